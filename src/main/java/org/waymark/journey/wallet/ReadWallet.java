package org.waymark.journey.wallet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialEvents;
import org.waymark.credential.CredentialId;
import org.waymark.credential.Credentials;
import org.waymark.credential.SignedBadge;
import org.waymark.credential.held.HeldCredential;
import org.waymark.credential.held.HeldCredentialId;
import org.waymark.credential.held.HeldCredentials;
import org.waymark.credential.recipient.Recipient;
import org.waymark.credential.recipient.Recipients;
import org.waymark.credential.verify.CredentialNames;
import org.waymark.credential.verify.HandedIn;
import org.waymark.credential.verify.NamedHolders;
import org.waymark.journey.credential.MakeRecord;
import org.waymark.journey.credential.SignCredentials;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/** A client reads the credentials of a learner: badges of ours that are in force, and what the learner keeps of others. */
public final class ReadWallet {
    private final Instance instance;
    private final SignCredentials signCredentials;
    private final MakeRecord makeRecord;
    private final Credentials credentials = new Credentials();
    private final CredentialEvents events = new CredentialEvents();
    private final HeldCredentials held = new HeldCredentials();
    private final Recipients recipients = new Recipients();
    private final Learners learners = new Learners();

    ReadWallet(Instance instance, SignCredentials signCredentials, MakeRecord makeRecord) {
        this.instance = instance;
        this.signCredentials = signCredentials;
        this.makeRecord = makeRecord;
    }

    /**
     * A part of a list of credentials, in order.
     *
     * @param total how many there are
     * @param jwts as VC-JWT
     * @param jsons with a proof in them
     */
    public record Part(int total, List<String> jwts, List<String> jsons) {
        public Part {
            jwts = List.copyOf(jwts);
            jsons = List.copyOf(jsons);
        }
    }

    /**
     * One of ours, or one of others.
     *
     * @param since when it came to be
     * @param changed when it came to be, or its state changed last
     */
    private record Entry(
            Instant since,
            Instant changed,
            String order,
            @Nullable Credential own,
            @Nullable HeldCredential other) {}

    /**
     * Lists credentials, the first first, so that what comes later changes no earlier part.
     *
     * @param since leaves out what was here before and has not changed; brings badges that were suspended or revoked since
     *     then, so that a client which has them looks at their status; null for all in force
     */
    public Part list(LearnerId learner, int offset, int limit, @Nullable Instant since) {
        List<Entry> all = instance.inTransaction(handle -> entries(handle, learner, since)).stream()
                .filter(entry -> since == null || entry.changed().isAfter(since))
                .sorted(Comparator.comparing(Entry::since).thenComparing(Entry::order))
                .toList();
        List<String> jwts = new ArrayList<>();
        List<String> jsons = new ArrayList<>();
        for (Entry entry :
                all.subList(Math.min(offset, all.size()), (int) Math.min((long) offset + limit, all.size()))) {
            Credential own = entry.own();
            HeldCredential other = entry.other();
            if (own != null) {
                signCredentials.findSigned(own).map(Credential::jwt).ifPresent(jwts::add);
            } else if (other != null) {
                (other.signedJwt() ? jwts : jsons).add(other.content());
            }
        }
        return new Part(all.size(), jwts, jsons);
    }

    private List<Entry> entries(Handle handle, LearnerId learner, @Nullable Instant since) {
        List<Credential> own = credentials.listOfLearner(handle, learner.value());
        // A badge that was issued again bears the day of the award; a client has to see it as new.
        Map<CredentialId, Instant> again = new HashMap<>();
        own.forEach(credential -> {
            CredentialId replacement = credential.state().replacement();
            Instant at = credential.state().revokedAt();
            if (replacement != null && at != null) {
                again.put(replacement, at);
            }
        });
        Map<CredentialId, Instant> latest = since == null ? Map.of() : events.latest(handle, learner.value());
        List<Entry> entries = new ArrayList<>();
        for (Credential one : own) {
            Instant came = again.getOrDefault(one.id(), one.facts().awardedAt());
            boolean known = since != null && !came.isAfter(since);
            if (!one.erased() && (one.inForce() || known)) {
                entries.add(new Entry(
                        came, changed(one, came, latest.get(one.id())), one.id().toString(), one, null));
            }
        }
        held.list(handle, learner)
                .forEach(one -> entries.add(
                        new Entry(one.keptAt(), one.keptAt(), one.id().toString(), null, one)));
        return entries;
    }

    private static Instant changed(Credential credential, Instant came, @Nullable Instant event) {
        return Stream.of(
                        came,
                        event,
                        credential.state().suspendedAt(),
                        credential.state().revokedAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The learner's record of all badges in force, made now; empty without any. */
    public Optional<SignedBadge> record(LearnerId learner) {
        return makeRecord.make(learner);
    }

    /** What the platform says of the learner's name; empty where it says none. */
    public Optional<String> name(LearnerId learner) {
        return instance.inTransaction(handle -> learners.find(handle, learner))
                .map(Learner::name)
                .filter(name -> !name.isBlank());
    }

    /**
     * A credential of another issuer that the learner keeps.
     *
     * @param theirs whether it names the one whom the learner's badges name, by the learner's own choice
     */
    public record Kept(HeldCredential credential, boolean theirs) {}

    /** Lists what the learner keeps of other issuers. */
    public List<Kept> listHeld(LearnerId learner) {
        // Credentials of others are parsed after the transactions: that takes a while, and they hold a connection.
        Recipient recipient = instance.inTransaction(handle -> recipients.get(handle, learner));
        return instance.inTransaction(handle -> held.list(handle, learner)).stream()
                .map(one -> new Kept(one, names(one, recipient)))
                .toList();
    }

    private static boolean names(HeldCredential credential, Recipient recipient) {
        HandedIn content = credential.signedJwt()
                ? new HandedIn.Signed(credential.content())
                : new HandedIn.Embedded(credential.content());
        return CredentialNames.find(content)
                .filter(names -> recipient.addresses().stream()
                                .anyMatch(address -> names.holders().compare(address) == NamedHolders.Fit.FITS)
                        || recipient.did().filter(names.subjects()::contains).isPresent())
                .isPresent();
    }

    /** Removes a credential of another issuer. @return false where there is none */
    public boolean removeHeld(LearnerId learner, HeldCredentialId id) {
        return instance.inTransaction(handle -> held.remove(handle, learner, id));
    }
}
