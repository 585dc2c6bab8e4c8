package org.waymark.passback;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.id.RegistrationId;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** What the version before had in its queue leaves after the update. */
class OldScoresIT {
    private static final String LAST_WITH_A_TASK_EACH = "59";
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    private static String id(int number) {
        return new UUID(0, number).toString();
    }

    private static String score(int number, String state, String nextTry) {
        return "insert into score (id, resource_link_id, learner_id, cause, given, maximum, comment, score_at, state,"
                + " attempts, passing_failures, final_failures, round, note, next_try_at, queued_at, created_at) values"
                + " ('%s', '%s', '%s', '%s', 100, 100, '', '2026-11-01T00:00:00Z', '%s', 0, 0, 0, 0, '', %s,"
                        .formatted(id(number), id(3), id(4), id(number), state, nextTry)
                + " '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z')";
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void scores_of_the_version_before_are_due_and_their_tasks_are_gone(TestDatabase kind) throws Exception {
        String url = kind.urlWithoutTables();
        String user = kind.user();
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:sql/migration")
                .target(LAST_WITH_A_TASK_EACH)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute("insert into registration (id, issuer, client_id, name, product, authorization_endpoint,"
                    + " token_endpoint, jwks_uri, state, programme, created_at) values ('" + id(1)
                    + "', 'https://lms.example', 'c', 'LMS', 'moodle', 'https://lms.example/a', 'https://lms.example/t',"
                    + " 'https://lms.example/k', 'ACTIVE', true, '2026-01-01T00:00:00Z')");
            statement.execute(
                    "insert into deployment (id, registration_id, deployment_id, state, first_seen_at) values ('"
                            + id(2) + "', '" + id(1) + "', '1', 'ACTIVE', '2026-01-01T00:00:00Z')");
            statement.execute(
                    "insert into resource_link (id, deployment_id, resource_link_id, title, ags_scopes, created_at)"
                            + " values ('" + id(3) + "', '" + id(2) + "', 'link', 'Link', '', '2026-01-01T00:00:00Z')");
            statement.execute("insert into learner (id, registration_id, subject, test_user, created_at) values ('"
                    + id(4) + "', '" + id(1) + "', 'ada', false, '2026-01-01T00:00:00Z')");
            statement.execute(score(11, "QUEUED", "'2026-11-01T00:00:00Z'"));
            statement.execute(score(12, "WAITING", "null"));
            statement.execute(score(13, "DELIVERED", "null"));
            statement.execute("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                    + " values ('deliver-score', '" + id(11) + "', '2026-11-01T00:00:00Z', false, 1)");
        }
        try (Database database = Database.open(url, user, "")) {
            RegistrationId platform = new RegistrationId(new UUID(0, 1));
            DueScores due = new DueScores();
            database.useTransaction(handle -> {
                assertThat(due.listPlatforms(handle, "nobody", NOW)).containsExactly(platform);
                assertThat(due.list(handle, platform, NOW, false, List.of(), 9))
                        .singleElement()
                        .satisfies(ready -> {
                            assertThat(ready.score().id()).isEqualTo(ScoreId.of(id(11)));
                            assertThat(ready.subject()).isEqualTo("ada");
                        });
                assertThat(handle.createQuery("select count(*) from scheduled_tasks")
                                .mapTo(Integer.class)
                                .one())
                        .isZero();
                // One press sends what waits for a person, too.
                assertThat(new ScoreRows().markAllQueued(handle, platform, NOW)).isEqualTo(2);
                assertThat(due.list(handle, platform, NOW, false, List.of(), 9)).hasSize(2);
            });
        }
    }
}
