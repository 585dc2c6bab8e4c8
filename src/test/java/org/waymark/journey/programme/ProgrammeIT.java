package org.waymark.journey.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.audit.AuditLog;
import org.waymark.journey.question.QuestionJourneys;
import org.waymark.journey.signup.SignUpJourneys;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.learning.RunSession;
import org.waymark.learning.RunState;
import org.waymark.learning.edit.FieldChange;
import org.waymark.learning.edit.Revision;
import org.waymark.mail.Outbox;
import org.waymark.people.ErasedPeople;
import org.waymark.standard.CriterionCode;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Staff keep the calendar: what they write is there, nothing that somebody wrote is lost, and all of it comes back. */
class ProgrammeIT {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final OpportunityId OPPORTUNITY = new OpportunityId("open-data-policies");
    private static final String RUN = """
            {"startDate": "2027-02-24", "endDate": "2027-03-24", "code": "OD 7", "criteria": ["OD1"],
             "registrationDeadline": "2027-02-20", "takeAt": "https://lms.example/1", "sessions": [
               {"date": "2027-02-24", "startTime": "15:30", "zone": "America/New_York", "label": "Kick-off",
                "link": "https://meet.example/1"},
               {"date": "2027-03-24", "startTime": "15:30", "zone": "America/New_York", "label": "Closing"}]}""";

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    private ProgrammeJourneys programme(Database database) {
        Rows.addBuiltIn(database);
        Instance instance = new Instance(
                URI.create("http://localhost"),
                database,
                new WorkQueue(database, now::get),
                new AuditLog(new byte[32]),
                new ErasedPeople(new byte[32]),
                now::get);
        Outbox outbox = new Outbox(instance, null);
        return new ProgrammeJourneys(
                instance,
                new SignUpJourneys(instance, outbox).followRun,
                new QuestionJourneys(instance, outbox).planHosting);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_run_is_created_as_a_draft_published_for_later_postponed_cancelled_and_brought_back(TestDatabase kind) {
        try (Database database = kind.open()) {
            ProgrammeJourneys programme = programme(database);
            RunId run = created(programme.editRun.create(OPPORTUNITY, RUN, "Ada"));
            assertThat(run.value()).isEqualTo("open-data-policies-2027-02-24");
            assertThat(state(programme, run)).isEqualTo(RunState.DRAFT);

            Instant later = NOW.plusSeconds(3600);
            saved(programme.changeRun.publish(run, 1, later, "Ada"), 2);
            assertThat(state(programme, run).isPublic(NOW)).isFalse();
            assertThat(state(programme, run).isPublic(later)).isTrue();

            saved(programme.changeRun.postpone(run, 2, LocalDate.of(2027, 3, 3), "Bob"), 3);
            Run postponed = view(programme, run).entry().run();
            assertThat(postponed.state().postponedFrom()).isEqualTo("2027-02-24");
            assertThat(postponed.end()).isEqualTo("2027-03-31");
            assertThat(postponed.registration().deadline()).isEqualTo("2027-02-27");
            assertThat(postponed.sessions())
                    .extracting(RunSession::date)
                    .containsExactly(LocalDate.of(2027, 3, 3), LocalDate.of(2027, 3, 31));
            saved(programme.changeRun.postpone(run, 3, LocalDate.of(2027, 4, 7), "Bob"), 4);
            assertThat(state(programme, run).postponedFrom()).isEqualTo("2027-02-24");

            assertThat(programme.changeRun.cancel(run, 4, "  ", "Bob"))
                    .isInstanceOfSatisfying(
                            Written.Faulty.class,
                            faulty -> assertThat(faulty.faults().get(0).field()).isEqualTo("cancelNotice"));
            saved(programme.changeRun.cancel(run, 4, "The coach is ill.", "Bob"), 5);
            assertThat(state(programme, run).word(later)).isEqualTo(RunState.Word.CANCELLED);
            saved(programme.changeRun.reinstate(run, 5, "Bob"), 6);
            assertThat(state(programme, run).word(later)).isEqualTo(RunState.Word.POSTPONED);
            saved(programme.changeRun.hide(run, 6, "Bob"), 7);
            assertThat(state(programme, run).isPublic(later)).isFalse();

            saved(programme.changeRun.restore(run, 7, 3, "Ada"), 8);
            assertThat(view(programme, run).entry().run()).isEqualTo(postponed);
            assertThat(view(programme, run).history())
                    .extracting(Revision::action)
                    .containsExactly(
                            Revision.Action.RESTORED,
                            Revision.Action.HIDDEN,
                            Revision.Action.REINSTATED,
                            Revision.Action.CANCELLED,
                            Revision.Action.POSTPONED,
                            Revision.Action.POSTPONED,
                            Revision.Action.PUBLISHED,
                            Revision.Action.CREATED);
            assertThat(programme.changeRun.restore(run, 8, 99, "Ada")).isInstanceOf(Written.Missing.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoever_comes_second_is_told_what_the_first_changed_and_nothing_is_lost(TestDatabase kind) {
        try (Database database = kind.open()) {
            ProgrammeJourneys programme = programme(database);
            RunId run = created(programme.editRun.create(OPPORTUNITY, RUN, "Ada"));
            saved(programme.editRun.save(run, 1, RUN.replace("OD 7", "OD 8"), "Bob"), 2);
            Written second = programme.editRun.save(run, 1, RUN.replace("2027-03-24\",", "2027-03-31\","), "Ada");
            assertThat(second).isInstanceOfSatisfying(Written.Outdated.class, outdated -> {
                assertThat(outdated.revision()).isEqualTo(2);
                assertThat(outdated.since()).extracting(Revision::recordedBy).containsExactly("Bob");
                assertThat(outdated.changes()).containsExactly(new FieldChange("code", "OD 7", "OD 8"));
            });
            assertThat(programme.changeRun.hide(run, 1, "Ada")).isInstanceOf(Written.Outdated.class);
            assertThat(view(programme, run).entry().run().code()).isEqualTo("OD 8");
            assertThat(programme.editRun.save(new RunId("nothing"), 0, RUN, "Ada"))
                    .isInstanceOf(Written.Missing.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_faulty_form_names_its_fields_and_writes_nothing(TestDatabase kind) {
        try (Database database = kind.open()) {
            ProgrammeJourneys programme = programme(database);
            RunId run = created(programme.editRun.create(OPPORTUNITY, RUN, "Ada"));
            String before = view(programme, run).json();
            Written written = programme.editRun.save(
                    run,
                    1,
                    RUN.replace("\"2027-03-24\", \"code\"", "\"2027-02-23\", \"code\"")
                            .replace("\"OD1\"", "\"OD99\"")
                            .replace("2027-02-20", "2027-02-25"),
                    "Bob");
            assertThat(fields(written))
                    .containsExactlyInAnyOrder(
                            "endDate", "criteria[0]", "registrationDeadline", "sessions[0].date", "sessions[1].date");
            assertThat(fields(programme.editRun.create(OPPORTUNITY, RUN, "Bob")))
                    .as("there is a run with this start and code")
                    .containsExactly("startDate");
            assertThat(fields(programme.editRun.create(OPPORTUNITY, "[]", "Bob")))
                    .containsExactly("file");
            assertThat(fields(programme.editRun.create(OPPORTUNITY, "{", "Bob")))
                    .isNotEmpty();
            assertThat(view(programme, run).json()).isEqualTo(before);
            assertThat(view(programme, run).revision()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_first_change_of_a_run_from_before_keeps_what_was_there(TestDatabase kind) {
        try (Database database = kind.open()) {
            ProgrammeJourneys programme = programme(database);
            database.useTransaction(handle -> handle.execute("delete from run_revision"));
            RunPage page = view(programme, Rows.RUN);
            assertThat(page.revision()).isZero();
            assertThat(programme.changeRun.hide(Rows.RUN, 5, "Bob"))
                    .as("a number that nobody was given")
                    .isInstanceOf(Written.Outdated.class);
            saved(programme.changeRun.cancel(Rows.RUN, 0, "It never took place.", "Ada"), 1);
            assertThat(view(programme, Rows.RUN).history())
                    .extracting(Revision::action)
                    .containsExactly(Revision.Action.CANCELLED, Revision.Action.FOUND);
            assertThat(programme.changeRun.hide(Rows.RUN, 0, "Bob"))
                    .isInstanceOfSatisfying(
                            Written.Outdated.class,
                            outdated -> assertThat(outdated.changes())
                                    .extracting(FieldChange::field)
                                    .containsExactly("cancelledOn", "cancelNotice"));
            saved(programme.changeRun.restore(Rows.RUN, 1, 0, "Ada"), 2);
            assertThat(view(programme, Rows.RUN).entry()).isEqualTo(page.entry());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_copy_is_a_draft_of_the_next_edition_on_the_same_weekdays_at_the_same_local_time(TestDatabase kind) {
        try (Database database = kind.open()) {
            ProgrammeJourneys programme = programme(database);
            RunId run = created(programme.editRun.create(OPPORTUNITY, RUN, "Ada"));
            saved(programme.changeRun.cancel(run, 1, "Snow", "Ada"), 2);
            LocalDate start = programme.copyRun.suggestStart(run).orElseThrow();
            assertThat(start).isEqualTo("2027-05-26");
            RunId next = created(programme.editRun.create(
                    OPPORTUNITY, programme.copyRun.copy(run, start).orElseThrow(), "Ada"));
            Run before = view(programme, run).entry().run();
            Run copy = view(programme, next).entry().run();
            assertThat(next.value()).isEqualTo("open-data-policies-2027-05-26");
            assertThat(copy.code()).isEqualTo("OD 8");
            assertThat(copy.state()).isEqualTo(RunState.DRAFT);
            assertThat(copy.takeAt()).isNull();
            assertThat(copy.criteria()).isEqualTo(before.criteria());
            for (int i = 0; i < copy.sessions().size(); i++) {
                RunSession was = before.sessions().get(i);
                RunSession is = copy.sessions().get(i);
                assertThat(is.date()).isEqualTo(was.date().plusWeeks(13));
                assertThat(is.date().getDayOfWeek()).isEqualTo(was.date().getDayOfWeek());
                assertThat(is.start()).isEqualTo(was.start());
                assertThat(is.link()).isNull();
            }
            assertThat(before.sessions().get(0).startsAt()).contains(Instant.parse("2027-02-24T20:30:00Z"));
            assertThat(copy.sessions().get(0).startsAt())
                    .as("in summer")
                    .contains(Instant.parse("2027-05-26T19:30:00Z"));
            RunId again = created(programme.editRun.create(
                    OPPORTUNITY, programme.copyRun.copy(next, start.plusDays(1)).orElseThrow(), "Ada"));
            assertThat(view(programme, again).entry().run().code()).isEqualTo("OD 9");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_opportunity_is_created_under_a_name_of_its_own_changed_and_brought_back(TestDatabase kind) {
        try (Database database = kind.open()) {
            ProgrammeJourneys programme = programme(database);
            String typed = """
                    {"title": "Ciudades que aprenden: ¿cómo?", "kind": "workshop", "summary": "Learning cities."}""";
            OpportunityId id = new OpportunityId(
                    created(programme.editOpportunity.create(typed, "Ada")).value());
            assertThat(id.value()).isEqualTo("ciudades-que-aprenden-como");
            assertThat(fields(programme.editOpportunity.create(typed, "Bob"))).containsExactly("title");
            saved(programme.editOpportunity.save(id, 1, typed.replace("Learning", "Teaching"), "Bob"), 2);
            assertThat(programme.editOpportunity.save(id, 1, typed, "Ada"))
                    .isInstanceOfSatisfying(
                            Written.Outdated.class,
                            outdated -> assertThat(outdated.changes())
                                    .containsExactly(
                                            new FieldChange("summary", "Learning cities.", "Teaching cities.")));
            saved(programme.editOpportunity.restore(id, 2, 1, "Ada"), 3);
            OpportunityPage page = programme.viewRuns.view(id).orElseThrow();
            assertThat(page.opportunity().summary()).isEqualTo("Learning cities.");
            assertThat(page.history()).hasSize(3);
            OpportunityId foreign = new OpportunityId(
                    created(programme.editOpportunity.create(typed.replaceAll("Ciud.*cómo\\?", "開かれた都市"), "Ada"))
                            .value());
            assertThat(foreign.value()).isEqualTo("opportunity");
            assertThat(created(programme.editRun.create(foreign, RUN, "Ada")).value())
                    .isEqualTo("opportunity-2027-02-24");
            assertThat(created(programme.editRun.create(foreign, RUN.replace("OD 7", "OD 8"), "Ada"))
                            .value())
                    .isEqualTo("opportunity-2027-02-24-2");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatever_staff_do_in_whichever_order_every_former_state_comes_back(TestDatabase kind) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Database database = kind.open()) {
            ProgrammeJourneys programme = programme(database);
            RunId run = created(programme.editRun.create(OPPORTUNITY, RUN, "Ada"));
            List<Run> model = new ArrayList<>();
            model.add(view(programme, run).entry().run());
            for (int step = 0; step < 60; step++) {
                now.set(NOW.plusSeconds(step * 60L));
                int revision = model.size();
                int stale = random.nextInt(revision) + 1;
                boolean late = stale < revision && random.nextInt(4) == 0;
                int former = random.nextInt(revision) + 1;
                int from = late ? stale : revision;
                Run last = model.get(revision - 1);
                Written written = switch (random.nextInt(7)) {
                    case 0 ->
                        programme.editRun.save(
                                run,
                                from,
                                view(programme, run).json().replaceAll("OD \\d+", "OD " + random.nextInt(90)),
                                "Ada");
                    case 1 ->
                        programme.changeRun.postpone(run, from, last.start().plusDays(random.nextInt(40) - 10L), "Ada");
                    case 2 -> programme.changeRun.cancel(run, from, "Notice " + step, "Ada");
                    case 3 -> programme.changeRun.reinstate(run, from, "Ada");
                    case 4 -> programme.changeRun.hide(run, from, "Ada");
                    case 5 -> programme.changeRun.publish(run, from, null, "Ada");
                    default -> programme.changeRun.restore(run, from, former, "Ada");
                };
                Run is = view(programme, run).entry().run();
                if (late) {
                    assertThat(written).as("seed %d step %d", seed, step).isInstanceOf(Written.Outdated.class);
                }
                if (written instanceof Written.Saved saved && saved.revision() == revision + 1) {
                    model.add(is);
                } else {
                    assertThat(is).as("seed %d step %d", seed, step).isEqualTo(last);
                }
                assertThat(view(programme, run).revision())
                        .as("seed %d step %d", seed, step)
                        .isEqualTo(model.size());
            }
            for (int number = 1; number <= model.size(); number++) {
                int latest = view(programme, run).revision();
                programme.changeRun.restore(run, latest, number, "Bob");
                assertThat(view(programme, run).entry().run())
                        .as("seed %d revision %d", seed, number)
                        .isEqualTo(model.get(number - 1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void staff_see_what_a_change_of_criteria_moves_before_they_make_it(TestDatabase kind) {
        try (Database database = kind.open()) {
            ProgrammeJourneys programme = programme(database);
            RunId run = created(programme.editRun.create(OPPORTUNITY, RUN, "Ada"));
            Run before = view(programme, run).entry().run();
            CatalogueEntry after = programme
                    .editRun
                    .check(run, RUN.replace("[\"OD1\"]", "[\"EV2\", \"GM1\"]"))
                    .orElseThrow()
                    .get();
            assertThat(EditRun.Realigned.between(before, after.run())).hasValueSatisfying(moved -> {
                assertThat(moved.otherStandard()).isFalse();
                assertThat(moved.lost()).containsExactly(new CriterionCode("OD1"));
                assertThat(moved.gained())
                        .containsExactlyInAnyOrder(new CriterionCode("EV2"), new CriterionCode("GM1"));
            });
            assertThat(EditRun.Realigned.between(before, before)).isEmpty();
            assertThat(view(programme, run).use().none()).isTrue();
            assertThat(view(programme, run).entry().run())
                    .as("nothing is written")
                    .isEqualTo(before);
        }
    }

    private static RunPage view(ProgrammeJourneys programme, RunId run) {
        return programme.viewRuns.view(run).orElseThrow();
    }

    private static RunState state(ProgrammeJourneys programme, RunId run) {
        return view(programme, run).entry().run().state();
    }

    private static RunId created(Written written) {
        assertThat(written).isInstanceOf(Written.Saved.class);
        assertThat(((Written.Saved) written).revision()).isEqualTo(1);
        return new RunId(((Written.Saved) written).id());
    }

    private static void saved(Written written, int revision) {
        assertThat(written)
                .isInstanceOfSatisfying(
                        Written.Saved.class,
                        saved -> assertThat(saved.revision()).isEqualTo(revision));
    }

    private static List<String> fields(Written written) {
        return ((Written.Faulty) written)
                .faults().stream().map(fault -> fault.field()).toList();
    }
}
