package org.waymark.web.question;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waymark.journey.question.AskQuestion;
import org.waymark.language.Messages;
import org.waymark.mail.MailAddress;
import org.waymark.question.Contact;
import org.waymark.question.QuestionEntry;
import org.waymark.question.Topic;
import org.waymark.web.Form;

/** Reads the form by which somebody asks, and words it. */
final class AskForm {
    private static final Messages MESSAGES = Messages.of(AskForm.class);

    private AskForm() {}

    /** The topic that a page or a form names; the program where it names none that anybody can ask about. */
    static Topic topic(Form form) {
        return find(form.text("topic")).orElse(Topic.PROGRAMME);
    }

    private static Optional<Topic> find(String name) {
        return Arrays.stream(Topic.values())
                .filter(Topic::isForAnybody)
                .filter(topic -> topic.name().equals(name))
                .findFirst();
    }

    static AskQuestion.Asking read(Form form) {
        return new AskQuestion.Asking(
                topic(form),
                words(form),
                form.text("name").strip(),
                form.text("address").strip(),
                form.text("page").strip());
    }

    /** What was typed into the large field, with plain ends of lines, as its length is counted by a browser. */
    static String words(Form form) {
        return form.text("words").replace("\r\n", "\n").strip();
    }

    /** @param contacts of all topics */
    static List<AskView.Choice> topics(Topic chosen, List<Contact> contacts) {
        return contacts.stream()
                .filter(contact -> contact.topic().isForAnybody())
                .map(contact -> new AskView.Choice(
                        contact.topic().name(),
                        QuestionWords.topic(contact.topic()),
                        MESSAGES.say("about." + contact.topic()),
                        QuestionWords.contact(contact),
                        contact.topic() == chosen))
                .toList();
    }

    static AskView.Typed typed(AskQuestion.Asking asking) {
        return new AskView.Typed(asking.words(), asking.name(), asking.address());
    }

    static List<String> faults(AskQuestion.Asking asking) {
        return asking.faults().stream().map(AskForm::fault).toList();
    }

    private static String fault(AskQuestion.Fault fault) {
        return switch (fault) {
            case WORDS -> words();
            case NAME -> MESSAGES.say("fault.name", "longest", AskQuestion.LONGEST_NAME);
            case ADDRESS -> MESSAGES.say("fault.address", "longest", MailAddress.LONGEST);
        };
    }

    /** Says what is wrong with words that cannot be taken. */
    static String words() {
        return MESSAGES.say("fault.words", "longest", QuestionEntry.LONGEST);
    }
}
