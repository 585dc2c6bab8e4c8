package org.waymark.journey.question;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.mail.LinkToken;
import org.waymark.mail.MailAddress;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.question.Question;
import org.waymark.question.QuestionEntry;
import org.waymark.question.QuestionId;
import org.waymark.question.QuestionState;
import org.waymark.question.Questions;
import org.waymark.question.Topic;
import org.waymark.work.Instance;

/** Somebody asks the program, writes again, or says that a question is settled; signed in or not. */
public final class AskQuestion {
    private static final Messages MESSAGES = Messages.of(AskQuestion.class);

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 200;

    private static final int LONGEST_PAGE = 200;
    private static final Pattern PAGE = Pattern.compile("[A-Za-z0-9/._-]*+");

    /** A person asks no more in a day. */
    private static final int MOST_IN_A_DAY = 20;

    /** So many questions of strangers can wait: what nobody will ever answer is not taken. */
    private static final int MOST_OF_STRANGERS = 2000;

    private static final int MOST_ENTRIES = 200;
    private static final Duration PAUSE = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration KEPT_OPEN = Duration.ofDays(365);

    private final Instance instance;
    private final QuestionLetters letters;
    private final Questions questions = new Questions();
    private final Learners learners = new Learners();

    AskQuestion(Instance instance, QuestionLetters letters) {
        this.instance = instance;
        this.letters = letters;
        instance.work()
                .every(
                        "question-forget",
                        PAUSE,
                        () -> instance.useTransaction(handle -> questions.forget(
                                handle,
                                instance.now().minus(KEPT),
                                instance.now().minus(KEPT_OPEN))));
    }

    /** What is wrong with what was typed. */
    public enum Fault {
        /** There are no words, or more than {@link QuestionEntry#LONGEST} characters. */
        WORDS,
        NAME,
        ADDRESS
    }

    /**
     * What somebody asks.
     *
     * @param name of a stranger; empty for none
     * @param address for an answer; empty for none
     * @param page where it is asked; what is no address of a page and no reference is not kept
     */
    public record Asking(Topic topic, String words, String name, String address, String page) {

        /** Lists what is wrong; empty when it can be asked. */
        public List<Fault> faults() {
            List<Fault> faults = new ArrayList<>();
            if (!isSayable(words)) {
                faults.add(Fault.WORDS);
            }
            if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                faults.add(Fault.NAME);
            }
            if (!address.isEmpty() && !MailAddress.isOne(address)) {
                faults.add(Fault.ADDRESS);
            }
            return faults;
        }
    }

    static boolean isSayable(String words) {
        return !words.isBlank() && words.length() <= QuestionEntry.LONGEST;
    }

    /**
     * Asks as a learner. What is asked must be without faults.
     *
     * @return empty when the person has asked too much
     */
    public Optional<Question> ask(LearnerId learner, Asking asking) {
        return instance.inTransaction(handle -> {
            learners.lock(handle, learner);
            Learner person = learners.find(handle, learner).orElseThrow();
            return add(handle, asking, person, person.joinedCity().map(City::id).orElse(null), "");
        });
    }

    /**
     * Asks for a learner of a city, within the caller's transaction, which holds the learner.
     *
     * @param facts what the contact is told beside the words; may be empty
     * @return empty when the person has asked too much
     */
    Optional<Question> add(Handle handle, Asking asking, Learner person, @Nullable CityId city, String facts) {
        if (questions.countSince(handle, person.id(), instance.now().minus(Duration.ofDays(1))) >= MOST_IN_A_DAY) {
            return Optional.empty();
        }
        return Optional.of(put(handle, asking, person.id(), city, facts));
    }

    /**
     * Asks without being signed in. What is asked must be without faults.
     *
     * @return empty while too many questions of strangers wait
     */
    public Optional<Question> ask(Asking asking) {
        return instance.inTransaction(handle -> questions.countOpenOfStrangers(handle) >= MOST_OF_STRANGERS
                ? Optional.<Question>empty()
                : Optional.of(put(handle, asking, null, null, "")));
    }

    private Question put(
            Handle handle, Asking asking, @Nullable LearnerId learner, @Nullable CityId city, String facts) {
        Question question = new Question(
                QuestionId.random(),
                asking.topic(),
                QuestionState.OPEN,
                learner,
                city,
                asking.name(),
                asking.address().isEmpty() ? null : asking.address(),
                page(asking.page()),
                LinkToken.random(),
                instance.now(),
                instance.now());
        questions.add(handle, question, asking.words());
        letters.tellContact(handle, question, "1", facts.isEmpty() ? asking.words() : facts + "\n\n" + asking.words());
        return question;
    }

    /** An address of a page, or the reference of an error; anything else is not kept. */
    private static String page(String page) {
        return page.length() <= LONGEST_PAGE && PAGE.matcher(page).matches() ? page : "";
    }

    /** The outcome of writing about a question. */
    public enum Outcome {
        DONE,
        /** There is no such question, or the person may not read it. */
        MISSING,
        /** There are no words, or too many. */
        FAULTY,
        /** So much was written that nobody reads it. */
        FULL
    }

    /** Writes again, as the learner who asked or as a lead of the city that would like to host. */
    public Outcome write(LearnerId learner, QuestionId id, String words) {
        return instance.inTransaction(handle -> {
            learners.lock(handle, learner);
            return questions
                    .findToChange(handle, id)
                    .filter(question -> Reader.may(handle, learner, question))
                    .map(question -> write(handle, question, learner, words))
                    .orElse(Outcome.MISSING);
        });
    }

    /** Writes again, with the address of the question; what a city asks has none. */
    public Outcome write(String token, String words) {
        return instance.inTransaction(handle -> questions
                .findByToken(handle, token)
                .flatMap(id -> questions.findToChange(handle, id))
                .map(question -> write(handle, question, question.learner(), words))
                .orElse(Outcome.MISSING));
    }

    private Outcome write(Handle handle, Question question, @Nullable LearnerId learner, String words) {
        if (!isSayable(words)) {
            return Outcome.FAULTY;
        }
        int number = questions.countEntries(handle, question.id()) + 1;
        if (number > MOST_ENTRIES) {
            return Outcome.FULL;
        }
        questions.write(handle, question.id(), learner, null, words, instance.now());
        questions.mark(handle, question.id(), QuestionState.OPEN, instance.now());
        letters.tellContact(handle, question, Integer.toString(number), words);
        return Outcome.DONE;
    }

    /** Says that a question is settled; false when there is none that could be. */
    public boolean settle(LearnerId learner, QuestionId id) {
        return instance.inTransaction(handle -> {
            learners.lock(handle, learner);
            return questions
                    .findToChange(handle, id)
                    .filter(question -> Reader.may(handle, learner, question))
                    .filter(question -> question.topic() != Topic.HOSTING && question.state() != QuestionState.CLOSED)
                    .map(question -> {
                        questions.write(handle, id, learner, MESSAGES.message("settled"), "", instance.now());
                        questions.mark(handle, id, QuestionState.CLOSED, instance.now());
                        return true;
                    })
                    .orElse(false);
        });
    }
}
