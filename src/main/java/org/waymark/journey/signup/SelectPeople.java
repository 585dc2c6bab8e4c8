package org.waymark.journey.signup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.id.RegistrationId;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Registration.Tier;
import org.waymark.learning.RunId;
import org.waymark.lti.platform.Registrations;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.signup.Places;
import org.waymark.signup.SignUp;
import org.waymark.signup.SignUpId;
import org.waymark.signup.SignUpState;
import org.waymark.signup.SignUpStep;
import org.waymark.signup.SignUpSteps;
import org.waymark.signup.SignUps;
import org.waymark.work.Instance;

/** Staff see who registered for a run, and decide about those who applied; they can give and take places. */
public final class SelectPeople {
    /** A note to a person is at most so long, in characters. */
    public static final int LONGEST_NOTE = 1000;

    private final Instance instance;
    private final GivePlaces givePlaces;
    private final Catalogue catalogue = new Catalogue();
    private final Learners learners = new Learners();
    private final Registrations registrations = new Registrations();
    private final SignUps signUps = new SignUps();
    private final SignUpSteps steps = new SignUpSteps();

    SelectPeople(Instance instance, GivePlaces givePlaces) {
        this.instance = instance;
        this.givePlaces = givePlaces;
    }

    /** A run with all who registered, in the order of the line. */
    public record Page(CatalogueEntry entry, List<TierPlaces> tiers, List<Person> people) {}

    /** A tier with its places; one that the run does not name any more has people, and no limit. */
    public record TierPlaces(Tier tier, Places places, boolean offered) {}

    /**
     * Somebody who registered.
     *
     * @param platform the name of the LMS that knows the person
     * @param city the name of the city for which the person registered; empty for none
     */
    public record Person(SignUp signUp, Learner learner, String platform, String city, Optional<SignUpStep> step) {}

    /** A decision of staff. */
    public enum Decision {
        PLACE(SignUpState.PLACED, Told.MOVED_UP),
        WAIT(SignUpState.WAITING, Told.WAITING),
        DECLINE(SignUpState.DECLINED, Told.DECLINED),
        REMOVE(SignUpState.REMOVED, Told.REMOVED);

        private final SignUpState state;
        private final Told told;

        Decision(SignUpState state, Told told) {
            this.state = state;
            this.told = told;
        }

        /** Tells whether staff can decide so about somebody in this state. */
        public boolean isPossible(SignUpState now) {
            return switch (this) {
                case PLACE -> now != SignUpState.PLACED && now != SignUpState.WITHDRAWN;
                case WAIT, DECLINE -> now == SignUpState.APPLIED;
                case REMOVE -> now == SignUpState.PLACED || now == SignUpState.WAITING;
            };
        }
    }

    /**
     * What became of decisions.
     *
     * @param done how many were carried out
     * @param full how many people could get no place, because all are taken
     */
    public record Result(int done, int full) {}

    public Optional<Page> view(RunId run) {
        return instance.inTransaction(handle -> catalogue.findRun(handle, run).map(entry -> page(handle, entry)));
    }

    private Page page(Handle handle, CatalogueEntry entry) {
        List<SignUp> all = signUps.list(handle, entry.run().id());
        Map<LearnerId, Learner> people = new HashMap<>();
        learners.list(handle, all.stream().map(SignUp::learner).toList())
                .forEach(learner -> people.put(learner.id(), learner));
        Map<RegistrationId, String> platforms =
                registrations.list(handle).stream().collect(Collectors.toMap(one -> one.id(), one -> one.name()));
        Map<SignUpId, String> cities = signUps.listCities(handle, entry.run().id());
        Map<SignUpId, SignUpStep> last = steps.listLast(handle, entry.run().id());
        return new Page(
                entry,
                tiers(entry, all),
                all.stream()
                        .map(one -> {
                            Learner learner = Objects.requireNonNull(people.get(one.learner()));
                            return new Person(
                                    one,
                                    learner,
                                    platforms.getOrDefault(learner.registrationId(), ""),
                                    cities.getOrDefault(one.id(), ""),
                                    Optional.ofNullable(last.get(one.id())));
                        })
                        .toList());
    }

    private static List<TierPlaces> tiers(CatalogueEntry entry, List<SignUp> all) {
        List<TierPlaces> tiers = new ArrayList<>();
        for (Tier tier : entry.run().registration().offered()) {
            tiers.add(new TierPlaces(tier, new Places(tier, all), true));
        }
        all.stream()
                .map(SignUp::tier)
                .distinct()
                .filter(name -> entry.run().registration().findTier(name).isEmpty())
                .map(name -> new Tier(name, null, null, false, false, false))
                .forEach(tier -> tiers.add(new TierPlaces(tier, new Places(tier, all), false)));
        return tiers;
    }

    /**
     * Carries decisions out, those that give places last, so that what others lose can be given.
     *
     * @param note what the people are told beside it; empty for nothing
     * @param by who decides, in words
     * @return empty when there is no such run
     */
    public Optional<Result> decide(RunId run, Map<SignUpId, Decision> decisions, String note, String by) {
        return instance.inTransaction(handle -> {
            signUps.lock(handle, run);
            CatalogueEntry entry = catalogue.findRun(handle, run).orElse(null);
            if (entry == null) {
                return Optional.empty();
            }
            Map<Decision, Integer> done = new EnumMap<>(Decision.class);
            int full = 0;
            for (Decision decision : List.of(Decision.REMOVE, Decision.DECLINE, Decision.WAIT, Decision.PLACE)) {
                for (SignUp one : signUps.list(handle, run)) {
                    if (decisions.get(one.id()) != decision || !decision.isPossible(one.state())) {
                        continue;
                    }
                    boolean fits = fits(handle, entry, one);
                    if (decision == Decision.PLACE && (!fits || isOver(entry))) {
                        full++;
                        continue;
                    }
                    if (decision == Decision.WAIT && fits) {
                        // Whoever waits where there is room would move up at once.
                        continue;
                    }
                    givePlaces.mark(handle, one, entry, decision.state, decision.told, by, note);
                    done.merge(decision, 1, Integer::sum);
                }
            }
            if (done.isEmpty()) {
                return Optional.of(new Result(0, full));
            }
            givePlaces.moveUp(handle, entry);
            instance.audit(
                    handle,
                    Act.PLACES_DECIDED,
                    Subject.of(Subject.Kind.RUN, run.value()),
                    done.entrySet().stream()
                            .map(one -> one.getKey() + " " + one.getValue())
                            .collect(Collectors.joining(", ")));
            return Optional.of(new Result(
                    done.values().stream().mapToInt(Integer::intValue).sum(), full));
        });
    }

    /** Nobody gets a place in a run that does not take place, or is over. */
    private boolean isOver(CatalogueEntry entry) {
        return entry.run().state().isCancelled()
                || entry.run().lastDay().filter(instance.today()::isAfter).isPresent();
    }

    private boolean fits(Handle handle, CatalogueEntry entry, SignUp one) {
        return entry.run()
                .registration()
                .findTier(one.tier())
                .map(tier -> new Places(tier, signUps.list(handle, one.run())).fits(one.city()))
                .orElse(true);
    }

    /** Notes that the list was taken out of Waymark. */
    public Optional<Page> export(RunId run) {
        return instance.inTransaction(handle -> catalogue.findRun(handle, run).map(entry -> {
            Page page = page(handle, entry);
            instance.audit(
                    handle,
                    Act.REGISTRATIONS_EXPORTED,
                    Subject.of(Subject.Kind.RUN, run.value()),
                    Integer.toString(page.people().size()));
            return page;
        }));
    }
}
