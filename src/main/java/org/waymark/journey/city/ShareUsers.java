package org.waymark.journey.city;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.id.RegistrationId;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.SharedIssuers;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/**
 * Knows a person again at another client of the same issuer, where an administrator decided that its clients share their
 * users: the city is then not asked again. By the subject only, never by name or e-mail; between active registrations
 * whose tokens come from one server, so that nobody gets in by claiming an issuer.
 */
public final class ShareUsers {
    private final Instance instance;
    private final Registrations registrations = new Registrations();
    private final SharedIssuers issuers = new SharedIssuers();
    private final Learners learners = new Learners();
    private final JoinCity joinCity;

    ShareUsers(Instance instance, JoinCity joinCity) {
        this.instance = instance;
        this.joinCity = joinCity;
    }

    /**
     * The state of an issuer's clients.
     *
     * @param shared whether they have the same users
     * @param clients how many there are
     */
    public record Standing(boolean shared, int clients) {}

    /** Reads whether the clients of a registration's issuer share users; empty when there is no such registration. */
    public Optional<Standing> view(RegistrationId id) {
        return instance.inTransaction(handle -> registrations
                .find(handle, id)
                .map(one -> new Standing(
                        issuers.contains(handle, one.issuer()),
                        registrations.listOf(handle, one.issuer()).size())));
    }

    /**
     * Decides for all clients of the issuer of a registration, or takes that back: then nobody has a city any more who has
     * it from another client only.
     *
     * @return false when there is no such registration, or it was so before
     */
    public boolean decide(RegistrationId id, boolean shared) {
        Optional<Registration> known = instance.inTransaction(handle -> registrations.find(handle, id));
        if (known.isEmpty()) {
            return false;
        }
        String issuer = known.get().issuer();
        if (shared) {
            return instance.inTransaction(handle -> instance.audit(
                    handle,
                    issuers.add(handle, issuer, instance.now()),
                    Act.USERS_SHARED,
                    Subject.of(Subject.Kind.PLATFORM, issuer),
                    "yes"));
        }
        boolean ended = instance.inTransaction(handle -> instance.audit(
                handle,
                issuers.remove(handle, issuer),
                Act.USERS_SHARED,
                Subject.of(Subject.Kind.PLATFORM, issuer),
                "no"));
        // Also when it was ended before: an earlier try may have broken off.
        List<LearnerId> found = instance.inTransaction(handle -> registrations.listOf(handle, issuer).stream()
                .flatMap(one -> learners.listKnownFromOther(handle, one.id()).stream())
                .toList());
        found.forEach(joinCity::forgetOther);
        return ended || !found.isEmpty();
    }

    /** The learner, in the city of the same person at another client, where that is to be known. */
    public Learner know(Handle handle, Registration registration, Learner learner, Instant now) {
        if (learner.testUser()
                || learner.joinedCity().isPresent()
                || !issuers.contains(handle, registration.issuer())) {
            return learner;
        }
        Optional<Learner> same = learners.findInCity(handle, others(handle, registration), learner.subject());
        if (same.isEmpty()) {
            return learner;
        }
        joinCity.joinLike(handle, learner, same.get(), now);
        return learners.find(handle, learner.id()).orElseThrow();
    }

    /** Lists the same person at other clients, where an administrator decided that they share their users. */
    public List<LearnerId> listSame(Handle handle, Learner learner) {
        Registration registration =
                registrations.find(handle, learner.registrationId()).orElseThrow();
        return issuers.contains(handle, registration.issuer())
                ? others(handle, registration).stream()
                        .flatMap(other -> learners.find(handle, other, learner.subject()).stream())
                        .map(Learner::id)
                        .toList()
                : List.of();
    }

    private List<RegistrationId> others(Handle handle, Registration registration) {
        return registrations.listOf(handle, registration.issuer()).stream()
                .filter(Registration::active)
                .filter(one -> !one.id().equals(registration.id()))
                .filter(one -> server(one).equals(server(registration)))
                .map(Registration::id)
                .toList();
    }

    /** Lists the addresses from which a registration's tokens and keys come. */
    private static List<String> server(Registration registration) {
        return List.of(Registration.origin(registration.tokenEndpoint()), Registration.origin(registration.jwksUri()));
    }
}
