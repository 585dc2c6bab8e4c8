package org.waymark.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.work.Origin;

/** The letters that are due, and what became of those that were. */
final class Mails {
    private static final String SELECT = """
            select id, about, address, subject, content, stop_url, queued_at, expires_at, attempts,
              handed_over_at, ended_at, outcome, problem, origin from mail
            """;

    /**
     * A row.
     *
     * @param handedOverAt when the last byte was about to leave; null before, and again after the server said no
     * @param endedAt when it was clear what became of it
     */
    record Row(
            MailId id,
            String about,
            @Nullable String address,
            String subject,
            @Nullable String content,
            @Nullable String stopUrl,
            Instant queuedAt,
            @Nullable Instant expiresAt,
            int attempts,
            @Nullable Instant handedOverAt,
            @Nullable Instant endedAt,
            @Nullable MailOutcome outcome,
            @Nullable String problem,
            @Nullable String origin) {}

    /** @return false when there is one about the same already */
    boolean add(Handle handle, MailId id, Letter letter, Instant now) {
        return handle.createUpdate("""
                                insert into mail (id, about, address, subject, content, stop_url, queued_at, due_at, expires_at,
                                  attempts, origin)
                                values (:id, :about, :address, :subject, :content, :stopUrl, :now, :now, :expiresAt, 0, :origin)
                                on conflict do nothing
                                """)
                        .bindMethods(letter)
                        .bind("id", id)
                        .bind("now", now)
                        .bind("origin", Origin.current())
                        .execute()
                == 1;
    }

    /**
     * The letter that has been due for the longest time.
     *
     * @param silent a letter that was handed over after that may still be under way in another process
     */
    Optional<Row> findDue(Handle handle, Instant now, Instant silent) {
        return handle.createQuery(SELECT + """
                         where ended_at is null and due_at <= :now
                          and (handed_over_at is null or handed_over_at < :silent)
                        order by due_at, queued_at, id fetch first 1 row only
                        """)
                .bind("now", now)
                .bind("silent", silent)
                .mapTo(Row.class)
                .findOne();
    }

    /** @param next when it is tried again */
    void markTried(Handle handle, MailId id, @Nullable String problem, Instant next) {
        handle.createUpdate("""
                        update mail set attempts = attempts + 1, problem = :problem, handed_over_at = null, due_at = :next
                        where id = :id and ended_at is null
                        """)
                .bind("problem", problem)
                .bind("next", next)
                .bind("id", id)
                .execute();
    }

    /** Takes a letter for this process alone, the last moment before it can be taken; false when another one has. */
    boolean markHandedOver(Handle handle, MailId id, Instant now) {
        return handle.createUpdate("""
                                update mail set handed_over_at = :now
                                where id = :id and handed_over_at is null and ended_at is null
                                """).bind("now", now).bind("id", id).execute() == 1;
    }

    /**
     * Ends a letter.
     *
     * @param keep whether it can be sent again: else nothing is kept of what it said and to whom it went
     */
    void markEnded(Handle handle, MailId id, MailOutcome outcome, @Nullable String problem, boolean keep, Instant now) {
        handle.createUpdate("""
                        update mail set ended_at = :now, outcome = :outcome, problem = :problem,
                          address = case when :keep then address end, content = case when :keep then content end,
                          stop_url = case when :keep then stop_url end
                        where id = :id and ended_at is null
                        """)
                .bind("now", now)
                .bind("outcome", outcome)
                .bind("problem", problem)
                .bind("keep", keep)
                .bind("id", id)
                .execute();
    }

    /** Ends letters whose occasion begins so, as far as none of them is on its way. */
    void markUnwanted(Handle handle, String occasions, Instant now) {
        handle.createUpdate("""
                        update mail set ended_at = :now, outcome = 'LATE', address = null, content = null, stop_url = null
                        where about like :occasions and ended_at is null and handed_over_at is null
                        """)
                .bind("now", now)
                .bind("occasions", occasions + "%")
                .execute();
    }

    /** Makes a letter due again that can be sent again. */
    boolean markDue(Handle handle, MailId id, Instant now) {
        return handle.createUpdate("""
                                update mail set ended_at = null, outcome = null, problem = null, handed_over_at = null,
                                  attempts = 0, queued_at = :now, due_at = :now
                                where id = :id and ended_at is not null and content is not null
                                """).bind("now", now).bind("id", id).execute() == 1;
    }

    /** Letters of which it is known that they were not sent, or not known that they were, and those that wait after a problem. */
    List<Row> listTroubled(Handle handle, int most) {
        return handle.createQuery(SELECT + """
                         where outcome in ('REFUSED', 'UNSURE') or (ended_at is null and problem is not null)
                        order by queued_at desc, id fetch first :most rows only
                        """)
                .bind("most", most)
                .mapTo(Row.class)
                .list();
    }

    /** @param on whether mail is sent at all */
    MailTrouble trouble(Handle handle, boolean on) {
        return handle.createQuery("""
                        select cast(:on as boolean) as "on",
                          (select count(*) from mail where ended_at is null) as due,
                          (select min(queued_at) from mail where ended_at is null) as since,
                          (select problem from mail where ended_at is null and problem is not null
                            order by queued_at, id fetch first 1 row only) as problem,
                          (select count(*) from mail where outcome in ('REFUSED', 'UNSURE') and content is not null)
                            as given_up
                        """).bind("on", on).mapTo(MailTrouble.class).one();
    }

    long countDue(Handle handle) {
        return handle.createQuery("select count(*) from mail where ended_at is null")
                .mapTo(Long.class)
                .one();
    }

    long countSent(Handle handle, Instant since) {
        return handle.createQuery("select count(*) from mail where outcome = 'SENT' and ended_at >= :since")
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    /** Forgets what old letters said and to whom they went, and removes those of which nobody asks any more. */
    void forgetOld(Handle handle, Instant forget, Instant remove) {
        handle.createUpdate("""
                        update mail set address = null, content = null, stop_url = null
                        where ended_at < :forget and content is not null
                        """).bind("forget", forget).execute();
        handle.createUpdate("delete from mail where ended_at < :remove or (ended_at is null and queued_at < :forget)")
                .bind("remove", remove)
                .bind("forget", forget)
                .execute();
    }
}
