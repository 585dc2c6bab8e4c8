package org.waymark.administration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.id.RegistrationId;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.LaunchRejected;
import org.waymark.lti.platform.Registration;
import org.waymark.people.ErasedPeople;
import org.waymark.store.Database;

/**
 * Writes down what became of launches without making one wait: a launch puts a note into a bounded queue, and one thread
 * writes the notes about once a second. When too many come, notes are dropped and counted; a flood of refusals, which
 * anybody can cause, crowds out only other refusals. Safe for many threads.
 */
public final class LaunchLog implements AutoCloseable {
    /** The time for which the log of launches is kept. */
    public static final Duration KEPT = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger(LaunchLog.class);
    private static final int CAPACITY = 2_000;
    private static final int REFUSALS_AT_ONCE = 100;
    private static final int MOST_REFUSED = 100_000;
    private static final int MOST_ACCEPTED = 1_000_000;
    private static final int LONGEST_TOKEN = 16 * 1024;
    private static final int LONGEST_DETAIL = 500;

    private record Note(
            Instant at,
            boolean accepted,
            String step,
            String reason,
            String clause,
            String detail,
            @Nullable RegistrationId registration,
            String correlation,
            @Nullable String token) {}

    /** The verdicts of this process, in numbers. */
    public final LaunchCounts counts = new LaunchCounts();

    private final Database database;
    private final ErasedPeople erased;
    private final LaunchRecords records = new LaunchRecords();
    private final InstantSource clock;
    private final BlockingQueue<Note> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong dropped = new AtomicLong();
    private final LostLaunches lost = new LostLaunches();
    /** How many of those that were dropped other processes can know of. Changed by the one thread. */
    private long told;

    private final ScheduledExecutorService writer;
    /** The people of what was written last. Changed by the one thread, and by the close after it. */
    private volatile Map<RegistrationId, Set<String>> written = Map.of();

    public LaunchLog(Database database, ErasedPeople erased, InstantSource clock) {
        this.database = database;
        this.erased = erased;
        this.clock = clock;
        this.writer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "launch-log");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to write; without it notes are only written at the close. */
    public void start() {
        var unused = writer.scheduleWithFixedDelay(this::flush, 1, 1, TimeUnit.SECONDS);
    }

    public void accepted(Launch launch, String correlation, @Nullable String token) {
        counts.accepted.increment();
        put(new Note(
                clock.instant(),
                true,
                "launch",
                "",
                "",
                "",
                launch.registration().id(),
                correlation,
                bounded(token)));
    }

    public void refused(LaunchRejected rejected, String correlation, @Nullable String token) {
        counts.refused.add(rejected.reason());
        refused(rejected, "launch", correlation, token);
    }

    public void refusedLogin(LaunchRejected rejected, String correlation) {
        counts.refusedLogins.add(rejected.reason());
        refused(rejected, "login", correlation, null);
    }

    /** Returns how many notes were lost since the start, because too many came at once or the database was away. */
    public long dropped() {
        return dropped.get();
    }

    /** Forgets what is older than two weeks. */
    public void sweep() {
        database.useTransaction(handle -> {
            records.removeOld(handle, clock.instant().minus(KEPT));
            lost.removeOld(handle, LocalDate.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC));
            records.removeBeyond(handle, true, MOST_ACCEPTED);
            records.removeBeyond(handle, false, MOST_REFUSED);
        });
    }

    private void refused(LaunchRejected rejected, String step, String correlation, @Nullable String token) {
        put(new Note(
                clock.instant(),
                false,
                step,
                rejected.reason().name(),
                rejected.reason().clause(),
                ReadableClaims.clean(rejected.detail(), LONGEST_DETAIL),
                rejected.registration().map(Registration::id).orElse(null),
                correlation,
                bounded(token)));
    }

    private void put(Note note) {
        if (!queue.offer(note)) {
            dropped.incrementAndGet();
        }
    }

    private static @Nullable String bounded(@Nullable String token) {
        return token == null || token.length() > LONGEST_TOKEN ? null : token;
    }

    /** Writes what waits. Called by the one thread, and once more at the close. */
    private void flush() {
        removeErased();
        List<Note> notes = new ArrayList<>();
        queue.drainTo(notes);
        if (notes.isEmpty()) {
            tellLost();
            return;
        }
        int refusals = 0;
        List<Row> rows = new ArrayList<>();
        for (Note note : notes) {
            if (note.accepted() || refusals++ < REFUSALS_AT_ONCE) {
                rows.add(row(note));
            } else {
                dropped.incrementAndGet();
            }
        }
        written = people(rows);
        try {
            database.useTransaction(handle -> {
                Map<RegistrationId, Set<String>> gone = new HashMap<>(written);
                gone.replaceAll((registration, subjects) -> erased.list(handle, registration, subjects));
                // What waited while the data of its person was erased is not written any more.
                records.add(
                        handle,
                        rows.stream()
                                .filter(row -> !gone.getOrDefault(row.record().registration(), Set.of())
                                        .contains(row.subject()))
                                .map(Row::record)
                                .toList());
            });
        } catch (RuntimeException e) {
            dropped.addAndGet(rows.size());
            LOG.warn("{} launches are missing in the launch log", rows.size(), e);
        }
        tellLost();
    }

    /** Removes what was written in the very moment in which the data of its person was erased: neither saw the other. */
    private void removeErased() {
        Map<RegistrationId, Set<String>> people = written;
        if (people.isEmpty()) {
            return;
        }
        try {
            database.useTransaction(handle ->
                    people.forEach((registration, subjects) -> erased.list(handle, registration, subjects)
                            .forEach(subject -> records.removeOf(handle, registration, subject))));
            written = Map.of();
        } catch (RuntimeException e) {
            LOG.warn("what the launch log has of erased people is looked for again", e);
        }
    }

    private void tellLost() {
        long now = dropped.get();
        if (now == told) {
            return;
        }
        try {
            LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            database.useTransaction(handle -> lost.add(handle, day, now - told));
            told = now;
        } catch (RuntimeException e) {
            LOG.debug("it is told with the next notes", e);
        }
    }

    /** Returns the subjects that the messages name, by registration. */
    private static Map<RegistrationId, Set<String>> people(List<Row> rows) {
        Map<RegistrationId, Set<String>> people = new HashMap<>();
        rows.forEach(row -> {
            RegistrationId registration = row.record().registration();
            if (registration != null && !row.subject().isEmpty()) {
                people.computeIfAbsent(registration, first -> new HashSet<>()).add(row.subject());
            }
        });
        return people;
    }

    /** @param subject the person of the message; empty when it names none */
    private record Row(LaunchRecord record, String subject) {}

    private static Row row(Note note) {
        ReadableClaims claims = ReadableClaims.of(note.token());
        LaunchRecord record = new LaunchRecord(
                UUID.randomUUID(),
                note.at(),
                note.accepted(),
                note.step(),
                note.reason(),
                note.clause(),
                note.detail(),
                note.registration(),
                claims.deployment(),
                claims.messageType(),
                note.correlation(),
                claims.json());
        return new Row(record, claims.subject());
    }

    /** Writes what waits and ends. Call it after the server has stopped and before the database is closed. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the launch log is still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        flush();
    }
}
