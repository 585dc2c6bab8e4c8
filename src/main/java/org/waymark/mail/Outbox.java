package org.waymark.mail;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.measure.Attempt;
import org.waymark.measure.Counts;
import org.waymark.work.Instance;
import org.waymark.work.Origin;

/**
 * Sends letters that were added in the transaction of what they tell, each once. SMTP knows no second question, so what
 * counts is noted before the end of the text goes out: before it, nothing can have been taken and the letter is sent
 * again; after it, it is not, and somebody is told where no answer came. Safe for many threads.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** Some three days of trying. */
    private static final int MOST_TRIES = 80;

    /** Longer than a server may be silent: a letter that was handed over before then is on its way nowhere. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private static final Duration FORGOTTEN = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofDays(400);
    private static final int MOST_SHOWN = 200;

    /** What became of the attempts of this process. */
    public final Counts<Attempt> results = new Counts<>(Attempt.class);

    private final Instance instance;
    private final Mails mails = new Mails();
    private final @Nullable MailServer server;
    private final @Nullable MailSender sender;

    /** @param server takes the letters; null where no mail is sent */
    public Outbox(Instance instance, @Nullable MailServer server) {
        this.instance = instance;
        this.server = server;
        this.sender = server == null ? null : new MailSender(server);
        MailSender sending = sender;
        if (sending != null) {
            // One after the other, so that a server that hangs holds one thread of those that do all work.
            instance.work().every("mail", PAUSE, () -> sendDue(sending));
        }
        instance.work()
                .every(
                        "mail-forget",
                        Duration.ofDays(1),
                        () -> instance.useTransaction(handle -> mails.forgetOld(
                                handle,
                                instance.now().minus(FORGOTTEN),
                                instance.now().minus(KEPT))));
    }

    /** Tells whether mail is sent at all. */
    public boolean isOn() {
        return sender != null;
    }

    /** Returns the server in words, without what opens it; empty where no mail is sent. */
    public String server() {
        return server == null ? "" : server.toString();
    }

    /**
     * Adds a letter within the caller's transaction; it goes out within seconds.
     *
     * @return false when no mail is sent, or there has been a letter of the same occasion
     */
    public boolean add(Handle handle, Letter letter) {
        return sender != null && mails.add(handle, MailId.random(), letter, instance.now());
    }

    /** Counts what waits and what was given up. */
    public MailTrouble trouble(Handle handle) {
        return mails.trouble(handle, sender != null);
    }

    public MailOverview overview(Handle handle) {
        return new MailOverview(
                mails.countDue(handle),
                mails.countSent(handle, instance.now().minus(Duration.ofDays(1))),
                mails.listTroubled(handle, MOST_SHOWN).stream()
                        .map(row -> new MailOverview.Troubled(
                                row.id(),
                                row.subject(),
                                row.queuedAt(),
                                row.attempts(),
                                row.outcome(),
                                row.problem() == null ? "" : row.problem(),
                                row.endedAt() != null && row.content() != null))
                        .toList());
    }

    /** Ends letters whose occasion begins so, within the caller's transaction; what is on its way goes out. */
    public void withdraw(Handle handle, String occasions) {
        mails.markUnwanted(handle, occasions, instance.now());
    }

    /**
     * Sends a letter once more of which nobody knows whether it was sent, or that was given up; false when there is no
     * such letter.
     */
    public boolean sendAgain(Handle handle, MailId id) {
        return sender != null && mails.markDue(handle, id, instance.now());
    }

    /** Sends what is due, until the server is not there. */
    private void sendDue(MailSender sending) {
        while (!instance.work().ending()) {
            Instant now = instance.now();
            Mails.Row letter = instance.inTransaction(handle -> mails.findDue(handle, now, now.minus(SILENCE)))
                    .orElse(null);
            if (letter == null || !Origin.within(letter.origin(), () -> attempt(sending, letter))) {
                return;
            }
        }
    }

    /** @return whether the server is there, so that others can be sent now */
    private boolean attempt(MailSender sending, Mails.Row letter) {
        MailId id = letter.id();
        if (letter.handedOverAt() != null) {
            end(id, MailOutcome.UNSURE, "", true);
            return true;
        }
        Instant expires = letter.expiresAt();
        if (expires != null && instance.now().isAfter(expires)) {
            end(id, MailOutcome.LATE, null, false);
            return true;
        }
        HandedOver mark = new HandedOver(id);
        MailSender.Result result;
        try {
            result = sending.send(letter, instance.now(), mark);
        } catch (SentElsewhere e) {
            return true;
        }
        if (result.taken()) {
            end(id, MailOutcome.SENT, null, false);
            return true;
        }
        String problem = withoutAddress(result.problem(), letter.address());
        LOG.info("letter {} was not taken: {}", id, problem);
        if (mark.done && !result.answered()) {
            end(id, MailOutcome.UNSURE, problem, true);
        } else if (result.last() || letter.attempts() >= MOST_TRIES) {
            end(id, MailOutcome.REFUSED, problem, !result.last());
        } else {
            Instant next = instance.now().plus(pause(letter.attempts()));
            instance.useTransaction(handle -> mails.markTried(handle, id, problem, next));
            results.add(Attempt.RETRY);
        }
        return result.answered();
    }

    /** A server repeats in its answer to whom the letter goes, which neither a page nor a log is to say. */
    private static String withoutAddress(@Nullable String problem, @Nullable String address) {
        String words = problem == null ? "" : problem;
        return address == null || address.isEmpty() ? words : words.replace(address, "…");
    }

    private void end(MailId id, MailOutcome outcome, @Nullable String problem, boolean keep) {
        instance.useTransaction(handle -> mails.markEnded(handle, id, outcome, problem, keep, instance.now()));
        results.add(outcome == MailOutcome.SENT ? Attempt.DELIVERED : Attempt.FAILED);
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }

    /** Notes, before the end of the text goes out, that the server may take the letter from now on. */
    private final class HandedOver implements Runnable {
        private final MailId id;
        private boolean done;

        private HandedOver(MailId id) {
            this.id = id;
        }

        @Override
        public void run() {
            if (!instance.inTransaction(handle -> mails.markHandedOver(handle, id, instance.now()))) {
                throw new SentElsewhere();
            }
            done = true;
        }
    }

    /** Another process took the letter: this one ends the conversation before the text does. */
    private static final class SentElsewhere extends RuntimeException {
        private static final long serialVersionUID = 1;

        SentElsewhere() {
            super("another process sends this letter", null, false, false);
        }
    }
}
