package org.waymark.web.signup;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.signup.RegisterForRun;
import org.waymark.journey.signup.RegisterForRun.Fault;
import org.waymark.journey.signup.SignUpJourneys;
import org.waymark.journey.signup.ViewRegistration;
import org.waymark.journey.view.ViewActivity;
import org.waymark.language.Messages;
import org.waymark.learning.RunId;
import org.waymark.signup.Answer;
import org.waymark.signup.SignUp;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.PageText;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** A person registers for a run within the course, and sees all runs for which he or she is registered. */
final class RegistrationRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(RegistrationRoutes.class);
    private static final Messages PARTS = Messages.of(PageText.class);
    private static final String PAGE = RegistrationPage.PAGE;
    private static final int MOST_ANSWERS = 100;

    private final Visitor visitor;
    private final RegistrationPage page;
    private final ViewRegistration viewRegistration;
    private final RegisterForRun registerForRun;

    RegistrationRoutes(Visitor visitor, ViewActivity viewActivity, SignUpJourneys journeys) {
        this.visitor = visitor;
        this.page = new RegistrationPage(visitor, viewActivity, journeys.viewRegistration);
        this.viewRegistration = journeys.viewRegistration;
        this.registerForRun = journeys.registerForRun;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/registrations", this::list);
        routes.get("/s/{session}/registrations/{run}", context -> {
            Session session = visitor.session(context);
            page.show(context, session, run(context), RegistrationPage.Typed.NOTHING);
        });
        routes.post("/s/{session}/registrations/{run}", this::register);
        routes.post("/s/{session}/registrations/{run}/change", this::change);
        routes.post("/s/{session}/registrations/{run}/withdraw", this::withdraw);
    }

    private static RunId run(Context context) {
        return new RunId(context.pathParam("run"));
    }

    private void list(Context context) {
        Session session = visitor.session(context);
        visitor.show(
                context,
                session,
                new RegistrationsView(
                        page.layout(context, session, MESSAGES.say("list.heading"), PAGE),
                        viewRegistration.listMine(session.learner()).stream()
                                .map(mine -> row(session, mine))
                                .toList(),
                        new LinkView(PARTS.say("page.catalog"), session.path("/catalogue"))));
    }

    private static RegistrationsView.Row row(Session session, ViewRegistration.Mine mine) {
        SignUp signUp = mine.signUp();
        return new RegistrationsView.Row(
                new LinkView(mine.entry().title(), session.path(PAGE + "/" + signUp.run())),
                Words.dates(mine.entry().run()),
                signUp.tier(),
                Words.mark(signUp.state()),
                SignUpWords.own(signUp.state()));
    }

    private void register(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        RegisterForRun.Wishes wishes = wishes(form);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; form.get("answer-" + i) != null && i < MOST_ANSWERS; i++) {
            answers.add(new Answer(
                    form.text("question-" + i), form.text("answer-" + i).strip()));
        }
        String tier = form.text("tier");
        RegisterForRun.Outcome outcome =
                registerForRun.register(session.learner(), run(context), tier, answers, wishes);
        if (outcome instanceof RegisterForRun.Done) {
            back(context, session, "registered");
        } else if (outcome instanceof RegisterForRun.Missing) {
            throw Refusal.notFound();
        } else if (outcome instanceof RegisterForRun.TooOften) {
            throw Refusal.tooMany("TOO_OFTEN", Duration.ofDays(1));
        } else {
            List<Fault> faults = outcome instanceof RegisterForRun.Faulty faulty ? faulty.faults() : List.of();
            context.status(422);
            page.show(context, session, run(context), new RegistrationPage.Typed(tier, answers, wishes, faults, false));
        }
    }

    /** A field that is not there was not asked about. */
    private static @Nullable String stripped(@Nullable String typed) {
        return typed == null ? null : typed.strip();
    }

    private static RegisterForRun.Wishes wishes(Form form) {
        return new RegisterForRun.Wishes(
                form.text("shown").equals("yes"),
                stripped(form.get("address")),
                form.text("reminders").equals("yes"));
    }

    private void change(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        RegisterForRun.Wishes wishes = wishes(form);
        switch (registerForRun.change(session.learner(), run(context), wishes)) {
            case DONE -> back(context, session, "changed");
            case NOTHING -> back(context, session, "");
            case FAULTY -> {
                context.status(422);
                page.show(
                        context,
                        session,
                        run(context),
                        new RegistrationPage.Typed("", List.of(), wishes, List.of(Fault.ADDRESS), true));
            }
        }
    }

    private void withdraw(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        boolean done = registerForRun.withdraw(session.learner(), run(context));
        back(context, session, done ? "withdrawn" : "");
    }

    private static void back(Context context, Session session, String done) {
        context.status(303)
                .header("Location", session.path(PAGE + "/" + run(context)) + (done.isEmpty() ? "" : "?done=" + done));
    }
}
