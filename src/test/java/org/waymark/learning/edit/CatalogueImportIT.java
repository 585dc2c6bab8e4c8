package org.waymark.learning.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.standard.ImportSummary;
import org.waymark.standard.StandardFile;
import org.waymark.standard.Standards;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** What is exported is what is imported; what an import changes gets a revision. */
class CatalogueImportIT {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String FILE = """
            {"standard": "wwc-2018", "opportunities": [
              {"slug": "data", "title": "Data", "kind": "course", "summary": "About data.",
               "description": ["One.", "Two."], "outcomes": ["Know data"], "audience": "Staff",
               "partners": ["A partner"], "notes": ["A note"], "runs": [
                {"slug": "data-1", "title": "Data, again", "startDate": "2026-03-02", "endDate": "2026-03-29",
                 "code": "D 1", "language": "es-MX", "format": "in-person", "place": "City Hall",
                 "hostCity": "Springfield", "duration": "4 weeks", "contents": ["A reading"], "audience": "Everybody",
                 "eligibility": "All", "timeCommitment": "2 hours", "outcomes": ["Do"],
                 "registrationDeadline": "2026-03-01", "capacity": "Twelve cities",
                 "tiers": [{"name": "Coached", "places": 6, "note": "With a coach"}, {"name": "Listening"}],
                 "contact": "data@city.example",
                 "materials": [{"title": "Guide", "url": "https://example.org/guide?a=b"}],
                 "takeAt": "https://lms.example/course/7", "standard": "wwc-2018", "criteria": ["EV2"],
                 "provisional": true, "notes": ["Guessed"], "published": true,
                 "publishedAt": "2026-02-01T09:00:00Z", "cancelledOn": "2026-03-01", "cancelNotice": "Snow",
                 "postponedFrom": "2026-02-02", "sessions": [
                   {"date": "2026-03-02", "startTime": "09:30", "endTime": "11:00", "zone": "America/New_York",
                    "label": "Kick-off", "leader": "Ada", "place": "Room 1", "link": "https://meet.example/1"}]},
                {"slug": "data-2", "startDate": "2026-09-01", "published": false}]}]}""";

    private final Catalogue catalogue = new Catalogue();
    private final CatalogueImport imports = new CatalogueImport();
    private final Revisions revisions = new Revisions();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_export_that_is_imported_into_an_empty_installation_gives_the_same_again(TestDatabase kind) {
        try (Database database = kind.open();
                Database empty = TestDatabase.H2.open()) {
            put(database, CatalogueFile.builtIn());
            ImportSummary added = put(database, file(FILE));
            assertThat(added.added()).hasSize(3);
            String export = export(database);
            put(empty, file(export));
            assertThat(export(empty)).isEqualTo(export);
            assertThat(empty.<List<CatalogueEntry>>inTransaction(catalogue::listRuns))
                    .isEqualTo(database.<List<CatalogueEntry>>inTransaction(catalogue::listRuns))
                    .contains(entry(FILE, "data-1"), entry(FILE, "data-2"));
            assertThat(put(database, file(export)).changedNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_file_that_says_nothing_of_it_leaves_who_sees_a_run_and_whether_it_takes_place(TestDatabase kind) {
        try (Database database = kind.open()) {
            put(database, file(FILE));
            Run before = find(database, "data-1");
            String old = FILE.replace(", \"published\": false", "")
                    .replaceAll("(?s), \"published\": true.*?\"2026-02-02\"", "")
                    .replace("D 1", "D 2");
            put(database, file(old));
            Run after = find(database, "data-1");
            assertThat(after.code()).isEqualTo("D 2");
            assertThat(after.state()).isEqualTo(before.state());
            assertThat(after.state().cancelNotice()).isEqualTo("Snow");
            assertThat(find(database, "data-2").state().isPublic(NOW)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_import_keeps_a_revision_of_what_it_adds_and_changes_and_of_nothing_else(TestDatabase kind) {
        try (Database database = kind.open()) {
            put(database, file(FILE));
            put(database, file(FILE.replace("D 1", "D 2")));
            List<Revision> run = database.inTransaction(handle -> revisions.list(handle, new RunId("data-1")));
            assertThat(run).extracting(Revision::number).containsExactly(2, 1);
            assertThat(run).extracting(Revision::action).containsOnly(Revision.Action.IMPORTED);
            assertThat(FieldChange.between(run.get(1).content(), run.get(0).content()))
                    .containsExactly(new FieldChange("code", "D 1", "D 2"));
            assertThat(database.<List<Revision>>inTransaction(handle -> revisions.list(handle, new RunId("data-2"))))
                    .hasSize(1);
            Opportunity opportunity =
                    database.inTransaction(catalogue::listOpportunities).get(0);
            assertThat(database.<List<Revision>>inTransaction(handle -> revisions.list(handle, opportunity.id())))
                    .hasSize(1);
        }
    }

    private static CatalogueEntry entry(String json, String run) {
        CatalogueFile file = file(json);
        return new CatalogueEntry(
                file.opportunities().get(0),
                file.runs().stream()
                        .filter(one -> one.id().value().equals(run))
                        .findFirst()
                        .orElseThrow());
    }

    private static CatalogueFile file(String json) {
        return CatalogueFile.parse(
                        json,
                        StandardFile.listBuiltIn().stream()
                                .map(StandardFile::standard)
                                .toList())
                .get();
    }

    private ImportSummary put(Database database, CatalogueFile file) {
        return database.inTransaction(handle -> {
            new Standards().addBuiltIn(handle, NOW);
            return imports.put(handle, file, NOW);
        });
    }

    private Run find(Database database, String run) {
        return database.inTransaction(handle -> catalogue.getRun(handle, new RunId(run)));
    }

    private static String export(Database database) {
        return database.inTransaction(handle -> new CatalogueExport().json(handle, TODAY));
    }
}
