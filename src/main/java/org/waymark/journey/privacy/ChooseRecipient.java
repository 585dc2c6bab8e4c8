package org.waymark.journey.privacy;

import org.jdbi.v3.core.Handle;
import org.waymark.credential.recipient.Recipient;
import org.waymark.credential.recipient.Recipients;
import org.waymark.journey.credential.ManageCredentials;
import org.waymark.journey.roster.KeepAddress;
import org.waymark.mail.MailAddress;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.roster.AddressHashes;
import org.waymark.work.Instance;

/**
 * A learner chooses whom badges name: nobody, an e-mail address, a DID. An address is taken only where the platform says
 * that it is the learner's, so that nobody gives a badge to somebody else.
 */
public final class ChooseRecipient {
    private final Instance instance;
    private final KeepAddress keepAddress;
    private final ManageCredentials manageCredentials;
    private final Learners learners = new Learners();
    private final Recipients recipients = new Recipients();

    ChooseRecipient(Instance instance, KeepAddress keepAddress, ManageCredentials manageCredentials) {
        this.instance = instance;
        this.keepAddress = keepAddress;
        this.manageCredentials = manageCredentials;
    }

    /** What became of a choice. */
    public enum Outcome {
        CHOSEN,
        NO_ADDRESS,
        /** The platform does not say that it is the learner's. */
        NOT_THEIRS,
        NO_DID
    }

    public Recipient get(LearnerId learner) {
        return instance.inTransaction(handle -> recipients.get(handle, learner));
    }

    /**
     * Keeps a choice for the badges that the learner earns from now on.
     *
     * @param typed the address or the DID
     * @param again whether the badges that the learner has are issued again, too
     */
    public Outcome choose(LearnerId id, Recipient.Kind kind, String typed, boolean again) {
        Outcome outcome = instance.inTransaction(handle -> {
            learners.lock(handle, id);
            Learner learner = learners.find(handle, id).orElseThrow();
            Outcome found = check(handle, learner, kind, typed);
            if (found == Outcome.CHOSEN) {
                recipients.mark(handle, id, recipient(kind, typed), instance.now());
                if (again) {
                    manageCredentials.reissueAll(handle, id);
                }
            }
            return found;
        });
        instance.work().wake();
        return outcome;
    }

    private Outcome check(Handle handle, Learner learner, Recipient.Kind kind, String typed) {
        return switch (kind) {
            case NOBODY -> Outcome.CHOSEN;
            case EMAIL ->
                !MailAddress.isOne(typed)
                        ? Outcome.NO_ADDRESS
                        : keepAddress.isAddressOf(handle, learner, typed) ? Outcome.CHOSEN : Outcome.NOT_THEIRS;
            case DID -> Recipient.isDid(typed) ? Outcome.CHOSEN : Outcome.NO_DID;
        };
    }

    /** An address in the form in which others hash it, in small letters. */
    private static Recipient recipient(Recipient.Kind kind, String typed) {
        return switch (kind) {
            case NOBODY -> Recipient.NOBODY;
            case EMAIL -> new Recipient(kind, AddressHashes.normal(typed));
            case DID -> new Recipient(kind, typed);
        };
    }
}
