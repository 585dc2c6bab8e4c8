package org.waymark.journey.question;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Languages;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.mail.Letter;
import org.waymark.mail.Outbox;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.question.Contacts;
import org.waymark.question.Question;
import org.waymark.question.Topic;
import org.waymark.work.Instance;

/**
 * Tells a topic's contact that something was asked, and whoever asked what staff answered. Nobody who types an address is
 * written to before a person of the staff answers: the address may be somebody else's.
 */
final class QuestionLetters {
    private static final Messages MESSAGES = Messages.of(QuestionLetters.class);

    private final Instance instance;
    private final Outbox outbox;
    private final Contacts contacts = new Contacts();
    private final Learners learners = new Learners();

    QuestionLetters(Instance instance, Outbox outbox) {
        this.instance = instance;
        this.outbox = outbox;
    }

    /** @param occasion tells this letter from others about the same question */
    void tellContact(Handle handle, Question question, String occasion, String words) {
        String address = contacts.get(handle, question.topic()).address();
        if (address.isEmpty() || !outbox.isOn()) {
            return;
        }
        outbox.add(
                handle,
                Language.ENGLISH.speak(() -> new Letter(
                        "question/" + question.id() + "/asked-" + occasion,
                        address,
                        MESSAGES.say("asked.subject", "topic", MESSAGES.message(question.topic())),
                        MESSAGES.say("asked.text", "words", words) + "\n",
                        null,
                        null)));
    }

    /**
     * Tells whoever asked.
     *
     * @param number of what staff wrote
     * @param done what staff did; null where they only wrote
     */
    void tellAsker(Handle handle, Question question, int number, @Nullable Message done, String words) {
        String address = question.address();
        if (address == null || !outbox.isOn()) {
            return;
        }
        LearnerId learner = question.learner();
        Language language = (learner == null ? Optional.<Learner>empty() : learners.find(handle, learner))
                .map(Learner::language)
                .flatMap(Languages.TRANSLATED::find)
                .orElse(Language.ENGLISH);
        outbox.add(
                handle,
                language.speak(() -> new Letter(
                        "question/" + question.id() + "/answered-" + number,
                        address,
                        MESSAGES.say("answered.subject"),
                        (question.topic() == Topic.HOSTING
                                        ? MESSAGES.say("answered.host", "words", said(done, words))
                                        : MESSAGES.say(
                                                "answered.text", "words", said(done, words), "page", page(question)))
                                + "\n",
                        null,
                        null)));
    }

    /** Ends letters about a question that wait. */
    void withdraw(Handle handle, Question question) {
        outbox.withdraw(handle, "question/" + question.id() + "/");
    }

    private static String said(@Nullable Message done, String words) {
        return done == null ? words : words.isBlank() ? done.words() : done.words() + "\n\n" + words;
    }

    private String page(Question question) {
        return instance.baseUrl() + "/questions/" + question.token();
    }
}
