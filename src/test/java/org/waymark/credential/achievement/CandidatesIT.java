package org.waymark.credential.achievement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.learning.OpportunityId;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** The preview of a badge counts who has completed its courses, and reads nobody else's completions. */
class CandidatesIT {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final UUID REGISTRATION = new UUID(0, 1);
    private static final int RUNS = 200;
    private static final int LEARNERS = 10_000;
    private static final int BOTH = 3;

    private static void fill(Handle handle) {
        handle.execute(
                "insert into registration (id, issuer, client_id, name, product, authorization_endpoint,"
                        + " token_endpoint, jwks_uri, state, programme, created_at) values (?, 'https://lms.example', 'c',"
                        + " 'LMS', 'x', 'https://lms.example/a', 'https://lms.example/t', 'https://lms.example/j', 'ACTIVE',"
                        + " false, ?)",
                REGISTRATION,
                NOW);
        handle.execute("insert into standard (id, title, criteria_count, rounding, provisional, notes)"
                + " values ('own', 'Own', 3, 'UP', false, '')");
        PreparedBatch opportunities = handle.prepareBatch("insert into opportunity (slug, title, kind, issue_area,"
                + " summary, partners, notes) values (?, 'O', 'SPRINT', false, '', '[]', '[]')");
        PreparedBatch runs = handle.prepareBatch("insert into run (slug, opportunity, start_date, start_inferred,"
                + " contents, outcomes, standard, provisional, notes)"
                + " values (?, ?, '2020-01-01', false, '[]', '[]', 'own', false, '[]')");
        for (int i = 0; i < RUNS; i++) {
            opportunities.add("o" + i);
            runs.add("r" + i, "o" + i);
        }
        opportunities.execute();
        runs.execute();
        PreparedBatch learners = handle.prepareBatch(
                "insert into learner (id, registration_id, subject, test_user, created_at) values (?, ?, ?, false, ?)");
        PreparedBatch awards =
                handle.prepareBatch("insert into award (learner_id, run, resource_link_id, met, team_once, decided_at)"
                        + " values (?, ?, ?, true, false, ?)");
        for (int i = 0; i < LEARNERS; i++) {
            learners.add(new UUID(1, i), REGISTRATION, "s" + i, NOW);
            awards.add(new UUID(1, i), "r" + i % RUNS, REGISTRATION, NOW);
        }
        for (int i = 0; i < BOTH; i++) {
            // These have completed course 1 already.
            awards.add(new UUID(1, 1 + i * RUNS), "r2", REGISTRATION, NOW);
        }
        learners.execute();
        awards.execute();
        handle.execute("analyze");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void who_completed_the_courses_of_a_set_is_found_by_those_courses(TestDatabase kind) {
        try (Database database = kind.open()) {
            database.useTransaction(CandidatesIT::fill);
            List<String> asked = new ArrayList<>();
            EarnerCount count = database.inTransaction(handle -> {
                handle.setSqlLogger(new SqlLogger() {
                    @Override
                    public void logBeforeExecution(StatementContext context) {
                        asked.add(context.getRenderedSql());
                    }
                });
                return new Candidates()
                        .count(
                                handle,
                                Candidates.Asked.ofSet(List.of(new OpportunityId("o1"), new OpportunityId("o2"))),
                                null,
                                NOW);
            });
            assertThat(count.earned()).isEqualTo(BOTH);
            String query = asked.get(asked.size() - 1);
            assertThat(query).contains("from award");
            String plan = database.inTransaction(handle -> handle.createQuery("explain " + query)
                    .bind("achievement", "")
                    .bind("after", new UUID(0, 0))
                    .bind("count", 2)
                    .bind("__needed_0", "o1")
                    .bind("__needed_1", "o2")
                    .mapTo(String.class)
                    .collect(Collectors.joining("\n")));
            assertThat(plan.toLowerCase(Locale.ROOT))
                    .contains("award_of_run")
                    .doesNotContain("award.tablescan", "seq scan on award");
        }
    }
}
