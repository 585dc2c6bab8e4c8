package org.waymark.journey.signup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Registration.Tier;
import org.waymark.learning.RunId;
import org.waymark.mail.LinkToken;
import org.waymark.mail.MailAddress;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.PersonErased;
import org.waymark.signup.Answer;
import org.waymark.signup.Obstacle;
import org.waymark.signup.Places;
import org.waymark.signup.SignUp;
import org.waymark.signup.SignUpId;
import org.waymark.signup.SignUpState;
import org.waymark.signup.SignUpSteps;
import org.waymark.signup.SignUps;
import org.waymark.work.Instance;

/** A person registers for a run, changes what was said of mail and of being seen, or withdraws. */
public final class RegisterForRun {
    /** An answer is at most so long, in characters. */
    public static final int LONGEST_ANSWER = 2000;

    /** So often in a day somebody registers or withdraws: each time a letter goes to an address that was only typed. */
    static final int MOST_STEPS = 30;

    private final Instance instance;
    private final GivePlaces givePlaces;
    private final Catalogue catalogue = new Catalogue();
    private final Learners learners = new Learners();
    private final SignUps signUps = new SignUps();
    private final SignUpSteps steps = new SignUpSteps();
    private final Eligible eligible = new Eligible();

    RegisterForRun(Instance instance, GivePlaces givePlaces) {
        this.instance = instance;
        this.givePlaces = givePlaces;
    }

    /**
     * A person's wishes.
     *
     * @param shown whether others who take part may see the person's name and city
     * @param address where mail goes; empty for none; null to leave both as they are, because mail was not asked about
     * @param reminders whether the person wants to be reminded, which takes an address
     */
    public record Wishes(boolean shown, @Nullable String address, boolean reminders) {
        private @Nullable String given() {
            return address == null || address.isEmpty() ? null : address;
        }

        private boolean isFaulty() {
            String given = given();
            return given != null && !MailAddress.isOne(given);
        }
    }

    /** A fault in what was typed. */
    public enum Fault {
        TIER,
        /** The run asks something else by now. */
        QUESTIONS,
        ANSWER_MISSING,
        ANSWER_LONG,
        ADDRESS
    }

    /** What became of a registration. */
    public sealed interface Outcome {}

    /** The person is registered now, or was before. */
    public record Done(SignUp signUp) implements Outcome {}

    /** The person cannot register. */
    public record Hindered(Obstacle obstacle) implements Outcome {}

    /** Nothing was written, because something typed is wrong. */
    public record Faulty(List<Fault> faults) implements Outcome {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** The person has registered and withdrawn too often today. */
    public record TooOften() implements Outcome {}

    /** There is no such run that people may see. */
    public record Missing() implements Outcome {}

