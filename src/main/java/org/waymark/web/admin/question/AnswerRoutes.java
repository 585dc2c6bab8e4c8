package org.waymark.web.admin.question;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import org.waymark.journey.question.AnswerQuestion;
import org.waymark.language.Messages;
import org.waymark.question.QuestionEntry;
import org.waymark.question.Topic;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;

/** Staff read a question, answer it, settle it, hand it on, or remove it. */
final class AnswerRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(AnswerRoutes.class);
    private static final int LONGEST_NAME = 150;

    private final AdminVisitor visitor;
    private final AnswerQuestion answerQuestion;
    private final AnswerPage page;

    AnswerRoutes(AdminVisitor visitor, AnswerQuestion answerQuestion, AnswerPage page) {
        this.visitor = visitor;
        this.answerQuestion = answerQuestion;
        this.page = page;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/admin/{session}/questions/{question}",
                context -> page.show(context, visitor.session(context), AnswerPage.Typed.NOTHING));
        routes.post("/admin/{session}/questions/{question}", this::answer);
        routes.post("/admin/{session}/questions/{question}/settle", this::settle);
        routes.post("/admin/{session}/questions/{question}/topic", this::move);
        routes.post("/admin/{session}/questions/{question}/remove", this::remove);
    }

    /** Returns the name under which whoever asked reads an answer; empty after an operator's link, which names nobody. */
    static String by(AdminVisitor visitor, AdminSession session) {
        String name = visitor.name(session);
        return name.codePointCount(0, name.length()) > LONGEST_NAME
                ? name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME))
                : name;
    }

    /** What staff typed, with plain ends of lines, as its length is counted by a browser. */
    static String words(Form form) {
        return form.text("words").replace("\r\n", "\n").strip();
    }

    private void answer(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String words = words(form);
        AnswerQuestion.Outcome outcome =
                answerQuestion.answer(AnswerPage.id(context), read(form), words, by(visitor, session));
        AnswerPage.Typed typed = new AnswerPage.Typed(AnswerPage.Typed.What.ANSWER, words, List.of(), null);
        if (outcome == AnswerQuestion.Outcome.FAULTY) {
            page.refuse(context, session, typed.with(MESSAGES.say("answer.wrong", "longest", QuestionEntry.LONGEST)));
            return;
        }
        if (outcome == AnswerQuestion.Outcome.MORE_WAS_WRITTEN) {
            page.refuse(context, session, typed.with(MESSAGES.say("answer.more")));
            return;
        }
        back(context, session, outcome, Flash.QUESTION_ANSWERED);
    }

    /** The number of the last entry that stood on the page. */
    static int read(Form form) {
        String read = form.text("read");
        return read.matches("[0-9]{1,6}") ? Integer.parseInt(read) : 0;
    }

    private void remove(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        AnswerQuestion.Outcome outcome = answerQuestion.remove(AnswerPage.id(context));
        if (outcome == AnswerQuestion.Outcome.MISSING) {
            throw Refusal.notFound();
        }
        visitor.backTo(
                context,
                session,
                "/questions",
                outcome == AnswerQuestion.Outcome.DONE ? Flash.QUESTION_REMOVED : Flash.NOTHING_DONE);
    }

    private void settle(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        boolean settled = form.text("settled").equals("yes");
        AnswerQuestion.Outcome outcome = answerQuestion.mark(AnswerPage.id(context), settled, by(visitor, session));
        back(context, session, outcome, settled ? Flash.QUESTION_SETTLED : Flash.QUESTION_REOPENED);
    }

    private void move(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        Topic topic = Arrays.stream(Topic.values())
                .filter(one -> one.name().equals(form.text("topic")))
                .findFirst()
                .orElseThrow(Refusal::badInput);
        AnswerQuestion.Outcome outcome = answerQuestion.move(AnswerPage.id(context), topic, by(visitor, session));
        back(context, session, outcome, Flash.QUESTION_HANDED_ON);
    }

    private void back(Context context, AdminSession session, AnswerQuestion.Outcome outcome, Flash done) {
        if (outcome == AnswerQuestion.Outcome.MISSING) {
            throw Refusal.notFound();
        }
        visitor.backTo(
                context,
                session,
                AnswerPage.address(AnswerPage.id(context)),
                outcome == AnswerQuestion.Outcome.DONE ? done : Flash.NOTHING_DONE);
    }
}
