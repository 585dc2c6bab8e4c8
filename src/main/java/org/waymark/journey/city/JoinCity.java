package org.waymark.journey.city;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.completion.Decisions;
import org.waymark.completion.RunAward;
import org.waymark.learning.Catalogue;
import org.waymark.learning.RunId;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityCode;
import org.waymark.people.CityId;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.lead.CityLeads;
import org.waymark.people.lead.Consent;
import org.waymark.signup.SignUps;
import org.waymark.standing.Credits;
import org.waymark.work.Instance;

/** A learner joins a city with its code, once; what was completed before counts from then on. */
public final class JoinCity {

    /** The outcome of joining a city. */
    public enum Outcome {
        JOINED,
        NO_SUCH_CODE,
        /** The learner is in a city already; only the programme can change that. */
        ALREADY_IN_A_CITY
    }

    private final Instance instance;
    private final Cities cities = new Cities();
    private final Learners learners = new Learners();
    private final Decisions decisions = new Decisions();
    private final Credits credits = new Credits();
    private final SignUps signUps = new SignUps();
    private final Catalogue catalogue = new Catalogue();
    private final CountForCity countForCity = new CountForCity();
    private final CityLeads leads = new CityLeads();
    private final WrongCodes wrongCodes;
    private final GiveConsent giveConsent;

    JoinCity(Instance instance, WrongCodes wrongCodes, GiveConsent giveConsent) {
        this.instance = instance;
        this.wrongCodes = wrongCodes;
        this.giveConsent = giveConsent;
    }

    public Outcome join(LearnerId learner, String typed) {
        return join(learner, typed, Set.of());
    }

    /** @param consents what the learner lets the people of the city see, from then on */
    public Outcome join(LearnerId learner, String typed, Set<Consent.Kind> consents) {
        Instant now = instance.now();
        Outcome outcome = CityCode.read(typed)
                .map(code -> join(learner, code, consents, now))
                .orElse(Outcome.NO_SUCH_CODE);
        if (outcome == Outcome.NO_SUCH_CODE) {
            instance.inTransaction(handle -> learners.find(handle, learner))
                    .ifPresent(known -> wrongCodes.note(known.registrationId(), learner.value(), now));
        }
        return outcome;
    }

    private Outcome join(LearnerId learner, CityCode code, Set<Consent.Kind> consents, Instant now) {
        return instance.inTransaction(handle -> {
            learners.lock(handle, learner);
            Optional<City> city = cities.findByCode(handle, code);
            if (city.isEmpty()) {
                return Outcome.NO_SUCH_CODE;
            }
            if (!learners.markJoined(handle, learner, city.get().id(), now)) {
                return Outcome.ALREADY_IN_A_CITY;
            }
            cities.markCounts(
                    handle,
                    city.get().id(),
                    people(handle, learners.find(handle, learner).orElseThrow()),
                    0);
            signUps.markCity(handle, learner, city.get().id());
            consents.forEach(kind -> giveConsent.give(handle, learner, kind, now));
            creditAll(handle, learner, now);
            return Outcome.JOINED;
        });
    }

    /** Joins a learner to the city of the same person at another client. */
    void joinLike(Handle handle, Learner learner, Learner other, Instant now) {
        City city = other.joinedCity().orElseThrow();
        if (learners.markJoinedLike(handle, learner.id(), city.id(), other.id(), now)) {
            cities.markCounts(handle, city.id(), 0, 0);
            creditAll(handle, learner.id(), now);
        }
    }

    /** Removes a city that was known only from another client. */
    void forgetOther(LearnerId learner) {
        instance.useTransaction(handle -> {
            learners.lockAlsoErased(handle, learner);
            Learner known = learners.find(handle, learner).orElseThrow();
            List<Runnable> entries = new ArrayList<>();
            known.joinedCity().ifPresent(city -> {
                cities.markCounts(handle, city.id(), 0, 0);
                leave(handle, known, city, instance.now());
                endRoles(handle, known, city, instance.now(), entries);
            });
            learners.markUnknown(handle, learner);
            entries.forEach(Runnable::run);
        });
    }

    /**
     * Moves a learner to another city, or out of any, with everything that counts, and with what is known of the city at
     * other clients: the programme's decision.
     */
    public void move(LearnerId learner, @Nullable City to) {
        Instant now = instance.now();
        instance.useTransaction(handle -> {
            List<LearnerId> same = learners.listLike(handle, learner);
            List<Runnable> entries = new ArrayList<>();
            move(handle, learner, to, null, now, entries);
            same.forEach(one -> move(handle, one, to, learner, now, entries));
            entries.forEach(Runnable::run);
            instance.audit(handle, Act.LEARNER_MOVED, Subject.learner(learner.value()), to == null ? "" : to.name());
        });
    }

    /** @param entries of the audit log, to be added last */
    private void move(
            Handle handle,
            LearnerId learner,
            @Nullable City to,
            @Nullable LearnerId with,
            Instant now,
            List<Runnable> entries) {
        learners.lock(handle, learner);
        Learner known = learners.find(handle, learner).orElseThrow();
        // Both cities' rows before any tally, in one order, so that nobody waits in a circle.
        Stream.concat(known.joinedCity().stream(), Optional.ofNullable(to).stream())
                .map(City::id)
                .sorted(Comparator.comparing(CityId::value))
                .forEach(city -> cities.markCounts(handle, city, 0, 0));
        known.joinedCity().ifPresent(from -> {
            leave(handle, known, from, now);
            if (to == null || !to.id().equals(from.id())) {
                endRoles(handle, known, from, now, entries);
            }
        });
        learners.markMoved(handle, learner, to == null ? null : to.id(), with, now);
        signUps.markCity(handle, learner, to == null ? null : to.id());
        if (to != null) {
            cities.markCounts(handle, to.id(), people(handle, known), 0);
            creditAll(handle, learner, now);
        }
    }

    /** Whoever leaves a city leads it no longer, and its people see nothing of that learner any more. */
    private void endRoles(Handle handle, Learner learner, City from, Instant now, List<Runnable> entries) {
        giveConsent.end(handle, learner.id(), now);
        if (leads.markEnded(handle, from.id(), learner.id(), now, null)) {
            entries.add(() -> instance.audit(
                    handle, Act.CITY_LEAD_ENDED, Subject.learner(learner.id().value()), from.name()));
        }
    }

    /** The LMS's test user is nobody of the city, and who is known from another client is counted there. */
    private int people(Handle handle, Learner learner) {
        return learner.testUser() || learners.isKnownFromOther(handle, learner.id()) ? 0 : 1;
    }

    private void leave(Handle handle, Learner learner, City from, Instant now) {
        int removed = 0;
        for (RunId run : credits.list(handle, from.id(), learner.id())) {
            removed += credits.remove(handle, from.id(), learner.id(), run, now) ? 1 : 0;
        }
        cities.markCounts(handle, from.id(), -people(handle, learner), -removed);
    }

    private void creditAll(Handle handle, LearnerId learner, Instant now) {
        Learner joined = learners.find(handle, learner).orElseThrow();
        for (RunAward award : decisions.listAwards(handle, learner)) {
            catalogue
                    .findRun(handle, award.run())
                    .ifPresent(entry ->
                            countForCity.add(handle, joined, entry.run(), award.teamOnce(), award.completedAt(), now));
        }
    }
}
