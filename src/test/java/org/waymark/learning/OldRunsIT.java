package org.waymark.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** The runs of version 0.1 were all public, and stay so. */
class OldRunsIT {
    private static final String LAST_OF_0_1 = "22";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_run_of_version_0_1_is_public_in_english_and_in_the_usual_format_of_its_kind(TestDatabase kind)
            throws Exception {
        String url = kind.urlWithoutTables();
        String user = kind.user();
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:sql/migration")
                .target(LAST_OF_0_1)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute("insert into standard (id, title, criteria_count, rounding, provisional, notes, in_use)"
                    + " values ('old', 'Old', 0, 'UP', false, '[]', true)");
            statement.execute("insert into opportunity (slug, title, kind, issue_area, summary, partners, notes)"
                    + " values ('visit', 'Visit', 'POP_UP', false, 'A visit.', '[]', '[]')");
            statement.execute("insert into run (slug, opportunity, start_date, start_inferred, contents, outcomes,"
                    + " standard, provisional, notes)"
                    + " values ('visit-1', 'visit', '2020-01-01', false, '[]', '[\"Know\"]', 'old', false, '[]')");
            statement.execute("insert into run_session (run, place, session_date, year_inferred, whole_week, label)"
                    + " values ('visit-1', 0, '2020-01-01', false, false, 'All day')");
        }
        try (Database database = Database.open(url, user, "")) {
            CatalogueEntry entry = database.inTransaction(handle ->
                    new Catalogue().findRun(handle, new RunId("visit-1")).orElseThrow());
            assertThat(entry.run().state()).isEqualTo(RunState.PUBLISHED);
            assertThat(entry.run().language()).isEqualTo("en");
            assertThat(entry.run().place()).isEqualTo(new RunPlace(RunFormat.IN_PERSON, null, null));
            assertThat(entry.run().registration().tiers()).isEmpty();
            assertThat(entry.outcomes()).containsExactly("Know");
            assertThat(entry.opportunity().description()).isEmpty();
            assertThat(entry.run().sessions())
                    .extracting(RunSession::label, RunSession::leader)
                    .containsExactly(tuple("All day", null));
        }
    }
}
