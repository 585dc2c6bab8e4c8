package org.waymark.journey.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
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
                    () -> Rows.NOON);
            StandingJourneys journeys = new StandingJourneys(instance);
            ViewStanding.Page page = timed("a page", () -> journeys.viewStanding.list("", 1000, 50));
            assertThat(page.all()).isEqualTo(CITIES);
            assertThat(page.cities()).hasSize(50).allMatch(one -> one.standing().supported() > 0);
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
            assertThat(journeys.viewStanding.list("", 0, 50).cities())
                    .allMatch(one -> one.standard().id().value().equals("wwc-2022"));
            Instant at = journeys.changeStandard.listChanges().get(0).recordedAt();
            assertThat(timed("the way back", () -> journeys.changeStandard.undo(at, "test")))
                    .isEqualTo(CITIES);
            assertThat(journeys.viewStanding.list("", 0, 50).cities())
                    .allMatch(one -> one.standard().id().value().equals("wwc-2018"));
        }
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
