package org.waymark.journey.privacy;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.completion.Report;
import org.waymark.credential.Credential;
import org.waymark.credential.Credentials;
import org.waymark.journey.city.ShareUsers;
import org.waymark.journey.roster.KeepAddress;
import org.waymark.journey.signup.RegisterForRun;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.erasure.PersonalNames;
import org.waymark.people.erasure.PersonalTraces;
import org.waymark.people.erasure.Staying;
import org.waymark.people.erasure.TraceKind;
import org.waymark.people.lead.CityLeads;
import org.waymark.signup.SignUps;
import org.waymark.work.Instance;

/**
 * Erases a person: what names the person goes, what a city counts stays without a name, and no list brings the person
 * back. Where clients of an issuer share their users, the person is erased at all of them.
 */
public final class ErasePerson {
    private static final Messages MESSAGES = Messages.of(ErasePerson.class);

    private final Instance instance;
    private final Learners learners = new Learners();
    private final Registrations registrations = new Registrations();
    private final Credentials credentials = new Credentials();
    private final CityLeads leads = new CityLeads();
    private final SignUps signUps = new SignUps();
    private final PersonalTraces traces = new PersonalTraces();
    private final PersonalNames names = new PersonalNames();
    private final ShareUsers shareUsers;
    private final RegisterForRun registerForRun;
    private final RemoveOrigins removeOrigins;

    ErasePerson(Instance instance, ShareUsers shareUsers, KeepAddress keepAddress, RegisterForRun registerForRun) {
        this.shareUsers = shareUsers;
        this.instance = instance;
        this.registerForRun = registerForRun;
        this.removeOrigins = new RemoveOrigins(keepAddress);
    }

    /** Why somebody is erased, for the audit log. Names are kept there. */
    public enum Reason {
        ASKED,
        LEFT,
        MISTAKE,
        /** A rule of retention. */
        RETENTION;

        /** The reasons among which staff choose. */
        public static final List<Reason> CHOICES = List.of(ASKED, LEFT, MISTAKE);
    }

    /** What became of an erasure. */
    public enum Outcome {
        DONE,
        /** Somebody was quicker. */
        ERASED_BEFORE,
        /** The person came back at this moment, so that no rule concerns the person any more. */
        NOT_DUE,
        MISSING
    }

    /**
     * What an erasure would do.
     *
     * @param platforms where the person is known, the one that was asked for first
     * @param goes how many rows of each kind are removed
     * @param leads whether the person leads a city
     * @param ahead registrations for runs that end, so that whoever waits moves up
     * @param valid badges that are not revoked
     */
    public record Preview(
            Learner learner,
            List<String> platforms,
            Map<TraceKind, Long> goes,
            Staying stays,
            boolean leads,
            long ahead,
            long valid) {}

    /** Reads what an erasure would do; empty when there is no such person, or the person's data is erased. */
    public Optional<Preview> preview(LearnerId id) {
        return instance.inTransaction(handle -> learners.find(handle, id)
                .filter(learner -> !learner.erased())
                .map(learner -> preview(handle, learner)));
    }

    private Preview preview(Handle handle, Learner learner) {
        List<Learner> people = Stream.concat(
                        Stream.of(learner),
                        listSame(handle, learner).stream().flatMap(same -> learners.find(handle, same).stream()))
                .toList();
        Map<TraceKind, Long> goes = new EnumMap<>(TraceKind.class);
        Staying stays = new Staying(0, 0, 0, 0);
        long ahead = 0;
        long valid = 0;
        boolean lead = false;
        for (Learner one : people) {
            traces.count(handle, one).forEach((kind, rows) -> goes.merge(kind, rows, Long::sum));
            stays = stays.plus(traces.countStaying(handle, one.id()));
            ahead += signUps.list(handle, one.id()).stream()
                    .filter(signUp -> signUp.state().isOpen())
                    .count();
            valid += credentials.listOfLearner(handle, one.id().value()).stream()
                    .filter(badge -> !badge.revoked())
                    .count();
            lead |= leads.findCity(handle, one.id()).isPresent();
        }
        return new Preview(
                learner, people.stream().map(one -> platform(handle, one)).toList(), goes, stays, lead, ahead, valid);
    }

    private List<LearnerId> listSame(Handle handle, Learner learner) {
        return Stream.concat(names.listLinked(handle, learner).stream(), shareUsers.listSame(handle, learner).stream())
                .distinct()
                .toList();
    }

    private String platform(Handle handle, Learner learner) {
        return registrations
                .find(handle, learner.registrationId())
                .map(Registration::name)
                .orElse("");
    }

    /**
     * Erases a person.
     *
     * @param revoke whether the person's badges are revoked too; else every copy of them stays valid
     */
    public Outcome erase(LearnerId id, Reason reason, boolean revoke) {
        Outcome outcome = instance.inTransaction(handle -> erase(handle, id, reason, revoke, () -> true));
        instance.work().wake();
        return outcome;
    }

    /** @param due is asked when the person is held, so that whoever comes back at this moment stays */
    Outcome erase(Handle handle, LearnerId id, Reason reason, boolean revoke, BooleanSupplier due) {
        Optional<Learner> found = learners.find(handle, id);
        if (found.isEmpty()) {
            return Outcome.MISSING;
        }
        List<LearnerId> people = Stream.concat(Stream.of(id), listSame(handle, found.get()).stream())
                .sorted(Comparator.comparing(LearnerId::value))
                .toList();
        people.forEach(one -> learners.lockAlsoErased(handle, one));
        // Somebody may have come to be known as the same person before the rows were held.
        List<LearnerId> more = listSame(handle, found.get()).stream()
                .filter(one -> !people.contains(one))
                .toList();
        more.forEach(one -> learners.lockAlsoErased(handle, one));
        List<Learner> known = Stream.concat(people.stream(), more.stream())
                .flatMap(one -> learners.find(handle, one).stream())
                .filter(learner -> !learner.erased())
                .toList();
        if (known.isEmpty()) {
            return Outcome.ERASED_BEFORE;
        }
        if (!due.getAsBoolean()) {
            return Outcome.NOT_DUE;
        }
        // First, while there is somebody who withdraws, so that whoever waits moves up.
        known.forEach(learner -> registerForRun.withdrawAll(handle, learner.id()));
        known.forEach(learner -> erase(handle, learner, revoke));
        known.forEach(learner -> instance.audit(
                handle,
                Act.PERSON_ERASED,
                Subject.learner(learner.id().value()),
                reason.name() + (revoke ? ", badges revoked" : "")));
        return Outcome.DONE;
    }

    private void erase(Handle handle, Learner learner, boolean revoke) {
        Instant now = instance.now();
        instance.erased().add(handle, learner.registrationId(), learner.subject(), now);
        traces.holdLists(handle, learner);
        removeOrigins.remove(handle, learner);
        if (revoke) {
            Message reason = MESSAGES.message("revoked");
            credentials.listOfLearner(handle, learner.id().value()).stream()
                    .map(Credential::id)
                    .forEach(badge -> credentials.markRevoked(handle, badge, now, reason));
        }
        traces.remove(handle, learner, new PersonalTraces.Words(MESSAGES.say("author"), Report.PROGRAMME));
        learners.markErased(handle, learner.id(), now);
    }
}
