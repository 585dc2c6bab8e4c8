package org.waymark.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class WorkQueueIT {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void two_who_add_the_same_work_at_once_both_keep_what_else_they_wrote(TestDatabase kind) throws Exception {
        try (Database database = kind.open();
                WorkQueue queue = new WorkQueue(database, InstantSource.system())) {
            Rows.addBuiltIn(database);
            WorkQueue.Kind work = queue.kind("work", id -> Optional.empty());
            CountDownLatch added = new CountDownLatch(1);
            ExecutorService pool = Executors.newFixedThreadPool(2);
            try {
                Future<?> first = pool.submit(() -> database.useTransaction(handle -> {
                    work.add(handle, "1");
                    added.countDown();
                    kind.untilSomebodyWaits(handle);
                }));
                Future<Integer> second = pool.submit(() -> {
                    added.await(10, TimeUnit.SECONDS);
                    return database.inTransaction(handle -> {
                        work.add(handle, "1");
                        return handle.createUpdate("update standard set title = title")
                                .execute();
                    });
                });
                first.get(30, TimeUnit.SECONDS);
                assertThat(second.get(30, TimeUnit.SECONDS)).isPositive();
            } finally {
                pool.shutdownNow();
            }
            assertThat(Rows.count(database, "scheduled_tasks")).isEqualTo(1);
        }
    }
}
