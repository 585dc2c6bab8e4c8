package org.waymark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialId;
import org.waymark.credential.Credentials;
import org.waymark.id.RegistrationId;
import org.waymark.keys.KeyCipher;
import org.waymark.keys.KeySetName;
import org.waymark.keys.Keys;
import org.waymark.learning.RunId;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ToolKeys;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;
import org.waymark.progress.city.CityFacts;
import org.waymark.standing.AsOf;
import org.waymark.standing.Credits;
import org.waymark.standing.Tallies;

/** What version 0.1 wrote is what this version reads, on both databases. */
class MigrationIT {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final String LAST_OF_0_1 = "22";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_credential_of_version_0_1_names_no_organization_and_keeps_every_letter(TestDatabase kind) throws Exception {
        String url = kind.urlWithoutTables();
        String user = kind.user();
        UUID id = UUID.randomUUID();
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:sql/migration")
                .target(LAST_OF_0_1)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into credential (id, learner_id, run_id, edition, verification_code, facts, json, jwt,"
                            + " issued_at) values ('" + id + "', '" + id + "', 'run-1', 1, '7KQ2-9XWM-4TRD',"
                            + " '{\"achievement\":{\"id\":\"a\",\"name\":\"b\",\"description\":\"c\",\"criteriaNarrative\":\"d\","
                            + "\"achievementType\":\"Course\",\"alignments\":[]}}', '{\"json\":1}', 'e.y.J',"
                            + " '2026-01-01T00:00:00Z')");
        }
        try (Database database = Database.open(url, user, "")) {
            Credentials credentials = new Credentials();
            Credential credential = database.<Credential>inTransaction(
                    handle -> credentials.find(handle, new CredentialId(id)).orElseThrow());
            assertThat(credential.facts().issuer()).isNull();
            assertThat(credential.json() + credential.jwt()).isEqualTo("{\"json\":1}e.y.J");
            database.useTransaction(handle -> {
                credentials.markRevoked(handle, credential.id(), NOW, null);
                assertThat(credentials.listRevoked(handle, null)).hasSize(1);
            });
        }
    }

    /** While instances are restarted one after the other, one of the version before may have to start again. */
    @Test
    void a_database_that_the_next_version_has_changed_is_opened_still() throws Exception {
        String url = TestDatabase.newPostgresUrl();
        String user = TestDatabase.POSTGRESQL.user();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success) values (9999, '9999', 'next', 'SQL',"
                    + " 'V9999__next.sql', 1, 'x', 1, true)");
        }
        try (Database database = Database.open(url, user, "")) {
            assertThat(database.ready()).isTrue();
        }
    }

    /** A lock that some transaction holds for long does not let everybody else wait behind the migration. */
    @Test
    void on_postgresql_a_migration_gives_up_after_some_seconds_and_the_next_start_does_it() throws Exception {
        String url = TestDatabase.POSTGRESQL.urlWithoutTables();
        String user = TestDatabase.POSTGRESQL.user();
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:sql/migration")
                .target("58")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table used_state in access share mode");
            assertThatThrownBy(() -> Database.open(url, user, "")).hasMessageContaining("lock timeout");
            connection.rollback();
        }
        try (Database database = Database.open(url, user, "")) {
            assertThat(database.<String>query(handle -> handle.createQuery("show lock_timeout")
                            .mapTo(String.class)
                            .one()))
                    .as("for the others")
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keys_and_registrations_of_version_0_1_stay_and_get_a_key_set_of_their_own(TestDatabase kind) throws Exception {
        String url = kind.urlWithoutTables();
        String user = kind.user();
        UUID id = UUID.randomUUID();
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:sql/migration")
                .target(LAST_OF_0_1)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into signing_key (kid, key_use, number_in_use, public_jwk, private_jwk, created_at,"
                            + " active_from) values ('old', 'LTI', 1, '{\"kty\":\"RSA\",\"kid\":\"old\",\"e\":\"AQAB\",\"n\":\""
                            + "x".repeat(342) + "\"}', '{}', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')");
            statement.execute("insert into registration (id, issuer, client_id, name, product, authorization_endpoint,"
                    + " token_endpoint, jwks_uri, state, programme, created_at) values ('" + id
                    + "', 'https://lms.example',"
                    + " 'c', 'LMS', 'moodle', 'https://lms.example/a', 'https://lms.example/t', 'https://lms.example/k',"
                    + " 'ACTIVE', true, '2026-01-01T00:00:00Z')");
        }
        try (Database database = Database.open(url, user, "")) {
            Keys keys = new Keys(KeyCipher.plain());
            Registrations registrations = new Registrations();
            Registration registration = database.inTransaction(handle ->
                    registrations.find(handle, "https://lms.example", "c").orElseThrow());
            assertThat(registration.id()).isEqualTo(new RegistrationId(id));
            assertThat(registration.ownKeys()).isFalse();
            assertThat(registration.programme()).isTrue();
            assertThat(database.<String>inTransaction(handle -> keys.jwks(handle, KeySetName.COMMON, NOW)))
                    .contains("\"old\"");
            ToolKeys toolKeys = new ToolKeys(database, keys, () -> NOW);
            Optional<String> own = toolKeys.findJwks(id);
            assertThat(own)
                    .hasValueSatisfying(set -> assertThat(set).contains("RSA").doesNotContain("\"old\""));
            assertThat(toolKeys.findJwks(id)).isEqualTo(own);
            assertThat(toolKeys.findJwks(UUID.randomUUID())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_supported_a_city_in_version_0_1_does_so_still_with_its_days_claims_and_confirmations(TestDatabase kind)
            throws Exception {
        String url = kind.urlWithoutTables();
        String user = kind.user();
        UUID registration = UUID.randomUUID();
        UUID city = UUID.randomUUID();
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:sql/migration")
                .target(LAST_OF_0_1)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute("insert into registration (id, issuer, client_id, name, product, authorization_endpoint,"
                    + " token_endpoint, jwks_uri, state, programme, created_at) values ('" + registration
                    + "', 'https://lms.example', 'c', 'LMS', 'moodle', 'https://lms.example/a', 'https://lms.example/t',"
                    + " 'https://lms.example/k', 'ACTIVE', true, '2020-01-01T00:00:00Z')");
            statement.execute("insert into standard (id, title, criteria_count, rounding, provisional, notes, in_use)"
                    + " values ('own', 'Own', 3, 'UP', false, '', true)");
            statement.execute(
                    "insert into practice_area (standard, code, title, place) values ('own', 'A', 'Area', 0)");
            for (String code : List.of("A1", "A2", "A3")) {
                statement.execute("insert into criterion (standard, code, area, title, statement, provisional, place)"
                        + " values ('own', '" + code + "', 'A', '" + code + "', '" + code + "', false, 0)");
            }
            statement.execute("insert into opportunity (slug, title, kind, issue_area, summary, partners, notes)"
                    + " values ('o', 'O', 'SPRINT', false, '', '', '')");
            for (String run : List.of("single", "team")) {
                statement.execute("insert into run (slug, opportunity, start_date, start_inferred, contents, outcomes,"
                        + " standard, provisional, notes) values ('" + run
                        + "', 'o', '2020-01-01', false, '', '', 'own',"
                        + " false, '')");
                statement.execute("insert into run_alignment (run, standard, criterion) values ('" + run
                        + "', 'own', 'A1'), ('" + run + "', 'own', 'A2')");
            }
            statement.execute("insert into city (id, name, people, completions, created_at) values ('" + city
                    + "', 'Springfield', 2, 3, '2020-01-01T00:00:00Z')");
            for (int i = 1; i <= 2; i++) {
                UUID learner = new UUID(0, i);
                statement.execute("insert into learner (id, registration_id, subject, test_user, city_id, created_at)"
                        + " values ('" + learner + "', '" + registration + "', 's" + i + "', false, '" + city
                        + "', '2020-01-01T00:00:00Z')");
                for (String run : List.of("single", "team")) {
                    statement.execute(
                            "insert into city_credit (city_id, learner_id, run, credited_at, team_once) values"
                                    + " ('" + city + "', '" + learner + "', '" + run + "', '2020-03-0" + i
                                    + "T23:30:00Z', "
                                    + run.equals("team") + ")");
                }
                statement.execute("insert into award (learner_id, run, resource_link_id, met, team_once, decided_at,"
                        + " completed_at) values ('" + learner + "', 'single', '" + new UUID(0, 0)
                        + "', true, false, '2020-03-01T00:00:00Z', '2020-02-1" + i + "T12:00:00Z')");
            }
            // The run counted for A3 too when somebody completed it, and no more for A2 when it was taken back.
            statement.execute("insert into city_criterion (city_id, standard, criterion, supported, claimed_at,"
                    + " confirmed_at) values ('" + city + "', 'own', 'A1', 3, '2020-04-01T23:30:00Z', null), ('" + city
                    + "', 'own', 'A2', 4, null, '2020-05-01T00:00:00Z'), ('" + city + "', 'own', 'A3', 1, null, null)");
        }
        try (Database database = Database.open(url, user, "")) {
            CityFacts facts = database.inTransaction(
                    handle -> new Tallies().get(handle, new CityId(city), new AsOf(LocalDate.of(2026, 11, 28))));
            Map<String, Integer> sums = new TreeMap<>();
            facts.supports().forEach(one -> sums.merge(one.criterion().code().value(), one.count(), Integer::sum));
            assertThat(sums).isEqualTo(Map.of("A1", 3, "A2", 4, "A3", 1));
            assertThat(facts.supports().stream()
                            .filter(one -> one.criterion().code().value().equals("A1"))
                            .map(one -> one.run() + " " + one.completedOn()))
                    .containsExactlyInAnyOrder("single 2020-02-11", "single 2020-02-12", "team 2020-03-02");
            assertThat(facts.marks())
                    .extracting(mark -> mark.criterion().code() + " " + mark.kind() + " " + mark.effectiveOn())
                    .containsExactlyInAnyOrder("A1 CLAIMED 2020-04-01", "A2 CONFIRMED 2020-05-01");
            CityFacts before = database.inTransaction(
                    handle -> new Tallies().get(handle, new CityId(city), new AsOf(LocalDate.of(2020, 3, 1))));
            assertThat(before.supports())
                    .as("known by then")
                    .extracting(one -> one.run() + " " + one.completedOn())
                    .containsOnly("single 2020-02-11");
            database.useTransaction(handle -> {
                Credits credits = new Credits();
                for (int i = 1; i <= 2; i++) {
                    for (String run : List.of("single", "team")) {
                        credits.remove(handle, new CityId(city), new LearnerId(new UUID(0, i)), new RunId(run), NOW);
                    }
                }
            });
            CityFacts rest = database.inTransaction(
                    handle -> new Tallies().get(handle, new CityId(city), new AsOf(LocalDate.of(2026, 11, 28))));
            assertThat(rest.supports())
                    .as("what no run is known for")
                    .extracting(one -> one.run() + one.criterion().code() + one.count())
                    .containsExactlyInAnyOrder("A21", "A31");
        }
    }
}
