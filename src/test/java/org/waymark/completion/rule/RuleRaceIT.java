package org.waymark.completion.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.id.ResourceLinkId;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class RuleRaceIT {
    private final Rules rules = new Rules();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void of_two_who_save_at_once_the_second_holds(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            ResourceLinkId link =
                    Rows.addLink(database, Rows.addRegistration(database), "9").id();
            // Without a rule before, and with one.
            for (Source source : new Source[] {Source.FILE, Source.GRADE}) {
                save(kind, database, link, Rule.of(EnumSet.of(source)), Rule.of(EnumSet.of(Source.GATE, source)));
                database.useTransaction(handle -> {
                    assertThat(rules.find(handle, link).orElseThrow().counts(Source.GATE))
                            .isTrue();
                    assertThat(rules.find(handle, Rows.RUN).orElseThrow().counts(Source.GATE))
                            .isTrue();
                });
            }
        }
    }

    private void save(TestDatabase kind, Database database, ResourceLinkId link, Rule first, Rule second)
            throws Exception {
        CountDownLatch saved = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = pool.submit(() -> database.useTransaction(handle -> {
                rules.put(handle, link, first, null, Rows.NOON);
                rules.put(handle, Rows.RUN, first, null, Rows.NOON);
                saved.countDown();
                kind.untilSomebodyWaits(handle);
            }));
            Future<?> other = pool.submit(() -> {
                saved.await(10, TimeUnit.SECONDS);
                database.useTransaction(handle -> {
                    rules.put(handle, link, second, null, Rows.NOON);
                    rules.put(handle, Rows.RUN, second, null, Rows.NOON);
                });
                return true;
            });
            one.get(30, TimeUnit.SECONDS);
            other.get(30, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }
    }
}
