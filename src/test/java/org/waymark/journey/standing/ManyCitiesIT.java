package org.waymark.journey.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.audit.AuditLog;
import org.waymark.people.ErasedPeople;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.standing.DeskFilter;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Two thousand cities at once: the list by pages, the look at a change, the change and the way back. */
class ManyCitiesIT {
    private static final int CITIES = 2000;
    private static final LocalDate DAY = LocalDate.ofInstant(Rows.NOON, ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void two_thousand_cities_are_listed_and_changed_over_while_somebody_waits(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            fill(database);
            Instance instance = new Instance(
                    URI.create("http://localhost"),
                    database,
                    new WorkQueue(database, () -> Rows.NOON),
                    new AuditLog(new byte[32]),
                    new ErasedPeople(new byte[32]),
                    () -> Rows.NOON);
            StandingJourneys journeys = new StandingJourneys(instance);
            ViewDesk.Desk first = timed("the desk, when nothing is worked out", () -> desk(journeys));
            assertThat(first.all()).as("none is missing").isEqualTo(CITIES);
            touch(database);
            ViewDesk.Desk old = timed("the desk, when all are old", () -> desk(journeys));
            assertThat(old.waiting()).isEqualTo(CITIES - 200);
            timed("all of them", () -> standards(journeys));
            ViewDesk.Desk desk = timed("the desk", () -> desk(journeys));
            assertThat(desk.waiting()).isZero();
            assertThat(desk.all()).isEqualTo(CITIES);
            assertThat(desk.cities())
                    .hasSize(50)
                    .allMatch(one ->
                            one.summary().supported() > 0 && one.city().name().startsWith("City 10"));
            ChangeStandard.Change change =
                    new ChangeStandard.Change(new StandardId("wwc-2022"), DAY, true, true, "test");
            ChangeStandard.Preview preview = timed(
                    "the look",
                    () -> journeys.changeStandard.preview(null, change).orElseThrow());
            assertThat(preview.cities())
                    .hasSize(CITIES)
                    .allMatch(one -> one.result().supported() > 0);
            assertThat(timed("the change", () -> journeys.changeStandard.change(null, change)))
                    .isEqualTo(CITIES);
            assertThat(journeys.changeStandard.change(null, change)).isZero();
            assertThat(standards(journeys)).containsExactly("wwc-2022");
            Instant at = journeys.changeStandard.listChanges().get(0).recordedAt();
            assertThat(timed("the way back", () -> journeys.changeStandard.undo(at, "test")))
                    .isEqualTo(CITIES);
            assertThat(standards(journeys)).containsExactly("wwc-2018");
        }
    }

    private static void touch(Database database) {
        database.useTransaction(handle -> handle.execute("update city set changed = changed + 1"));
    }

    private static ViewDesk.Desk desk(StandingJourneys journeys) {
        return journeys.viewDesk.view(DeskFilter.ALL, 1000, 50);
    }

    /** The versions that cities are on, once all are up to date. */
    private static Set<String> standards(StandingJourneys journeys) {
        Set<String> found = new TreeSet<>();
        journeys.viewDesk.export(
                DeskFilter.ALL, one -> found.add(one.summary().standard().value()));
        return found;
    }

    /** Measures without judging: how long it takes depends on the machine. */
    private static <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T done = work.get();
        System.err.println("MEASURED many cities, " + what + ": " + (System.nanoTime() - start) / 1_000_000 + " ms");
        return done;
    }

    private static void fill(Database database) {
        database.useTransaction(handle -> {
            new Standards()
                    .takeIntoUse(handle, new StandardId("wwc-2022"), DAY, null, new Standard.Change(Rows.NOON, "test"));
            PreparedBatch cities = handle.prepareBatch(
                    "insert into city (id, name, people, completions, created_at) values (:id, :name, 0, 0, :now)");
            PreparedBatch supports = handle.prepareBatch("""
                    insert into city_support (city_id, run, standard, criterion, completed_on, recorded_on, supported)
                    values (:id, :run, 'wwc-2018', :criterion, :day, :day, 1)
                    """);
            for (int i = 0; i < CITIES; i++) {
                UUID id = new UUID(7, i);
                cities.bind("id", id)
                        .bind("name", "City %04d".formatted(i))
                        .bind("now", Rows.NOON)
                        .add();
                for (int j = 0; j < 20; j++) {
                    for (String criterion : new String[] {"DG1", "DG2", "OD1"}) {
                        supports.bind("id", id)
                                .bind("run", "run-" + j)
                                .bind("criterion", criterion)
                                .bind("day", DAY.minusDays(j))
                                .add();
                    }
                }
            }
            cities.execute();
            supports.execute();
        });
    }
}
