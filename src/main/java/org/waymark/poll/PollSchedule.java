package org.waymark.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.id.RowId;
import org.waymark.language.Message;

/** Stores when each gradebook and course was polled last, and when the next poll is due. */
public final class PollSchedule {
    private static final String COLUMNS =
            "kind, subject, looked_at, good, outcome, failures, failing_since, next_at, not_before";

    public Optional<Poll> find(Handle handle, Poll.Kind kind, RowId subject) {
        return handle.createQuery("select " + COLUMNS + " from look where kind = :kind and subject = :subject")
                .bind("kind", kind)
                .bind("subject", subject)
                .mapTo(Poll.class)
                .findOne();
    }

    /**
     * A poll that failed last time.
     *
     * @param registration of the platform that was asked
     */
    public record Failing(@Nested Poll look, RegistrationId registration) {}

    /** Lists polls that failed last time, those that have failed longest first; also those that nobody needs any more. */
    public List<Failing> listFailing(Handle handle, Poll.Kind kind) {
        String place = kind == Poll.Kind.GRADES ? "resource_link" : "context";
        return handle.createQuery("select " + COLUMNS + ", registration_id as registration from look join " + place
                        + " place on place.id = look.subject join deployment on deployment.id = place.deployment_id"
                        + " where kind = :kind and not good order by failing_since, subject")
                .bind("kind", kind)
                .mapTo(Failing.class)
                .list();
    }

    /** Counts the polls that failed last time, by kind. */
    public List<PollCount> countFailing(Handle handle) {
        return handle.createQuery("select kind, count(*) as failing from look where not good group by kind")
                .mapTo(PollCount.class)
                .list();
    }

    /** Lists the subjects whose next poll is not due yet; those never polled are not among them. */
    public <T extends RowId> Set<T> listWaiting(Handle handle, Poll.Kind kind, Class<T> subjects, Instant now) {
        return handle.createQuery("select subject from look where kind = :kind and next_at > :now")
                .bind("kind", kind)
                .bind("now", now)
                .mapTo(subjects)
                .set();
    }

    /** Lets the next look be due now: somebody asks for it, or its settings changed. */
    public void markDue(Handle handle, Poll.Kind kind, RowId subject, Instant now) {
        ensure(handle, kind, subject, now);
        handle.createUpdate("update look set next_at = :now where kind = :kind and subject = :subject")
                .bind("now", now)
                .bind("kind", kind)
                .bind("subject", subject)
                .execute();
    }

    /** Writes down a look that could read what it asked for. */
    public void markGood(Handle handle, Poll.Kind kind, RowId subject, Message outcome, Instant now, Duration until) {
        write(handle, kind, subject, true, outcome, 0, now, now.plus(until), null);
    }

    /**
     * Writes down a look that failed; the more in a row, the longer the next one waits.
     *
     * @param wanted how long the platform asked us to wait; null when it did not say
     */
    public void markFailed(
            Handle handle, Poll.Kind kind, RowId subject, Message outcome, Instant now, @Nullable Duration wanted) {
        int failures = find(handle, kind, subject).map(Poll::failures).orElse(0) + 1;
        Instant next = now.plus(Pace.afterFailures(failures));
        @Nullable Instant notBefore = wanted == null ? null : now.plus(wanted);
        Instant later = notBefore != null && notBefore.isAfter(next) ? notBefore : next;
        write(handle, kind, subject, false, outcome, failures, now, later, notBefore);
    }

    private static void write(
            Handle handle,
            Poll.Kind kind,
            RowId subject,
            boolean good,
            Message outcome,
            int failures,
            Instant now,
            Instant next,
            @Nullable Instant notBefore) {
        ensure(handle, kind, subject, now);
        handle.createUpdate("""
                        update look set looked_at = :now, good = :good, outcome = :outcome, failures = :failures,
                          failing_since = case when :good then null else coalesce(failing_since, :now) end,
                          next_at = :next, not_before = :notBefore
                        where kind = :kind and subject = :subject
                        """)
                .bind("now", now)
                .bind("good", good)
                .bind("outcome", outcome)
                .bind("failures", failures)
                .bind("next", next)
                .bind("notBefore", notBefore)
                .bind("kind", kind)
                .bind("subject", subject)
                .execute();
    }

    private static void ensure(Handle handle, Poll.Kind kind, RowId subject, Instant now) {
        handle.createUpdate("""
                        insert into look (kind, subject, good, outcome, failures, next_at)
                        values (:kind, :subject, true, '', 0, :now) on conflict do nothing
                        """)
                .bind("kind", kind)
                .bind("subject", subject)
                .bind("now", now)
                .execute();
    }
}
