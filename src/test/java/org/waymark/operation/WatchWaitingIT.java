package org.waymark.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.administration.LaunchLog;
import org.waymark.audit.AuditLog;
import org.waymark.credential.signing.UnsignedCredentials;
import org.waymark.lti.launch.LaunchRejected;
import org.waymark.lti.launch.Reason;
import org.waymark.mail.Letter;
import org.waymark.mail.MailServer;
import org.waymark.mail.Outbox;
import org.waymark.people.ErasedPeople;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** What waits is counted the same way on both databases. */
class WatchWaitingIT {
    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_waits_is_counted(TestDatabase kind) {
        try (Database database = kind.open()) {
            InstantSource clock = () -> NOW;
            Instance instance = new Instance(
                    URI.create("http://localhost"),
                    database,
                    new WorkQueue(database, clock),
                    new AuditLog(new byte[32]),
                    new ErasedPeople(new byte[32]),
                    clock);
            Outbox outbox =
                    new Outbox(instance, MailServer.of(URI.create("smtp://127.0.0.1:25"), "waymark@practice.example"));
            WatchWaiting watch = new WatchWaiting(instance, outbox);

            Waiting nothing = watch.look();
            assertThat(nothing.grades()).isEmpty();
            assertThat(nothing.work().due()).isZero();
            assertThat(nothing.work().oldest()).isNull();
            assertThat(nothing.mail().due()).isZero();
            assertThat(nothing.looks()).isEmpty();
            assertThat(nothing.launchesLost()).isZero();
            assertThat(nothing.badges()).isEqualTo(new UnsignedCredentials.Count(0, 0, null));

            database.useTransaction(handle -> {
                task(handle, "deliver-score", "a", NOW.minus(2, ChronoUnit.HOURS), false, null, 0);
                task(handle, "mail", "b", NOW.minus(1, ChronoUnit.HOURS), false, null, 3);
                // One is being done; one was, by an instance that is silent; one is for later.
                task(handle, "mail", "c", NOW.minus(3, ChronoUnit.HOURS), true, NOW, 0);
                task(handle, "mail", "d", NOW.minus(30, ChronoUnit.MINUTES), true, NOW.minusSeconds(60), 0);
                task(handle, "mail", "e", NOW.plus(1, ChronoUnit.HOURS), false, null, 0);
                outbox.add(handle, new Letter("about", "ada@city.example", "Subject", "Words", null, null));
                handle.execute("update mail set problem = 'no route'");
                outbox.add(handle, new Letter("other", "ada@city.example", "Subject", "Words", null, null));
                handle.execute("update mail set outcome = 'REFUSED', ended_at = queued_at where about = 'other'");
                handle.execute(
                        "insert into look (kind, subject, good, outcome, failures, next_at)"
                                + " values ('GRADES', '00000000-0000-0000-0000-000000000001', false, '', 1, current_timestamp)");
                handle.execute("insert into unsigned_credential (credential_id, since, failed_at) values"
                        + " ('00000000-0000-0000-0000-000000000001', timestamp with time zone '2026-10-01 11:00:00Z', null),"
                        + " ('00000000-0000-0000-0000-000000000002', timestamp with time zone '2026-10-01 11:30:00Z',"
                        + " timestamp with time zone '2026-10-01 11:31:00Z')");
                handle.execute(
                        "insert into launch_lost (lost_on, lost) values (date '2026-09-30', 5), (date '2026-01-01', 7)");
            });
            Waiting waiting = watch.look();
            assertThat(waiting.work().due()).isEqualTo(3);
            assertThat(waiting.work().later()).isEqualTo(1);
            assertThat(waiting.work().oldest()).isEqualTo(NOW.minus(2, ChronoUnit.HOURS));
            assertThat(waiting.work().oldestKind()).isEqualTo("deliver-score");
            assertThat(waiting.work().failing()).isEqualTo(1);
            assertThat(waiting.mail().due()).isEqualTo(1);
            assertThat(waiting.mail().since()).isEqualTo(NOW);
            assertThat(waiting.mail().problem()).isEqualTo("no route");
            assertThat(waiting.mail().givenUp()).isEqualTo(1);
            assertThat(waiting.looks())
                    .singleElement()
                    .satisfies(look -> assertThat(look.failing()).isEqualTo(1));
            assertThat(waiting.launchesLost()).isEqualTo(5);
            assertThat(waiting.badges()).isEqualTo(new UnsignedCredentials.Count(2, 1, NOW.minus(1, ChronoUnit.HOURS)));
        }
    }

    private static void task(
            Handle handle, String name, String id, Instant due, boolean picked, Instant heartbeat, int failures) {
        handle.createUpdate("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, last_heartbeat,
                          consecutive_failures, version)
                        values (:name, :id, :due, :picked, :heartbeat, :failures, 1)
                        """)
                .bind("name", name)
                .bind("id", id)
                .bind("due", due)
                .bind("picked", picked)
                .bind("heartbeat", heartbeat)
                .bind("failures", failures)
                .execute();
    }

    /** A flood of refusals is written down up to a limit, and other processes learn how much of it was not. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void launches_that_are_missing_in_the_log_are_known_to_other_processes(TestDatabase kind) {
        try (Database database = kind.open()) {
            LaunchLog log = new LaunchLog(database, new ErasedPeople(new byte[32]), () -> NOW);
            for (int i = 0; i < 150; i++) {
                log.refusedLogin(new LaunchRejected(Reason.UNKNOWN_PLATFORM, "nobody"), "abc");
            }
            log.close();
            assertThat(log.dropped()).isEqualTo(50);
            assertThat(database.<Long>inTransaction(handle -> handle.createQuery("select lost from launch_lost")
                            .mapTo(Long.class)
                            .one()))
                    .isEqualTo(50);
        }
    }
}