    /**
     * Registers a person for a run. Somebody who has a place, waits, or applied stays as he or she is.
     *
     * @param answers to the run's questions, in their order, as they stood on the page
     * @throws PersonErased when the person's data was erased
     */
    public Outcome register(LearnerId learner, RunId run, String tierName, List<Answer> answers, Wishes wishes) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            // Before the run, as whoever erases the person does.
            learners.lock(handle, learner);
            signUps.lock(handle, run);
            CatalogueEntry entry = catalogue
                    .findRun(handle, run)
                    .filter(found -> found.run().state().isPublic(now))
                    .orElse(null);
            if (entry == null) {
                return new Missing();
            }
            Optional<SignUp> known = signUps.find(handle, run, learner);
            if (known.isPresent() && known.get().state().isOpen()) {
                return new Done(known.get());
            }
            Learner person = learners.find(handle, learner).orElseThrow();
            var who = eligible.of(handle, person, instance.today());
            Optional<Obstacle> obstacle = who.findObstacle(entry.run());
            if (obstacle.isPresent()) {
                return new Hindered(obstacle.get());
            }
            Optional<Tier> tier = entry.run().registration().findTier(tierName);
            List<Fault> faults = faults(entry.run().registration().questions(), tier.isPresent(), answers, wishes);
            if (tier.isEmpty() || !faults.isEmpty()) {
                return new Faulty(faults);
            }
            Optional<Obstacle> closed = who.findObstacle(tier.get());
            if (closed.isPresent()) {
                return new Hindered(closed.get());
            }
            if (steps.count(handle, learner, now.minus(Duration.ofDays(1))) >= MOST_STEPS) {
                return new TooOften();
            }
            return new Done(add(handle, entry, person, known, tier.get(), answers, wishes));
        });
    }

    private static List<Fault> faults(List<String> questions, boolean tier, List<Answer> answers, Wishes wishes) {
        List<Fault> faults = new ArrayList<>();
        if (!tier) {
            faults.add(Fault.TIER);
        }
        if (!answers.stream().map(Answer::question).toList().equals(questions)) {
            faults.add(Fault.QUESTIONS);
        } else if (answers.stream().anyMatch(answer -> answer.text().isBlank())) {
            faults.add(Fault.ANSWER_MISSING);
        }
        if (answers.stream().anyMatch(answer -> answer.text().length() > LONGEST_ANSWER)) {
            faults.add(Fault.ANSWER_LONG);
        }
        if (wishes.isFaulty()) {
            faults.add(Fault.ADDRESS);
        }
        return faults;
    }

    private SignUp add(
            Handle handle,
            CatalogueEntry entry,
            Learner person,
            Optional<SignUp> known,
            Tier tier,
            List<Answer> answers,
            Wishes wishes) {
        RunId run = entry.run().id();
        Instant now = instance.now();
        var city = person.joinedCity().map(City::id).orElse(null);
        boolean free = new Places(tier, signUps.list(handle, run)).isFreeFor(city);
        SignUpState state = tier.selected() ? SignUpState.APPLIED : free ? SignUpState.PLACED : SignUpState.WAITING;
        String address = wishes.given();
        SignUp signUp = new SignUp(
                known.map(SignUp::id).orElseGet(SignUpId::random),
                run,
                person.id(),
                city,
                tier.name(),
                state,
                0,
                answers,
                wishes.shown(),
                address,
                wishes.reminders() && address != null,
                known.map(SignUp::stopToken).orElseGet(LinkToken::random),
                now,
                now);
        signUps.put(handle, signUp);
        Told told =
                state == SignUpState.APPLIED ? Told.APPLIED : state == SignUpState.PLACED ? Told.PLACED : Told.WAITING;
        givePlaces.tell(handle, signUp, entry, told, "");
        return signUps.find(handle, run, person.id()).orElseThrow();
    }

    /** What became of a change of wishes. */
    public enum Changed {
        DONE,
        /** The person does not take part any more. */
        NOTHING,
        /** The address is none. */
        FAULTY
    }

    /** Changes what a person said of mail and of being seen. */
    public Changed change(LearnerId learner, RunId run, Wishes wishes) {
        if (wishes.isFaulty()) {
            return Changed.FAULTY;
        }
        String address = wishes.given();
        boolean done = instance.inTransaction(handle -> signUps.find(handle, run, learner)
                .map(signUp -> {
                    if (wishes.address() == null) {
                        return signUps.markShown(handle, signUp.id(), wishes.shown());
                    }
                    boolean reminders = wishes.reminders() && address != null;
                    if (!reminders) {
                        givePlaces.withdrawReminders(handle, signUp);
                    }
                    return signUps.markWishes(handle, signUp.id(), wishes.shown(), address, reminders);
                })
                .orElse(false));
        return done ? Changed.DONE : Changed.NOTHING;
    }

    /** Gives a person's place, or hope of one, to the next; false when there is none. */
    public boolean withdraw(LearnerId learner, RunId run) {
        return instance.inTransaction(handle -> withdraw(handle, learner, run));
    }

    /** Withdraws a person from every run; whoever waits moves up. */
    public void withdrawAll(Handle handle, LearnerId learner) {
        signUps.list(handle, learner).stream()
                .filter(signUp -> signUp.state().isOpen())
                .map(SignUp::run)
                .sorted(Comparator.comparing(RunId::value))
                .forEach(run -> withdraw(handle, learner, run));
    }

    private boolean withdraw(Handle handle, LearnerId learner, RunId run) {
        signUps.lock(handle, run);
        Optional<SignUp> open = signUps.find(handle, run, learner)
                .filter(signUp -> signUp.state().isOpen());
        open.ifPresent(signUp -> {
            CatalogueEntry entry = catalogue.findRun(handle, run).orElseThrow();
            givePlaces.mark(handle, signUp, entry, SignUpState.WITHDRAWN, Told.WITHDRAWN, "", "");
            signUps.markGone(handle, signUp.id());
            givePlaces.withdrawReminders(handle, signUp);
            givePlaces.moveUp(handle, entry);
        });
        return open.isPresent();
    }
}
