package org.waymark.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.lti.platform.Registration;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.progress.city.Support;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class CreditsIT {
    private static final LocalDate DAY = LocalDate.ofInstant(Rows.NOON, ZoneOffset.UTC);

    private final Credits credits = new Credits();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void support_is_a_recount_of_credits_whatever_came_and_went_at_once(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            City city = springfield(database);
            List<Run> runs = database.inTransaction(handle -> new Catalogue()
                    .listRuns(handle).stream()
                            .map(entry -> entry.run())
                            .limit(12)
                            .toList());
            List<Learner> learners = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                learners.add(Rows.addLearner(database, registration, "s" + i));
            }
            AtomicInteger next = new AtomicInteger();
            Rows.together(8, () -> {
                int mine = next.getAndIncrement();
                for (int i = 0; i < runs.size(); i++) {
                    Run run = runs.get((i + mine * 5) % runs.size());
                    Learner learner = learners.get((i + mine) % learners.size());
                    boolean takeOut = (i + mine) % 3 == 0;
                    database.useTransaction(handle -> {
                        add(handle, city, learner, run, false, DAY);
                        if (takeOut) {
                            remove(handle, city, learner, run);
                        }
                    });
                }
                return true;
            });
            database.useTransaction(handle -> {
                Map<String, Integer> recount = new TreeMap<>();
                handle.createQuery("""
                                select criterion, count(*) as n from city_credit
                                join run_alignment on run_alignment.run = city_credit.run group by criterion
                                """)
                        .map((row, context) -> Map.entry(row.getString("criterion"), row.getInt("n")))
                        .forEach(one -> recount.put(one.getKey(), one.getValue()));
                assertThat(recount).isNotEmpty();
                assertThat(supported(handle, city)).isEqualTo(recount);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_completion_credited_by_many_at_once_counts_once(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Learner learner = Rows.addLearner(database, Rows.addRegistration(database), "7");
            City city = springfield(database);
            Run run = database.inTransaction(CreditsIT::run);
            List<Boolean> counted = Rows.together(
                    6, () -> database.<Boolean>inTransaction(handle -> add(handle, city, learner, run, false, DAY)));
            assertThat(counted.stream().filter(one -> one)).hasSize(1);
            database.useTransaction(handle -> {
                assertThat(supported(handle, city)).hasSize(run.criteria().size());
                assertThat(supported(handle, city).values()).containsOnly(1);
                assertThat(credits.list(handle, city.id(), learner.id())).containsExactly(run.id());
                assertThat(credits.remove(handle, city.id(), learner.id(), new RunId("another"), Rows.NOON))
                        .isFalse();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void team_mates_count_once_until_the_last_of_them_is_gone(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            Learner one = Rows.addLearner(database, registration, "1");
            Learner two = Rows.addLearner(database, registration, "2");
            City city = springfield(database);
            database.useTransaction(handle -> {
                Run run = run(handle);
                assertThat(add(handle, city, one, run, true, DAY)).isTrue();
                assertThat(add(handle, city, two, run, true, DAY.minusDays(9))).isFalse();
                assertThat(days(handle, city)).containsOnly(DAY);
                assertThat(remove(handle, city, one, run))
                        .as("the other one stands for it")
                        .isFalse();
                assertThat(days(handle, city)).as("on its own day").containsOnly(DAY.minusDays(9));
                assertThat(supported(handle, city).values()).containsOnly(1);
                assertThat(remove(handle, city, two, run)).isTrue();
                assertThat(supported(handle, city)).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void who_completes_it_singly_stands_for_the_team_whatever_came_first(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            Learner one = Rows.addLearner(database, registration, "1");
            Learner two = Rows.addLearner(database, registration, "2");
            City city = springfield(database);
            database.useTransaction(handle -> {
                Run run = run(handle);
                assertThat(add(handle, city, one, run, true, DAY)).isTrue();
                assertThat(add(handle, city, two, run, false, DAY.minusDays(3))).isFalse();
                assertThat(days(handle, city)).containsOnly(DAY.minusDays(3));
                assertThat(supported(handle, city).values()).containsOnly(1);
                assertThat(remove(handle, city, two, run)).isFalse();
                assertThat(days(handle, city)).containsOnly(DAY);
                assertThat(add(handle, city, two, run, false, DAY.minusDays(3))).isFalse();
                assertThat(remove(handle, city, one, run)).isFalse();
                assertThat(days(handle, city)).containsOnly(DAY.minusDays(3));
                assertThat(remove(handle, city, two, run)).isTrue();
                assertThat(supported(handle, city)).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_was_counted_is_taken_back_after_the_run_was_edited_too(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            Learner one = Rows.addLearner(database, registration, "1");
            Learner two = Rows.addLearner(database, registration, "2");
            City city = springfield(database);
            database.useTransaction(handle -> {
                Run run = run(handle);
                String first = run.criteria().get(0).value();
                add(handle, city, one, run, false, DAY);
                handle.createUpdate("delete from run_alignment where run = :run and criterion <> :first")
                        .bind("run", run.id())
                        .bind("first", first)
                        .execute();
                add(handle, city, two, run(handle), false, DAY);
                assertThat(supported(handle, city))
                        .hasSize(run.criteria().size())
                        .containsEntry(first, 2);
                remove(handle, city, one, run);
                assertThat(supported(handle, city)).isEqualTo(Map.of(first, 1));
                remove(handle, city, two, run);
                assertThat(supported(handle, city)).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void rows_grow_with_days_and_not_with_people(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            City city = springfield(database);
            Run run = database.inTransaction(CreditsIT::run);
            for (int i = 0; i < 20; i++) {
                Learner learner = Rows.addLearner(database, registration, "s" + i);
                database.useTransaction(handle -> add(handle, city, learner, run, false, DAY));
            }
            assertThat(Rows.count(database, "city_support"))
                    .isEqualTo(run.criteria().size());
            assertThat(Rows.count(database, "counted_for")).isEqualTo(1);
        }
    }

    private boolean add(Handle handle, City city, Learner learner, Run run, boolean teamOnce, LocalDate day) {
        new Cities().markCounts(handle, city.id(), 0, 0);
        return credits.add(handle, city.id(), learner.id(), run, teamOnce, day, Rows.NOON);
    }

    private boolean remove(Handle handle, City city, Learner learner, Run run) {
        new Cities().markCounts(handle, city.id(), 0, 0);
        return credits.remove(handle, city.id(), learner.id(), run.id(), Rows.NOON);
    }

    private static City springfield(Database database) {
        return database.inTransaction(handle -> new Cities().addOrFind(handle, "Springfield", Rows.NOON));
    }

    private static Run run(Handle handle) {
        return new Catalogue().findRun(handle, Rows.RUN).orElseThrow().run();
    }

    private static List<Support> supports(Handle handle, City city) {
        return new Tallies().get(handle, city.id(), new AsOf(DAY)).supports();
    }

    private static Map<String, Integer> supported(Handle handle, City city) {
        Map<String, Integer> all = new TreeMap<>();
        supports(handle, city).forEach(one -> all.merge(one.criterion().code().value(), one.count(), Integer::sum));
        return all;
    }

    private static List<LocalDate> days(Handle handle, City city) {
        return supports(handle, city).stream().map(Support::completedOn).toList();
    }
}
