package org.waymark.journey.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.credential.recipient.Recipient;
import org.waymark.credential.recipient.RecipientAddress;
import org.waymark.credential.recipient.RecipientAddresses;
import org.waymark.credential.recipient.Recipients;
import org.waymark.journey.roster.KeepAddress;
import org.waymark.language.Language;
import org.waymark.language.Languages;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Registrations;
import org.waymark.mail.Letter;
import org.waymark.mail.LinkToken;
import org.waymark.mail.MailAddress;
import org.waymark.mail.Outbox;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.roster.AddressHashes;
import org.waymark.work.Instance;

/**
 * A learner says which e-mail addresses are theirs. Each is confirmed, by the platform or by whoever answers the letter
 * that goes to it, so that nobody gives a badge to somebody else.
 */
public final class ManageAddresses {
    private static final Messages MESSAGES = Messages.of(ManageAddresses.class);

    /** So many addresses of a learner wait for an answer at a time. */
    private static final int MOST_WAITING = 3;

    /** So many letters go to an address in a day without an answer, whoever asks for them. */
    private static final int MOST_LETTERS = 3;

    private final Instance instance;
    private final KeepAddress keepAddress;
    private final Outbox outbox;
    private final Learners learners = new Learners();
    private final Registrations registrations = new Registrations();
    private final Recipients recipients = new Recipients();
    private final RecipientAddresses addresses = new RecipientAddresses();

    ManageAddresses(Instance instance, KeepAddress keepAddress, Outbox outbox) {
        this.instance = instance;
        this.keepAddress = keepAddress;
        this.outbox = outbox;
        instance.work()
                .every(
                        "recipient-addresses",
                        RecipientAddress.ANSWERED_WITHIN,
                        () -> instance.useTransaction(handle -> addresses.removeUnanswered(handle, forgotten())));
    }

    /** What became of an address that was added. */
    public enum Outcome {
        CONFIRMED,
        LETTER,
        NO_ADDRESS,
        /** The platform does not say that it is the learner's, and no mail is sent that could ask. */
        NOT_THEIRS,
        TOO_MANY,
        TOO_MANY_LETTERS
    }

    /**
     * What a link of a letter is about.
     *
     * @param platform where whoever asked learns
     */
    public record Asked(String address, String platform, boolean confirmed) {}

    /** Tells whether addresses can be confirmed of which the platform says nothing. */
    public boolean sendsLetters() {
        return outbox.isOn();
    }

    /** Lists the addresses that are confirmed and those whose letters can still be answered. */
    public List<RecipientAddress> list(LearnerId learner) {
        return instance.inTransaction(handle -> list(handle, learner));
    }

    private List<RecipientAddress> list(Handle handle, LearnerId learner) {
        Instant now = instance.now();
        return addresses.list(handle, learner).stream()
                .filter(address -> address.confirmed() || address.waits(now))
                .toList();
    }

    /** Adds an address, or sends another letter to one that waits. */
    public Outcome add(LearnerId id, String typed) {
        if (!MailAddress.isOne(typed)) {
            return Outcome.NO_ADDRESS;
        }
        return instance.inTransaction(handle -> {
            learners.lock(handle, id);
            return add(handle, learners.find(handle, id).orElseThrow(), AddressHashes.normal(typed));
        });
    }

    private Outcome add(Handle handle, Learner learner, String address) {
        List<RecipientAddress> theirs = list(handle, learner.id());
        Optional<RecipientAddress> before =
                theirs.stream().filter(one -> one.address().equals(address)).findFirst();
        if (before.filter(RecipientAddress::confirmed).isPresent()) {
            return Outcome.CONFIRMED;
        }
        if (before.isEmpty() && theirs.size() >= RecipientAddress.MOST) {
            return Outcome.TOO_MANY;
        }
        if (keepAddress.isAddressOf(handle, learner, address)) {
            addresses.markConfirmed(handle, learner.id(), address, instance.now());
            return Outcome.CONFIRMED;
        }
        if (!outbox.isOn()) {
            return Outcome.NOT_THEIRS;
        }
        long waiting = theirs.stream().filter(one -> !one.confirmed()).count();
        boolean oneMore = before.isPresent() || waiting < MOST_WAITING;
        if (!oneMore || addresses.countLetters(handle, address, forgotten()) >= MOST_LETTERS) {
            return Outcome.TOO_MANY_LETTERS;
        }
        ask(handle, learner, address);
        return Outcome.LETTER;
    }

    private void ask(Handle handle, Learner learner, String address) {
        // No database keeps the time to the nanosecond, and the letter says what is kept.
        Instant now = instance.now().truncatedTo(ChronoUnit.MILLIS);
        String token = LinkToken.random();
        addresses.markAsked(handle, learner.id(), address, LinkToken.hash(token), now);
        Instant until = now.plus(RecipientAddress.ANSWERED_WITHIN);
        Language language = Languages.TRANSLATED.find(learner.language()).orElse(Language.ENGLISH);
        outbox.add(
                handle,
                language.speak(() -> new Letter(
                        "address/" + learner.id() + "/" + LinkToken.hash(token),
                        address,
                        MESSAGES.say("address.subject"),
                        MESSAGES.say(
                                        "address.text",
                                        "site",
                                        instance.baseUrl().toString(),
                                        "link",
                                        instance.baseUrl() + "/mail/confirm/" + token,
                                        "until",
                                        until)
                                + "\n",
                        until,
                        null)));
    }

    /** Finds what the link of a letter is about; empty when it was answered too late, or is none. */
    public Optional<Asked> find(String token) {
        return instance.inTransaction(handle -> find(handle, token)
                .flatMap(address -> learners.find(handle, address.learnerId())
                        .flatMap(learner -> registrations.find(handle, learner.registrationId()))
                        .map(registration -> new Asked(address.address(), registration.name(), address.confirmed()))));
    }

    private Optional<RecipientAddress> find(Handle handle, String token) {
        Instant now = instance.now();
        return addresses
                .find(handle, LinkToken.hash(token))
                .filter(address -> address.confirmed() || address.waits(now));
    }

    /** Confirms an address for whoever has the letter; does nothing when the link is of no use any more, or is none. */
    public void confirm(String token) {
        instance.useTransaction(handle -> {
            // Who holds the learner sees what a removal, or another letter, at the same moment left.
            find(handle, token).ifPresent(address -> learners.lock(handle, address.learnerId()));
            find(handle, token)
                    .filter(address -> !address.confirmed())
                    .ifPresent(address ->
                            addresses.markConfirmed(handle, address.learnerId(), address.address(), instance.now()));
        });
    }

    /** Removes an address: badges that are earned from now on do not name it. */
    public void remove(LearnerId learner, String address) {
        instance.useTransaction(handle -> {
            learners.lock(handle, learner);
            Recipient recipient = recipients.get(handle, learner);
            if (recipient.addresses().contains(address)) {
                List<String> others = recipient.addresses().stream()
                        .filter(one -> !one.equals(address))
                        .toList();
                recipients.mark(
                        handle,
                        learner,
                        others.isEmpty() ? Recipient.NOBODY : new Recipient(Recipient.Kind.EMAIL, others),
                        instance.now());
            }
            addresses.remove(handle, learner, address);
        });
    }

    private Instant forgotten() {
        return instance.now().minus(RecipientAddress.ANSWERED_WITHIN);
    }
}
