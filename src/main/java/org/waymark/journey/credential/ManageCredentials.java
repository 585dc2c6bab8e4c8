package org.waymark.journey.credential;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialEvent;
import org.waymark.credential.CredentialEvents;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.CredentialId;
import org.waymark.credential.CredentialState;
import org.waymark.credential.Credentials;
import org.waymark.credential.StatusPlaces;
import org.waymark.credential.VerificationCode;
import org.waymark.credential.achievement.AchievementEvidence;
import org.waymark.credential.document.Issuing;
import org.waymark.credential.recipient.Recipients;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/**
 * The programme's staff suspends a badge, lets it be valid again, and issues it again where it says something wrong. Whether
 * it was earned is decided elsewhere, by what is known of the completion.
 */
public final class ManageCredentials {
    private static final Messages MESSAGES = Messages.of(ManageCredentials.class);

    private final Instance instance;
    private final Issuing issuing;
    private final StatusPlaces places;
    private final Learners learners = new Learners();
    private final Credentials credentials = new Credentials();
    private final Recipients recipients = new Recipients();
    private final CredentialEvents events = new CredentialEvents();
    private final AchievementEvidence evidence = new AchievementEvidence();
    private final SecureRandom random = new SecureRandom();

    ManageCredentials(Instance instance, Issuing issuing, StatusPlaces places) {
        this.instance = instance;
        this.issuing = issuing;
        this.places = places;
    }

    /**
     * A credential and all that was done to it, in order.
     *
     * @param learner whose it is
     * @param newest whether no other was issued for the same learner and run since
     */
    public record Managed(Credential credential, Learner learner, boolean newest, List<CredentialEvent> history) {}

    /** A credential that was not erased. */
    public Optional<Managed> find(CredentialId id) {
        return instance.database()
                .query(handle -> credentials
                        .find(handle, id)
                        .filter(credential -> !credential.erased())
                        .map(credential -> new Managed(
                                credential,
                                learners.find(handle, learner(credential)).orElseThrow(),
                                isNewest(handle, credential),
                                history(handle, credential))));
    }

    private List<CredentialEvent> history(Handle handle, Credential credential) {
        List<CredentialEvent> history = new ArrayList<>();
        history.add(new CredentialEvent(
                CredentialEvent.Kind.ISSUED, credential.facts().awardedAt(), null));
        history.addAll(events.list(handle, credential.id()));
        Instant revoked = credential.state().revokedAt();
        if (revoked != null && credential.state().replacement() == null) {
            Message reason = credential.state().revocationReason();
            history.add(
                    new CredentialEvent(CredentialEvent.Kind.REVOKED, revoked, reason == null ? null : reason.words()));
        }
        return history;
    }

    /**
     * Suspends a badge that is in force.
     *
     * @param reason public
     * @return whether it was
     */
    public boolean suspend(CredentialId id, String reason) {
        return change(
                id,
                Act.CREDENTIAL_SUSPENDED,
                CredentialEvent.Kind.SUSPENDED,
                reason,
                (handle, now) -> events.markSuspended(handle, id, now, Message.plain(reason)));
    }

    /** Lets a suspended badge be valid again. @return whether it was suspended */
    public boolean reinstate(CredentialId id, String reason) {
        return change(
                id,
                Act.CREDENTIAL_REINSTATED,
                CredentialEvent.Kind.REINSTATED,
                reason,
                (handle, now) -> events.markReinstated(handle, id));
    }

    private interface Change {
        boolean make(Handle handle, Instant now);
    }

    private boolean change(CredentialId id, Act act, CredentialEvent.Kind kind, String reason, Change change) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            Optional<Credential> known = held(handle, id);
            boolean changed = known.isPresent() && change.make(handle, now);
            if (changed) {
                events.add(handle, id, kind, now, reason);
                instance.audit(handle, act, subject(known.get()), id.toString());
            }
            return changed;
        });
    }

    /**
     * Issues a badge again with the name and the city that its learner has now, in place of one that is then revoked. It was
     * awarded on the same day, and says the same of what was achieved.
     *
     * @param reason public
     * @return the new one; empty where it was revoked, or another was issued since
     */
    public Optional<CredentialId> reissue(CredentialId id, String reason) {
        Optional<CredentialId> issued = instance.inTransaction(handle -> held(handle, id)
                .filter(credential -> !credential.revoked() && isNewest(handle, credential))
                .map(credential -> {
                    instance.audit(handle, Act.CREDENTIAL_REISSUED, subject(credential), id.toString());
                    return replace(handle, credential, Message.plain(reason));
                }));
        instance.work().wake();
        return issued;
    }

    /** Issues every badge of a learner again that is in force, within a transaction that holds the learner. @return how many */
    public int reissueAll(Handle handle, LearnerId learner) {
        List<Credential> held = credentials.listOfLearner(handle, learner.value()).stream()
                .filter(credential -> credential.inForce() && !credential.erased() && isNewest(handle, credential))
                .toList();
        held.forEach(credential -> replace(handle, credential, MESSAGES.message("named")));
        return held.size();
    }

    private CredentialId replace(Handle handle, Credential credential, Message reason) {
        Instant now = instance.now();
        Credential again = credentials.add(handle, again(handle, credential));
        credentials.markRevoked(handle, credential.id(), now, MESSAGES.message("replaced", "reason", reason));
        events.markReplaced(handle, credential.id(), again.id());
        evidence.copy(handle, credential.id(), again.id());
        events.add(handle, credential.id(), CredentialEvent.Kind.REPLACED, now, reason.in(Language.ENGLISH));
        return again.id();
    }

    private Credential again(Handle handle, Credential credential) {
        CredentialFacts before = credential.facts();
        Learner learner = learners.find(handle, learner(credential)).orElseThrow();
        CredentialFacts facts = new CredentialFacts(
                CredentialId.random(),
                before.learnerId(),
                before.achievement(),
                learner.name(),
                learner.joinedCity().map(city -> city.name()).orElse(null),
                before.awardedAt(),
                before.activityEndDate(),
                before.issuer(),
                places.draw(handle),
                before.validUntil(),
                before.evidence());
        return new Credential(
                facts,
                credential.runId(),
                credential.edition() + 1,
                VerificationCode.random(random),
                issuing.openBadge.credentialJson(facts, recipients.get(handle, learner.id())),
                "",
                CredentialState.VALID);
    }

    /** The credential, with the learner's row held: who is decided about at the same time waits. */
    private Optional<Credential> held(Handle handle, CredentialId id) {
        return credentials.find(handle, id).flatMap(known -> {
            learners.lock(handle, learner(known));
            return credentials.find(handle, id).filter(credential -> !credential.erased());
        });
    }

    private boolean isNewest(Handle handle, Credential credential) {
        return credentials
                .findCurrent(handle, credential.facts().learnerId(), credential.runId())
                .filter(newest -> newest.id().equals(credential.id()))
                .isPresent();
    }

    private static LearnerId learner(Credential credential) {
        return new LearnerId(credential.facts().learnerId());
    }

    private static Subject subject(Credential credential) {
        return Subject.learner(credential.facts().learnerId());
    }
}
