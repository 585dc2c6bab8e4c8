package org.waymark.journey.signup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Registration.Tier;
import org.waymark.learning.RunId;
import org.waymark.mail.Outbox;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.signup.Eligibility;
import org.waymark.signup.Obstacle;
import org.waymark.signup.Places;
import org.waymark.signup.SignUp;
import org.waymark.signup.SignUpState;
import org.waymark.signup.SignUpStep;
import org.waymark.signup.SignUpSteps;
import org.waymark.signup.SignUps;
import org.waymark.work.Instance;

/** Shows a person what a run offers and how it stands with a registration. */
public final class ViewRegistration {
    private static final int MOST_PEERS = 500;

    private final Instance instance;
    private final Outbox outbox;
    private final Catalogue catalogue = new Catalogue();
    private final Learners learners = new Learners();
    private final SignUps signUps = new SignUps();
    private final SignUpSteps steps = new SignUpSteps();
    private final Eligible eligible = new Eligible();

    ViewRegistration(Instance instance, Outbox outbox) {
        this.instance = instance;
        this.outbox = outbox;
    }

    /**
     * A run's registration as one person sees it.
     *
     * @param last the last day on which people register
     * @param obstacle why this person cannot register at all; empty when it is only a question of the tier
     * @param mine the person's own, whatever its state
     * @param step the last of it
     * @param ahead how many people wait before the person; 0 when the person is the next one or does not wait
     * @param movesUp whether people who wait can still get a place
     * @param peers people who take part and let others see it; only for those who take part
     * @param mail whether letters are sent
     */
    public record Page(
            Learner person,
            CatalogueEntry entry,
            Optional<LocalDate> last,
            Optional<Obstacle> obstacle,
            List<Way> ways,
            Optional<SignUp> mine,
            Optional<SignUpStep> step,
            int ahead,
            boolean movesUp,
            List<Peer> peers,
            boolean mail) {}

    /**
     * A way of taking part.
     *
     * @param left how many places are left; empty when there is no limit
     * @param waiting how many people wait
     * @param obstacle why this person cannot take part in this way
     */
    public record Way(Tier tier, OptionalInt left, int waiting, Optional<Obstacle> obstacle) {}

    /** Somebody else who takes part. */
    public record Peer(String name, String city) {}

    /** A registration of a person with its run. */
    public record Mine(SignUp signUp, CatalogueEntry entry) {}

    /** The page of a run that people may see, or for which the person registered. */
    public Optional<Page> view(LearnerId learner, RunId run) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            Optional<SignUp> mine = signUps.find(handle, run, learner);
            return catalogue
                    .findRun(handle, run)
                    .filter(entry -> entry.run().state().isPublic(now) || mine.isPresent())
                    .map(entry -> page(handle, learners.find(handle, learner).orElseThrow(), entry, mine));
        });
    }

    private Page page(Handle handle, Learner person, CatalogueEntry entry, Optional<SignUp> mine) {
        Eligibility who = eligible.of(handle, person, instance.today());
        List<SignUp> all = signUps.list(handle, entry.run().id());
        return new Page(
                person,
                entry,
                Eligibility.lastDay(entry.run()),
                who.findObstacle(entry.run()),
                entry.run().registration().offered().stream()
                        .map(tier -> way(tier, all, who.findObstacle(tier)))
                        .toList(),
                mine,
                mine.flatMap(signUp -> steps.findLast(handle, signUp.id())),
                (int) all.stream()
                        .filter(one -> one.state() == SignUpState.WAITING
                                && mine.isPresent()
                                && one.tier().equals(mine.get().tier())
                                && one.line() < mine.get().line())
                        .count(),
                Eligibility.movesUp(entry.run(), instance.today()),
                mine.filter(one -> one.state() == SignUpState.PLACED)
                        .map(one -> peers(handle, all, person.id()))
                        .orElse(List.of()),
                outbox.isOn());
    }

    private static Way way(Tier tier, List<SignUp> all, Optional<Obstacle> obstacle) {
        Places places = new Places(tier, all);
        return new Way(tier, places.left(), places.waiting().size(), obstacle);
    }

    private List<Peer> peers(Handle handle, List<SignUp> all, LearnerId me) {
        List<LearnerId> shown = all.stream()
                .filter(one -> one.state() == SignUpState.PLACED
                        && one.shown()
                        && !one.learner().equals(me))
                .map(SignUp::learner)
                .limit(MOST_PEERS)
                .toList();
        return learners.list(handle, shown).stream()
                .map(peer -> new Peer(
                        peer.displayName(), peer.joinedCity().map(City::name).orElse("")))
                .toList();
    }

    /** Lists the runs for which a person registered, the last registration first. */
    public List<Mine> listMine(LearnerId learner) {
        return instance.inTransaction(handle -> {
            List<SignUp> mine = signUps.list(handle, learner);
            List<CatalogueEntry> entries =
                    catalogue.findRuns(handle, mine.stream().map(SignUp::run).toList());
            return mine.stream()
                    .flatMap(one -> entries.stream()
                            .filter(entry -> entry.run().id().equals(one.run()))
                            .map(entry -> new Mine(one, entry)))
                    .toList();
        });
    }
}
