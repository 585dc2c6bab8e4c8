package org.waymark.journey.privacy;

import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.credential.recipient.Recipient;
import org.waymark.credential.recipient.RecipientAddress;
import org.waymark.credential.recipient.RecipientAddresses;
import org.waymark.credential.recipient.Recipients;
import org.waymark.journey.credential.ManageCredentials;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/** A learner chooses whom badges name: nobody, e-mail addresses that are confirmed ({@link ManageAddresses}), a DID. */
public final class ChooseRecipient {
    private final Instance instance;
    private final ManageCredentials manageCredentials;
    private final Learners learners = new Learners();
    private final Recipients recipients = new Recipients();
    private final RecipientAddresses addresses = new RecipientAddresses();

    ChooseRecipient(Instance instance, ManageCredentials manageCredentials) {
        this.instance = instance;
        this.manageCredentials = manageCredentials;
    }

    /** What became of a choice. */
    public enum Outcome {
        CHOSEN,
        /** By address, and no address. */
        NOT_CHOSEN,
        /** One of the addresses is not confirmed, or not any more. */
        NOT_CONFIRMED,
        NO_DID
    }

    public Recipient get(LearnerId learner) {
        return instance.inTransaction(handle -> recipients.get(handle, learner));
    }

    /**
     * Keeps a choice for the badges that the learner earns from now on.
     *
     * @param again whether the badges that the learner has are issued again, too
     */
    public Outcome choose(LearnerId id, Recipient recipient, boolean again) {
        Outcome outcome = instance.inTransaction(handle -> {
            learners.lock(handle, id);
            Outcome found = check(handle, id, recipient);
            if (found == Outcome.CHOSEN) {
                recipients.mark(handle, id, recipient, instance.now());
                if (again) {
                    manageCredentials.reissueAll(handle, id);
                }
            }
            return found;
        });
        instance.work().wake();
        return outcome;
    }

    private Outcome check(Handle handle, LearnerId learner, Recipient recipient) {
        return switch (recipient.kind()) {
            case NOBODY -> Outcome.CHOSEN;
            case EMAIL -> check(handle, learner, recipient.addresses());
            case DID -> recipient.did().filter(Recipient::isDid).isPresent() ? Outcome.CHOSEN : Outcome.NO_DID;
        };
    }

    private Outcome check(Handle handle, LearnerId learner, List<String> chosen) {
        if (chosen.isEmpty()) {
            return Outcome.NOT_CHOSEN;
        }
        return addresses.list(handle, learner).stream()
                        .filter(RecipientAddress::confirmed)
                        .map(RecipientAddress::address)
                        .collect(Collectors.toSet())
                        .containsAll(chosen)
                ? Outcome.CHOSEN
                : Outcome.NOT_CONFIRMED;
    }
}
