package org.waymark.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.id.RegistrationId;
import org.waymark.keys.KeyCipher;
import org.waymark.keys.KeySetName;
import org.waymark.keys.Keys;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ToolKeys;

/** What version 0.1 wrote is what this version reads, on both databases. */
class MigrationIT {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final String LAST_OF_0_1 = "22";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keys_and_registrations_of_version_0_1_stay_and_get_a_key_set_of_their_own(TestDatabase kind) throws Exception {
        String url = kind == TestDatabase.H2
                ? "jdbc:h2:mem:" + UUID.randomUUID() + ";" + Database.H2_OPTIONS + ";DB_CLOSE_DELAY=-1"
                : TestDatabase.newPostgresUrl();
        String user = kind == TestDatabase.H2 ? "sa" : "postgres";
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
}
