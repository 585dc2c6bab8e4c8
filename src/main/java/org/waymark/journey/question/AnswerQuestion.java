package org.waymark.journey.question;

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

/** Staff answer a question, settle it, or hand it on to another topic's contact. */
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
        MISSING
    }

    /**
     * Answers, which whoever asked reads, and gets by mail where the person gave an address.
     *
     * @param by who answers, in words
     */
    public Outcome answer(QuestionId id, String words, String by) {
        return instance.inTransaction(handle -> questions
                .findToChange(handle, id)
                .map(question -> answer(handle, question, words, by))
                .orElse(Outcome.MISSING));
    }

    private Outcome answer(Handle handle, Question question, String words, String by) {
        if (!AskQuestion.isSayable(words)) {
            return Outcome.FAULTY;
        }
        reply(handle, question, null, words, by, QuestionState.ANSWERED);
        audit(handle, question, Act.QUESTION_ANSWERED, "");
        return Outcome.DONE;
    }

    /**
     * Writes to whoever asked, within the caller's transaction, which holds the question's row.
     *
     * @param done what staff did; null where they only write
     * @param words may be empty where something was done
     */
    void reply(Handle handle, Question question, @Nullable Message done, String words, String by, QuestionState state) {
        int number = questions.listEntries(handle, question.id()).size() + 1;
        questions.write(handle, question.id(), by, done, words, instance.now());
        questions.mark(handle, question.id(), state, instance.now());
        letters.tellAsker(handle, question, number, done, words);
    }

    /**
     * Settles a question without another word, or opens it again.
     *
     * @param by who does so, in words
     */
    public Outcome mark(QuestionId id, boolean settled, String by) {
        return instance.inTransaction(handle -> questions
                .findToChange(handle, id)
                .map(question -> {
                    if (settled == (question.state() == QuestionState.CLOSED)) {
                        return Outcome.NOTHING_TO_DO;
                    }
                    note(handle, id, MESSAGES.message(settled ? "settled" : "reopened"), by);
                    questions.mark(handle, id, settled ? QuestionState.CLOSED : QuestionState.OPEN, instance.now());
                    audit(handle, question, settled ? Act.QUESTION_SETTLED : Act.QUESTION_REOPENED, "");
                    return Outcome.DONE;
                })
                .orElse(Outcome.MISSING));
    }

    /**
     * Hands a question on to the contact of another topic, who is told of it.
     *
     * @param by who does so, in words
     */
    public Outcome move(QuestionId id, Topic topic, String by) {
        return instance.inTransaction(handle -> questions
                .findToChange(handle, id)
                .map(question -> {
                    if (question.topic() == topic || question.topic() == Topic.HOSTING || topic == Topic.HOSTING) {
                        return Outcome.NOTHING_TO_DO;
                    }
                    note(handle, id, MESSAGES.message("handed-on", "topic", MESSAGES.message(topic)), by);
                    questions.markTopic(handle, id, topic, instance.now());
                    questions
                            .find(handle, id)
                            .ifPresent(
                                    line -> letters.tellContact(handle, line.question(), topic.name(), line.words()));
                    audit(handle, question, Act.QUESTION_HANDED_ON, topic.name());
                    return Outcome.DONE;
                })
                .orElse(Outcome.MISSING));
    }

    private void note(Handle handle, QuestionId id, Message done, String by) {
        questions.write(handle, id, by, done, "", instance.now());
    }

    private void audit(Handle handle, Question question, Act act, String detail) {
        instance.audit(
                handle, act, Subject.of(Subject.Kind.QUESTION, question.id().toString()), detail);
    }
}
