package org.waymark.journey.question;

import org.waymark.mail.Outbox;
import org.waymark.work.Instance;

/** Builds what happens around questions. */
public final class QuestionJourneys {
    public final AskQuestion askQuestion;
    public final AskToHost askToHost;
    public final ViewQuestions viewQuestions;
    public final AnswerQuestion answerQuestion;
    public final PlanHosting planHosting;
    public final NameContacts nameContacts;

    public QuestionJourneys(Instance instance, Outbox outbox) {
        QuestionLetters letters = new QuestionLetters(instance, outbox);
        askQuestion = new AskQuestion(instance, letters);
        askToHost = new AskToHost(instance, askQuestion, letters);
        viewQuestions = new ViewQuestions(instance, outbox);
        answerQuestion = new AnswerQuestion(instance, letters);
        planHosting = new PlanHosting(instance, answerQuestion);
        nameContacts = new NameContacts(instance);
    }
}
