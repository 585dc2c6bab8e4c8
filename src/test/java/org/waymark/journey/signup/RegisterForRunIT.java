package org.waymark.journey.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.audit.AuditLog;
import org.waymark.journey.programme.ProgrammeJourneys;
import org.waymark.journey.programme.Written;
import org.waymark.journey.question.QuestionJourneys;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.lti.platform.Registration;
import org.waymark.mail.Outbox;
import org.waymark.people.ErasedPeople;
import org.waymark.people.LearnerId;
import org.waymark.signup.SignUp;
import org.waymark.signup.SignUpState;
import org.waymark.signup.SignUps;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Places are given once, also when everybody comes at the same moment, on both databases. */
class RegisterForRunIT {
    private static final int PEOPLE = 12;
    private static final int PLACES = 3;
    private static final RegisterForRun.Wishes NONE = new RegisterForRun.Wishes(false, "", false);

    private Instance instance;
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-28T10:00:00Z"));

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void at_the_same_moment_nobody_gets_a_place_that_is_not_there_and_none_stays_free(TestDatabase kind)
            throws Exception {
        try (Database database = kind.open()) {
            SignUpJourneys signUps = signUps(database);
            RunId run = run(signUps, ", \"tiers\": [{\"name\": \"Cohort\", \"places\": " + PLACES + "}]");
            List<LearnerId> people = people(database);

            List<RegisterForRun.Outcome> outcomes = atOnce(people.stream()
                    .<Callable<RegisterForRun.Outcome>>map(
                            one -> () -> signUps.registerForRun.register(one, run, "Cohort", List.of(), NONE))
                    .toList());
            assertThat(outcomes).hasSize(PEOPLE).allMatch(RegisterForRun.Done.class::isInstance);
            assertThat(states(database, run, SignUpState.PLACED)).hasSize(PLACES);
            assertThat(states(database, run, SignUpState.WAITING)).hasSize(PEOPLE - PLACES);
            List<SignUp> line = states(database, run, SignUpState.WAITING);
            assertThat(line.stream().map(SignUp::line).distinct()).hasSize(PEOPLE - PLACES);

            // Everybody who has a place gives it away, and the same number of those that wait does, too.
            List<LearnerId> leaving = new ArrayList<>(states(database, run, SignUpState.PLACED).stream()
                    .map(SignUp::learner)
                    .toList());
            leaving.addAll(line.subList(0, PLACES).stream().map(SignUp::learner).toList());
            atOnce(leaving.stream()
                    .<Callable<Boolean>>map(one -> () -> signUps.registerForRun.withdraw(one, run))
                    .toList());
            assertThat(states(database, run, SignUpState.PLACED).stream().map(SignUp::learner))
                    .as("the next in line")
                    .containsExactlyInAnyOrderElementsOf(line.subList(PLACES, 2 * PLACES).stream()
                            .map(SignUp::learner)
                            .toList());
            assertThat(signUps.registerForRun.withdraw(leaving.get(0), run))
                    .as("once")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoever_registers_and_withdraws_again_and_again_is_stopped_for_a_day(TestDatabase kind) {
        try (Database database = kind.open()) {
            SignUpJourneys signUps = signUps(database);
            RunId run = run(signUps, "");
            LearnerId person = people(database).get(0);
            int done = 0;
            while (signUps.registerForRun.register(person, run, "", List.of(), NONE) instanceof RegisterForRun.Done) {
                signUps.registerForRun.withdraw(person, run);
                assertThat(++done).isLessThan(100);
            }
            assertThat(done).isEqualTo(RegisterForRun.MOST_STEPS / 2);
            clock.set(clock.get().plusSeconds(90_000));
            assertThat(signUps.registerForRun.register(person, run, "", List.of(), NONE))
                    .isInstanceOf(RegisterForRun.Done.class);
        }
    }

    private SignUpJourneys signUps(Database database) {
        Rows.addBuiltIn(database);
        instance = new Instance(
                URI.create("http://localhost"),
                database,
                new WorkQueue(database, clock::get),
                new AuditLog(new byte[32]),
                new ErasedPeople(new byte[32]),
                clock::get);
        return new SignUpJourneys(instance, new Outbox(instance, null));
    }

    private RunId run(SignUpJourneys signUps, String more) {
        ProgrammeJourneys programme = new ProgrammeJourneys(
                instance, signUps.followRun, new QuestionJourneys(instance, new Outbox(instance, null)).planHosting);
        Written.Saved created = (Written.Saved) programme.editRun.create(
                new OpportunityId("open-data-policies"),
                "{\"startDate\": \"2027-02-24\", \"registerHere\": true, \"code\": \"OD 9\"" + more + "}",
                "Ada");
        RunId run = new RunId(created.id());
        programme.changeRun.publish(run, created.revision(), null, "Ada");
        return run;
    }

    private static List<SignUp> states(Database database, RunId run, SignUpState state) {
        return database.inTransaction(handle -> new SignUps().list(handle, run)).stream()
                .filter(one -> one.state() == state)
                .toList();
    }

    private static List<LearnerId> people(Database database) {
        Registration platform = Rows.addRegistration(database);
        List<LearnerId> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Rows.addLearner(database, platform, "subject-" + i).id());
        }
        return people;
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
