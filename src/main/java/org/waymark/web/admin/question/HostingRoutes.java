package org.waymark.web.admin.question;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.question.AskToHost;
import org.waymark.journey.question.PlanHosting;
import org.waymark.language.Messages;
import org.waymark.question.QuestionEntry;
import org.waymark.web.Days;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;

/** Staff plan a training with the city that would like to host it, or say no. */
final class HostingRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(HostingRoutes.class);

    private final AdminVisitor visitor;
    private final PlanHosting planHosting;
    private final AnswerPage page;

    HostingRoutes(AdminVisitor visitor, PlanHosting planHosting, AnswerPage page) {
        this.visitor = visitor;
        this.planHosting = planHosting;
        this.page = page;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/admin/{session}/questions/{question}/plan", this::plan);
        routes.post("/admin/{session}/questions/{question}/decline", this::decline);
    }

    private void plan(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String place = form.text("place").strip();
        String words = AnswerRoutes.words(form);
        boolean odd =
                !form.text("last").isBlank() && Days.read(form.text("last")).isEmpty();
        PlanHosting.Outcome outcome = odd
                ? PlanHosting.Outcome.DAYS
                : planHosting.plan(
                        AnswerPage.id(context),
                        AnswerRoutes.read(form),
                        Days.read(form.text("first")).orElse(null),
                        Days.read(form.text("last")).orElse(null),
                        place,
                        words,
                        AnswerRoutes.by(visitor, session));
        answer(
                context,
                session,
                outcome,
                new AnswerPage.Typed(
                        AnswerPage.Typed.What.PLAN, words, List.of(form.text("first"), form.text("last"), place), null),
                Flash.HOSTING_PLANNED);
    }

    private void decline(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String words = AnswerRoutes.words(form);
        PlanHosting.Outcome outcome = planHosting.decline(
                AnswerPage.id(context), AnswerRoutes.read(form), words, AnswerRoutes.by(visitor, session));
        answer(
                context,
                session,
                outcome,
                new AnswerPage.Typed(AnswerPage.Typed.What.DECLINE, words, List.of(), null),
                Flash.HOSTING_DECLINED);
    }

    private void answer(
            Context context, AdminSession session, PlanHosting.Outcome outcome, AnswerPage.Typed typed, Flash done) {
        String fault = fault(outcome);
        if (outcome == PlanHosting.Outcome.MISSING) {
            throw Refusal.notFound();
        } else if (fault != null) {
            page.refuse(context, session, typed.with(fault));
        } else {
            visitor.backTo(
                    context,
                    session,
                    AnswerPage.address(AnswerPage.id(context)),
                    outcome == PlanHosting.Outcome.DONE ? done : Flash.NOTHING_DONE);
        }
    }

    private static @Nullable String fault(PlanHosting.Outcome outcome) {
        return switch (outcome) {
            case DAYS -> MESSAGES.say("host.days-wrong");
            case PLACE -> MESSAGES.say("host.place-wrong", "longest", AskToHost.LONGEST_PLACE);
            case WORDS -> MESSAGES.say("answer.wrong", "longest", QuestionEntry.LONGEST);
            case MORE_WAS_WRITTEN -> MESSAGES.say("answer.more");
            case DONE, TOO_LATE, MISSING -> null;
        };
    }
}
