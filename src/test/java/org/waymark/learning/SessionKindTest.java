package org.waymark.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.waymark.learning.edit.CatalogueImport;
import org.waymark.standard.Standards;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

/** What the built-in catalogue calls a meeting. */
class SessionKindTest {

    @Test
    void messages_readings_and_optional_hours_of_the_catalogue_are_no_meetings() {
        try (Database database = TestDatabase.H2.open()) {
            List<Run> runs = database.inTransaction(SessionKindTest::runs);
            Stream<RunSession> sessions = runs.stream().flatMap(run -> run.sessions().stream());
            assertThat(sessions)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(session -> assertThat(session.kind().counts())
                            .as(session.label())
                            .isEqualTo(!session.label()
                                    .matches("(?i).*(e-mail|reading|help desk|sent out|office hours).*")));
            Run fourParts = runs.stream()
                    .filter(run -> run.id().value().equals("open-data-policies-2020-03-17"))
                    .findFirst()
                    .orElseThrow();
            assertThat(fourParts.sessions())
                    .extracting(RunSession::kind)
                    .containsExactly(
                            SessionKind.MESSAGE, SessionKind.MEETING, SessionKind.MEETING, SessionKind.OPTIONAL);
            assertThat(fourParts.opens())
                    .as("the e-mail before it opens nothing")
                    .isEqualTo("2020-03-17T00:00:00Z");
        }
    }

    private static List<Run> runs(Handle handle) {
        new Standards().addBuiltIn(handle, Rows.NOON);
        new CatalogueImport().addBuiltIn(handle, Instant.EPOCH);
        return new Catalogue()
                .listRuns(handle).stream().map(CatalogueEntry::run).toList();
    }
}
