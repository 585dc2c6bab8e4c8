package org.waymark.web.admin.question;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.question.AskQuestion;
import org.waymark.journey.question.NameContacts;
import org.waymark.journey.question.QuestionJourneys;
import org.waymark.journey.question.ViewQuestions;
import org.waymark.language.Messages;
import org.waymark.mail.MailAddress;
import org.waymark.question.Contact;
import org.waymark.question.Topic;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.question.QuestionWords;

/** Staff name whom people ask about each topic. */
final class ContactRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(ContactRoutes.class);
    private static final String PAGE = "/questions/contacts";

    private final AdminVisitor visitor;
    private final NameContacts nameContacts;
    private final ViewQuestions viewQuestions;

    ContactRoutes(AdminVisitor visitor, QuestionJourneys journeys) {
        this.visitor = visitor;
        this.nameContacts = journeys.nameContacts;
        this.viewQuestions = journeys.viewQuestions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/questions/contacts", context -> show(context, visitor.session(context), null));
        routes.post("/admin/{session}/questions/contacts", this::name);
    }

    private void show(Context context, AdminSession session, @Nullable Contact refused) {
        visitor.show(
                context,
                session,
                new ContactsView(
                        visitor.layout(context, session, MESSAGES.say("contacts.heading"), "/questions"),
                        new LinkView(MESSAGES.say("list.heading"), session.path("/questions")),
                        viewQuestions.isMailed(),
                        viewQuestions.contacts().stream()
                                .map(known -> refused != null && refused.topic() == known.topic()
                                        ? row(session, refused, wrong())
                                        : row(session, known, null))
                                .toList()));
    }

    private static String wrong() {
        return MESSAGES.say("contacts.wrong", "longest", AskQuestion.LONGEST_NAME, "address", MailAddress.LONGEST);
    }

    private ContactsView.Row row(AdminSession session, Contact contact, @Nullable String fault) {
        String topic = contact.topic().name();
        return new ContactsView.Row(
                topic,
                QuestionWords.topic(contact.topic()),
                visitor.form(session, PAGE, new FormView.Field("topic", topic)),
                contact.name(),
                contact.address(),
                fault);
    }

    private void name(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        Topic topic = Arrays.stream(Topic.values())
                .filter(one -> one.name().equals(form.text("topic")))
                .findFirst()
                .orElseThrow(Refusal::badInput);
        Contact contact = new Contact(
                topic, form.text("name").strip(), form.text("address").strip());
        if (!NameContacts.isRight(contact)) {
            context.status(422);
            show(context, session, contact);
            return;
        }
        visitor.backTo(context, session, PAGE, nameContacts.name(contact) ? Flash.CONTACT_NAMED : Flash.NOTHING_DONE);
    }
}
