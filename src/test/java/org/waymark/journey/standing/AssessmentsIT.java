package org.waymark.journey.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.audit.AuditLog;
import org.waymark.people.Cities;
import org.waymark.people.CityId;
import org.waymark.people.ErasedPeople;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.Mark;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;
import org.waymark.standing.CityAssessment;
import org.waymark.standing.CityMark;
import org.waymark.standing.DeskFilter;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Assessments and single marks of one criterion, recorded and undone in every order. */
class AssessmentsIT {
    private static final CriterionCode DG1 = new CriterionCode("DG1");
    private static final StandardId STANDARD = new StandardId("wwc-2018");

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-29T10:00:00Z"));
    private Database database;
    private StandingJourneys journeys;
    private CityId city;

    private void with(TestDatabase kind, Runnable test) {
        try (Database opened = kind.open()) {
            database = opened;
            Rows.addBuiltIn(database);
            Instance instance = new Instance(
                    URI.create("http://localhost"),
                    database,
                    new WorkQueue(database, clock::get),
                    new AuditLog(new byte[32]),
                    new ErasedPeople(new byte[32]),
                    clock::get);
            journeys = new StandingJourneys(instance);
            city = database.inTransaction(handle ->
                    new Cities().addOrFind(handle, "Springfield", clock.get()).id());
            test.run();
        }
    }

    private int assess(String day) {
        assertThat(journeys.recordAssessment.record(
                        city,
                        new RecordAssessment.Result(
                                LocalDate.parse(day), STANDARD, List.of(DG1), null, null, "", "test")))
                .isInstanceOf(RecordAssessment.Recorded.class);
        return file().assessments().get(0).number();
    }

    private int mark(String day, boolean takenBack) {
        assertThat(journeys.markCriteria.mark(
                        city,
                        new MarkCriteria.Marking(
                                Mark.Kind.CONFIRMED,
                                List.of(DG1),
                                STANDARD,
                                LocalDate.parse(day),
                                takenBack,
                                "",
                                "test")))
                .isInstanceOf(MarkCriteria.Noted.class);
        return file().marks().get(0).number();
    }

    private ViewStanding.CityFile file() {
        return journeys.viewStanding.view(city, journeys.viewStanding.today()).orElseThrow();
    }

    private @Nullable LocalDate confirmedSince() {
        return file().standing().standing().areas().stream()
                .flatMap(area -> area.criteria().stream())
                .filter(line -> line.criterion().code().equals(DG1))
                .findFirst()
                .flatMap(line -> line.facts().confirmation())
                .map(CriterionFacts.Held::since)
                .orElse(null);
    }

    private void takeBack(int assessment) {
        assertThat(journeys.recordAssessment.takeBack(city, assessment, "test")).isTrue();
        assertThat(journeys.recordAssessment.takeBack(city, assessment, "test"))
                .as("once")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void two_assessments_are_taken_back_in_either_order(TestDatabase kind) {
        with(kind, () -> {
            mark("2020-01-01", false);
            int first = assess("2022-01-01");
            int second = assess("2024-01-01");
            assertThat(confirmedSince()).isEqualTo("2024-01-01");
            takeBack(first);
            assertThat(confirmedSince()).isEqualTo("2024-01-01");
            takeBack(second);
            assertThat(confirmedSince()).as("what was noted singly holds").isEqualTo("2020-01-01");
            first = assess("2022-01-01");
            second = assess("2024-01-01");
            takeBack(second);
            assertThat(confirmedSince()).isEqualTo("2022-01-01");
            takeBack(first);
            assertThat(confirmedSince()).isEqualTo("2020-01-01");
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_mark_is_undone_as_if_it_had_never_been_noted(TestDatabase kind) {
        with(kind, () -> {
            int old = mark("2020-01-01", false);
            mark("2030-01-01", true);
            int wrong = mark("2025-01-01", false);
            assertThat(journeys.markCriteria.undo(city, wrong, "test")).isTrue();
            assertThat(journeys.markCriteria.undo(city, wrong, "test")).isFalse();
            assertThat(confirmedSince()).isEqualTo("2020-01-01");
            assertThat(journeys.markCriteria.undo(city, old, "test")).isTrue();
            assertThat(confirmedSince()).isNull();
            assertThat(journeys.markCriteria.undo(city, 99, "test")).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_assessment_that_is_recorded_late_overrides_no_later_one(TestDatabase kind) {
        with(kind, () -> {
            int later = assess("2025-05-01");
            int earlier = assess("2021-05-01");
            assertThat(confirmedSince()).isEqualTo("2025-05-01");
            takeBack(later);
            assertThat(confirmedSince()).isEqualTo("2021-05-01");
            takeBack(earlier);
            assertThat(confirmedSince()).isNull();
            mark("2020-01-01", false);
            mark("2023-01-01", true);
            assess("2021-06-01");
            assertThat(confirmedSince()).as("it is so no longer since 2023").isNull();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_past_day_says_what_it_said(TestDatabase kind) {
        with(kind, () -> {
            LocalDate then = LocalDate.of(2026, 11, 29);
            int assessment = assess("2026-11-01");
            clock.set(Instant.parse("2026-12-03T10:00:00Z"));
            takeBack(assessment);
            assertThat(confirmedSince()).isNull();
            assertThat(journeys.viewStanding
                            .view(city, then)
                            .orElseThrow()
                            .standing()
                            .standing()
                            .confirmed())
                    .isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_table_is_recorded_in_the_order_of_its_days_and_its_notes_are_kept(TestDatabase kind) {
        with(kind, () -> {
            take("""
                    city,assessed on,criteria,evidence
                    Springfield,2025-05-01,DG1,https://example.org/b
                    Springfield,2021-05-01,DG1,
                    Springfield,2025-05-01,DG2,https://example.org/c
                    """, outcome -> assertThat(outcome).isInstanceOf(ImportAssessments.Done.class));
            assertThat(confirmedSince()).isEqualTo("2025-05-01");
            assertThat(file().assessments())
                    .extracting(CityAssessment::note)
                    .containsExactly("https://example.org/b\nhttps://example.org/c", "");
            CityMark undone = file().marks().get(0);
            assertThat(journeys.markCriteria.undo(city, undone.number(), "test"))
                    .isTrue();
            take(
                    """
                    city,assessed on,criteria,evidence
                    Springfield,2025-05-01,DG1 DG2,
                    """,
                    outcome -> assertThat(((ImportAssessments.Done) outcome).recorded())
                            .as("what was undone can be recorded again")
                            .isEqualTo(1));
            take(
                    "city,date,version\nRome,2025-05-01,\nRome,2025-05-01,wwc-2018\n",
                    outcome -> assertThat(outcome).isInstanceOf(ImportAssessments.Faulty.class));
            int known =
                    database.inTransaction(handle -> new Cities().list(handle).size());
            assertThat(known).isEqualTo(1);
        });
    }

    private void take(String table, Consumer<ImportAssessments.Outcome> check) {
        check.accept(journeys.importAssessments.run(table.getBytes(StandardCharsets.UTF_8), "test"));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_city_with_a_name_of_any_letters_stands_on_the_desk(TestDatabase kind) {
        with(kind, () -> {
            database.useTransaction(handle -> new Cities().addOrFind(handle, "\ufdfa".repeat(200), clock.get()));
            assertThat(journeys.viewDesk.view(DeskFilter.ALL, 0, 50).all()).isEqualTo(2);
        });
    }
}
