package org.waymark.web.lead;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.waymark.journey.question.AskToHost;
import org.waymark.journey.question.AskToHost.Fault;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.mail.MailAddress;
import org.waymark.question.Hosting;
import org.waymark.question.QuestionEntry;
import org.waymark.question.QuestionId;
import org.waymark.question.QuestionState;
import org.waymark.web.Days;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.question.QuestionWords;
import org.waymark.web.session.Session;

/** A lead asks the program to hold a training in the own city. */
final class HostRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(HostRoutes.class);
    private static final String PAGE = "/city/host";

    private final LeadVisitor visitor;
    private final AskToHost askToHost;
    private final boolean mailed;

    HostRoutes(LeadVisitor visitor, AskToHost askToHost, boolean mailed) {
        this.visitor = visitor;
        this.askToHost = askToHost;
        this.mailed = mailed;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/city/host", context -> {
            Session session = visitor.session(context);
            show(context, session, "", new HostView.Typed("", "", "", "", "", ""), List.of());
        });
        routes.post("/s/{session}/city/host", this::ask);
        routes.post("/s/{session}/city/host/withdraw", this::withdraw);
    }

    private void show(Context context, Session session, String opportunity, HostView.Typed typed, List<Fault> faults) {
        AskToHost.HostPage page = askToHost.view(session.learner()).orElseThrow(LeadVisitor::noLead);
        List<OptionView> choices = new ArrayList<>();
        page.choices()
                .forEach(one -> choices.add(new OptionView(
                        one.id().value(), one.title(), one.id().value().equals(opportunity))));
        visitor.show(
                context,
                session,
                new HostView(
                        visitor.layout(
                                session,
                                MESSAGES.say("host.heading"),
                                Form.query(context).text("did").equals("withdrawn")
                                        ? MESSAGES.say("host.did.withdrawn")
                                        : null),
                        page.city().name(),
                        LeadVisitor.ways(session, PAGE),
                        page.asked().stream().map(asked -> row(session, asked)).toList(),
                        visitor.form(session, PAGE),
                        choices,
                        mailed,
                        typed,
                        faults.stream().map(HostRoutes::fault).toList()));
    }

    private HostView.Row row(Session session, AskToHost.Asked asked) {
        Hosting hosting = asked.hosting();
        String what = asked.opportunity();
        CatalogueEntry run = asked.run();
        return new HostView.Row(
                new LinkView(
                        what == null ? MESSAGES.say("host.other") : what,
                        session.path("/questions/" + hosting.question())),
                MESSAGES.say(
                        "host.days",
                        "first",
                        hosting.firstDay(),
                        "last",
                        hosting.lastDay(),
                        "one",
                        hosting.firstDay().equals(hosting.lastDay())),
                run == null ? QuestionWords.state(hosting.state()) : MESSAGES.say("host.in-catalog"),
                asked.question().state() == QuestionState.OPEN,
                run == null
                        ? null
                        : new LinkView(
                                MESSAGES.say("host.run"),
                                session.path("/catalogue/" + run.opportunity().id() + "/"
                                        + run.run().id())),
                hosting.state().isUnderWay()
                        ? visitor.form(
                                session,
                                PAGE + "/withdraw",
                                new FormView.Field(
                                        "question", hosting.question().toString()))
                        : null);
    }

    private static String fault(Fault fault) {
        return switch (fault) {
            case WHAT -> MESSAGES.say("host.fault.what");
            case DAYS -> MESSAGES.say("host.fault.days");
            case PEOPLE -> MESSAGES.say("host.fault.people", "most", AskToHost.MOST_PEOPLE);
            case PLACE -> MESSAGES.say("host.fault.place", "longest", AskToHost.LONGEST_PLACE);
            case WORDS -> MESSAGES.say("host.fault.words", "longest", QuestionEntry.LONGEST);
            case ADDRESS -> MESSAGES.say("host.fault.address", "longest", MailAddress.LONGEST);
        };
    }

    private void ask(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        HostView.Typed typed = new HostView.Typed(
                form.text("first"),
                form.text("last"),
                form.text("people").strip(),
                form.text("place").strip(),
                form.text("words").replace("\r\n", "\n").strip(),
                form.text("address").strip());
        AskToHost.Wish wish = new AskToHost.Wish(
                form.text("opportunity"),
                Days.read(typed.firstDay()).orElse(null),
                Days.read(typed.lastDay()).orElse(null),
                typed.people().matches("[0-9]{1,6}") ? Integer.parseInt(typed.people()) : 0,
                typed.place(),
                typed.words(),
                typed.address());
        boolean odd = !typed.lastDay().isBlank() && wish.lastDay() == null;
        AskToHost.Outcome outcome = askToHost.ask(session.learner(), odd ? wish.withoutDays() : wish, PAGE);
        if (outcome instanceof AskToHost.Done done) {
            context.status(303).header("Location", session.path("/questions/" + done.question() + "?done=asked"));
        } else if (outcome instanceof AskToHost.Faulty faulty) {
            context.status(422);
            show(context, session, wish.opportunity(), typed, faulty.faults());
        } else if (outcome instanceof AskToHost.NoLead) {
            throw LeadVisitor.noLead();
        } else {
            throw Refusal.tooMany("TOO_OFTEN", Duration.ofDays(1));
        }
    }

    private void withdraw(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        QuestionId id = form.id("question", QuestionId::new).orElseThrow(Refusal::badInput);
        boolean done = askToHost.withdraw(session.learner(), id);
        if (!done && askToHost.view(session.learner()).isEmpty()) {
            throw LeadVisitor.noLead();
        }
        LeadVisitor.backTo(context, session, PAGE + (done ? "?did=withdrawn" : ""));
    }
}
