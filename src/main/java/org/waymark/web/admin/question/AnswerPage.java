package org.waymark.web.admin.question;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.question.QuestionPage;
import org.waymark.journey.question.ViewQuestions;
import org.waymark.language.Messages;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.question.Hosting;
import org.waymark.question.Question;
import org.waymark.question.QuestionId;
import org.waymark.question.QuestionState;
import org.waymark.question.Topic;
import org.waymark.web.Refusal;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.question.QuestionWords;

/** Makes the page of a question for staff, with what was typed into its forms and could not be taken. */
final class AnswerPage {
    private static final Messages MESSAGES = Messages.of(AnswerPage.class);

    private final AdminVisitor visitor;
    private final ViewQuestions viewQuestions;

    AnswerPage(AdminVisitor visitor, ViewQuestions viewQuestions) {
        this.visitor = visitor;
        this.viewQuestions = viewQuestions;
    }

    static QuestionId id(Context context) {
        return new QuestionId(AdminVisitor.id(context, "question"));
    }

    static String address(QuestionId id) {
        return "/questions/" + id;
    }

    /**
     * What was typed and not taken.
     *
     * @param what the form it was typed into
     * @param plan first and last day and place; empty where these were not typed
     */
    record Typed(
            What what,
            String words,
            List<String> plan,
            @Nullable String fault) {
        static final Typed NOTHING = new Typed(What.ANSWER, "", List.of(), null);

        /** The forms of the page. */
        enum What {
            ANSWER,
            PLAN,
            DECLINE
        }

        String words(What form) {
            return form == what ? words : "";
        }

        Typed with(String problem) {
            return new Typed(what, words, plan, problem);
        }
    }

    void refuse(Context context, AdminSession session, Typed typed) {
        context.status(422);
        show(context, session, typed);
    }

    void show(Context context, AdminSession session, Typed typed) {
        QuestionPage page = viewQuestions.view(id(context)).orElseThrow(Refusal::notFound);
        Question question = page.line().question();
        String address = address(question.id());
        String who = InboxRoutes.who(page.line());
        boolean movable = question.topic().isForAnybody();
        visitor.show(
                context,
                session,
                new AnswerView(
                        visitor.layout(context, session, MESSAGES.say("page.heading"), "/questions"),
                        new LinkView(MESSAGES.say("list.heading"), session.path("/questions")),
                        who,
                        links(session, page),
                        QuestionWords.thread(page, who, facts(question)),
                        visitor.form(session, address, read(page)),
                        mailed(question),
                        typed.words(Typed.What.ANSWER),
                        typed.fault(),
                        visitor.form(session, address + "/settle"),
                        question.state() == QuestionState.CLOSED,
                        movable ? visitor.form(session, address + "/topic") : null,
                        movable ? visitor.form(session, address + "/remove") : null,
                        Arrays.stream(Topic.values())
                                .filter(Topic::isForAnybody)
                                .map(topic -> new OptionView(
                                        topic.name(), QuestionWords.topic(topic), topic == question.topic()))
                                .toList(),
                        hosting(session, page, typed)));
    }

    /** Says how far the page was read, so that nothing is answered that nobody has seen. */
    private static FormView.Field read(QuestionPage page) {
        return new FormView.Field("read", Integer.toString(page.entries().size()));
    }

    private String mailed(Question question) {
        String address = question.address();
        return address == null
                ? MESSAGES.say("answer.not-mailed")
                : MESSAGES.say(viewQuestions.isMailed() ? "answer.mailed" : "answer.by-hand", "address", address);
    }

    private static List<FactView> facts(Question question) {
        return question.page().isEmpty()
                ? List.of()
                : List.of(new FactView(MESSAGES.say("page.from"), question.page()));
    }

    private static List<LinkView> links(AdminSession session, QuestionPage page) {
        List<LinkView> links = new ArrayList<>();
        LearnerId learner = page.line().question().learner();
        if (learner != null) {
            links.add(new LinkView(MESSAGES.say("page.person"), session.path("/people/" + learner)));
        }
        LinkView city = InboxRoutes.city(session, page.line());
        if (city != null) {
            links.add(city);
        }
        Hosting hosting = page.hosting();
        RunId run = hosting == null ? null : hosting.run();
        if (run != null) {
            links.add(new LinkView(MESSAGES.say("page.run"), session.path("/runs/" + run)));
        }
        return links;
    }

    private AnswerView.@Nullable Hosting hosting(AdminSession session, QuestionPage page, Typed typed) {
        Hosting hosting = page.hosting();
        if (hosting == null || !hosting.state().isUnderWay()) {
            return null;
        }
        Hosting.Plan plan = hosting.plan();
        List<String> shown = !typed.plan().isEmpty()
                ? typed.plan()
                : plan == null
                        ? List.of(hosting.firstDay().toString(), "", hosting.place())
                        : List.of(plan.firstDay().toString(), plan.lastDay().toString(), plan.place());
        String address = address(hosting.question());
        return new AnswerView.Hosting(
                visitor.form(session, address + "/plan", read(page)),
                shown.get(0),
                shown.get(1),
                shown.get(2),
                typed.words(Typed.What.PLAN),
                visitor.form(session, address + "/decline", read(page)),
                typed.words(Typed.What.DECLINE),
                new LinkView(MESSAGES.say("host.make"), session.path("/new-run?host=" + hosting.question())));
    }
}
