package org.waymark.web.question;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.question.AskQuestion;
import org.waymark.journey.question.QuestionJourneys;
import org.waymark.journey.question.QuestionPage;
import org.waymark.journey.question.ViewQuestions;
import org.waymark.journey.view.ViewActivity;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.question.Question;
import org.waymark.question.QuestionId;
import org.waymark.question.QuestionLine;
import org.waymark.question.QuestionState;
import org.waymark.question.Topic;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** A person in a course asks the program, and reads what was answered. */
final class AskRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(AskRoutes.class);
    private static final String PAGE = "/questions";

    private final Visitor visitor;
    private final ViewActivity viewActivity;
    private final AskQuestion askQuestion;
    private final ViewQuestions viewQuestions;

    AskRoutes(Visitor visitor, ViewActivity viewActivity, QuestionJourneys journeys) {
        this.visitor = visitor;
        this.viewActivity = viewActivity;
        this.askQuestion = journeys.askQuestion;
        this.viewQuestions = journeys.viewQuestions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/questions", this::list);
        routes.get("/s/{session}/questions/new", this::begin);
        routes.post("/s/{session}/questions/new", this::ask);
        routes.get("/s/{session}/questions/{question}", context -> show(context, visitor.session(context), "", null));
        routes.post("/s/{session}/questions/{question}", this::write);
        routes.post("/s/{session}/questions/{question}/settle", this::settle);
    }

    private LayoutView layout(Context context, Session session, String title) {
        ViewActivity.ActivityPage page = viewActivity.view(session.learner(), visitor.link(session));
        String flash = switch (Form.query(context).text("done")) {
            case "asked" -> MESSAGES.say("done.asked");
            case "written" -> MESSAGES.say("done.written");
            case "settled" -> MESSAGES.say("done.settled");
            default -> null;
        };
        return visitor.layout(session, title, page.learner(), page.link(), PAGE, flash);
    }

    private void list(Context context) {
        Session session = visitor.session(context);
        visitor.show(
                context,
                session,
                new QuestionsView(
                        layout(context, session, MESSAGES.say("list.heading")),
                        new LinkView(MESSAGES.say("ask.heading"), session.path(PAGE + "/new")),
                        viewQuestions.mine(session.learner()).stream()
                                .map(line -> row(session, line))
                                .toList()));
    }

    private static QuestionsView.Row row(Session session, QuestionLine line) {
        Question question = line.question();
        return new QuestionsView.Row(
                new LinkView(QuestionWords.shortened(line.words()), session.path(PAGE + "/" + question.id())),
                QuestionWords.topic(question.topic()),
                QuestionWords.mark(question.state()),
                QuestionWords.state(question.state()),
                Language.current().moment(question.changedAt()));
    }

    private void begin(Context context) {
        Session session = visitor.session(context);
        Form query = Form.query(context);
        String page = query.text("page");
        Topic topic = page.equals("/privacy") ? Topic.DATA : AskForm.topic(query);
        form(context, session, new AskQuestion.Asking(topic, "", "", "", page), List.of());
    }

    private void form(Context context, Session session, AskQuestion.Asking asking, List<String> faults) {
        visitor.show(
                context,
                session,
                new AskView(
                        layout(context, session, MESSAGES.say("ask.heading")),
                        new LinkView(MESSAGES.say("list.heading"), session.path(PAGE)),
                        visitor.form(session, PAGE + "/new", new FormView.Field("page", asking.page())),
                        AskForm.topics(asking.topic(), viewQuestions.contacts()),
                        false,
                        viewQuestions.isMailed(),
                        AskForm.typed(asking),
                        faults));
    }

    private void ask(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        AskQuestion.Asking asking = AskForm.read(form);
        List<String> faults = AskForm.faults(asking);
        if (!faults.isEmpty()) {
            context.status(422);
            form(context, session, asking, faults);
            return;
        }
        Question question = askQuestion
                .ask(session.learner(), asking)
                .orElseThrow(() -> Refusal.tooMany("TOO_OFTEN", Duration.ofDays(1)));
        back(context, session, question.id(), "asked");
    }

    private static QuestionId id(Context context) {
        return QuestionId.read(context.pathParam("question")).orElseThrow(Refusal::notFound);
    }

    private void show(Context context, Session session, String typed, @Nullable String fault) {
        QuestionPage page = viewQuestions.view(session.learner(), id(context)).orElseThrow(Refusal::notFound);
        Question question = page.line().question();
        String address = PAGE + "/" + question.id();
        boolean hosting = question.topic() == Topic.HOSTING;
        visitor.show(
                context,
                session,
                new QuestionView(
                        layout(context, session, MESSAGES.say("page.heading")),
                        hosting
                                ? new LinkView(MESSAGES.say("host.back"), session.path("/city/host"))
                                : new LinkView(MESSAGES.say("list.heading"), session.path(PAGE)),
                        false,
                        QuestionWords.thread(page, MESSAGES.say(hosting ? "city" : "you"), List.of()),
                        QuestionWords.contact(page.contact()),
                        visitor.form(session, address),
                        typed,
                        fault,
                        hosting || question.state() == QuestionState.CLOSED
                                ? null
                                : visitor.form(session, address + "/settle")));
    }

    private void write(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        String words = AskForm.words(form);
        switch (askQuestion.write(session.learner(), id(context), words)) {
            case DONE -> back(context, session, id(context), "written");
            case FAULTY -> {
                context.status(422);
                show(context, session, words, AskForm.words());
            }
            case FULL -> throw new Refusal(409, "QUESTIONS_FULL");
            case MISSING -> throw Refusal.notFound();
        }
    }

    private void settle(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        boolean done = askQuestion.settle(session.learner(), id(context));
        back(context, session, id(context), done ? "settled" : "");
    }

    private static void back(Context context, Session session, QuestionId id, String done) {
        context.status(303).header("Location", session.path(PAGE + "/" + id) + (done.isEmpty() ? "" : "?done=" + done));
    }
}
