package org.waymark.journey.question;

import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.question.Question;
import org.waymark.question.QuestionId;
import org.waymark.question.QuestionState;
import org.waymark.question.Questions;
import org.waymark.question.Topic;
import org.waymark.work.Instance;

/** Staff answer a question, settle it, hand it on to another topic's contact, or remove it. */
public final class AnswerQuestion {
    private static final Messages MESSAGES = Messages.of(AnswerQuestion.class);

    private final Instance instance;
    private final QuestionLetters letters;
    private final Questions questions = new Questions();

    AnswerQuestion(Instance instance, QuestionLetters letters) {
        this.instance = instance;
        this.letters = letters;
    }

    /** The outcome. */
    public enum Outcome {
        DONE,
        NOTHING_TO_DO,
        /** There are no words, or too many. */
        FAULTY,
        /** Whoever asked has written again meanwhile, so that this would be no answer to it. */
        MORE_WAS_WRITTEN,
        MISSING
    }

    /**
     * Answers, which whoever asked reads, and gets by mail where the person gave an address.
     *
     * @param read the number of the last entry that was read
     * @param by who answers, in words
     */
    public Outcome answer(QuestionId id, int read, String words, String by) {
        if (!AskQuestion.isSayable(words)) {
            return Outcome.FAULTY;
        }
        return change(id, (handle, question) -> {
            if (hasMore(handle, id, read)) {
                return Outcome.MORE_WAS_WRITTEN;
            }
            reply(handle, question, null, words, by, QuestionState.ANSWERED);
            return audit(handle, question, Act.QUESTION_ANSWERED, "");
        });
    }

    /** Tells whether whoever asked has written after an entry. */
    boolean hasMore(Handle handle, QuestionId id, int read) {
        return questions.countSince(handle, id, read) > 0;
    }

    /**
     * Writes to whoever asked, within the caller's transaction, which holds the question's row.
     *
     * @param done what staff did; null where they only write
     * @param words may be empty where something was done
     */
    void reply(Handle handle, Question question, @Nullable Message done, String words, String by, QuestionState state) {
        questions.answer(handle, question.id(), by, done, words, instance.now());
        questions.mark(handle, question.id(), state, instance.now());
        letters.tellAsker(handle, question, questions.countEntries(handle, question.id()), done, words);
    }

    /**
     * Settles a question without another word, or opens it again.
     *
     * @param by who does so, in words
     */
    public Outcome mark(QuestionId id, boolean settled, String by) {
        return change(id, (handle, question) -> mark(handle, question, settled, by));
    }

    private Outcome mark(Handle handle, Question question, boolean settled, String by) {
        if (settled == (question.state() == QuestionState.CLOSED)) {
            return Outcome.NOTHING_TO_DO;
        }
        note(handle, question.id(), MESSAGES.message(settled ? "settled" : "reopened"), by);
        questions.mark(handle, question.id(), settled ? QuestionState.CLOSED : QuestionState.OPEN, instance.now());
        return audit(handle, question, settled ? Act.QUESTION_SETTLED : Act.QUESTION_REOPENED, "");
    }

    /** Settles several questions, and says of how many that was news. */
    public int settle(List<QuestionId> ids, String by) {
        return (int)
                ids.stream().filter(id -> mark(id, true, by) == Outcome.DONE).count();
    }

    /**
     * Hands a question on to the contact of another topic, who is told of it.
     *
     * @param by who does so, in words
     */
    public Outcome move(QuestionId id, Topic topic, String by) {
        return change(id, (handle, question) -> {
            if (question.topic() == topic || !question.topic().isForAnybody() || !topic.isForAnybody()) {
                return Outcome.NOTHING_TO_DO;
            }
            note(handle, id, MESSAGES.message("handed-on", "topic", MESSAGES.message(topic)), by);
            questions.markTopic(handle, id, topic, instance.now());
            String occasion = "handed-on-" + questions.countEntries(handle, id);
            questions
                    .find(handle, id)
                    .ifPresent(line -> letters.tellContact(handle, line.question(), occasion, line.words()));
            return audit(handle, question, Act.QUESTION_HANDED_ON, topic.name());
        });
    }

    /** Removes a question with all that was written, for good; a city's wish to host is declined instead. */
    public Outcome remove(QuestionId id) {
        return change(id, (handle, question) -> {
            if (!question.topic().isForAnybody()) {
                return Outcome.NOTHING_TO_DO;
            }
            letters.withdraw(handle, question);
            questions.remove(handle, id);
            return audit(handle, question, Act.QUESTION_REMOVED, "");
        });
    }

    /** Does something with a question whose row is held. */
    private interface Step {
        Outcome take(Handle handle, Question question);
    }

    private Outcome change(QuestionId id, Step step) {
        Function<Handle, Outcome> work = handle -> questions
                .findToChange(handle, id)
                .map(question -> step.take(handle, question))
                .orElse(Outcome.MISSING);
        return instance.inTransaction(work);
    }

    private void note(Handle handle, QuestionId id, Message done, String by) {
        questions.answer(handle, id, by, done, "", instance.now());
    }

    private Outcome audit(Handle handle, Question question, Act act, String detail) {
        instance.audit(
                handle, act, Subject.of(Subject.Kind.QUESTION, question.id().toString()), detail);
        return Outcome.DONE;
    }
}
