package org.waymark.web.rule;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.id.JobId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.rule.RuleJourneys;
import org.waymark.journey.rule.SetRule;
import org.waymark.journey.rule.TryRule;
import org.waymark.language.Messages;
import org.waymark.progress.Rule;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.LayoutView;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Serves the rule of an activity: the instructor tries a rule, sees who would get it and why, and sets it. */
public final class RuleRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(RuleRoutes.class);

    private final Visitor visitor;
    private final TryRule tryRule;
    private final SetRule setRule;

    public RuleRoutes(Visitor visitor, RuleJourneys rules) {
        this.visitor = visitor;
        this.tryRule = rules.tryRule;
        this.setRule = rules.setRule;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/rule", this::open);
        routes.post("/s/{session}/rule", this::post);
    }

    private void open(Context context) {
        Session session = visitor.session(context);
        visitor.requireInstructor(session);
        TryRule.RulePage page = page(session);
        show(context, session, page, page.ruled().rule(), null, null);
    }

    private void post(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        TryRule.RulePage page = page(session);
        Optional<Rule> read = RuleForm.read(form, page.ruled());
        if (read.isEmpty()) {
            context.status(422);
            visitor.show(
                    context,
                    session,
                    RulePages.faulty(layout(session, page), visitor.form(session, "/rule"), page.ruled(), form, null));
            return;
        }
        ResourceLinkId link = visitor.link(session);
        boolean changed = form.text("do").equals("apply") && !RulePages.isTried(form, read.get());
        if (form.text("do").equals("apply") && !changed) {
            JobId job = setRule.apply(visitor.approver(session), read.get()).orElseThrow(Refusal::notFound);
            context.status(303).header("Location", session.path("/job/" + job));
            return;
        }
        if (form.text("do").equals("save")) {
            setRule.set(visitor.approver(session), read.get());
            context.status(303).header("Location", session.path(""));
            return;
        }
        show(
                context,
                session,
                page,
                read.get(),
                changed ? RulePages.changed() : null,
                tryRule.attempt(link, read.get()).orElse(null));
    }

    private LayoutView layout(Session session, TryRule.RulePage page) {
        return visitor.layout(session, MESSAGES.say("rule.heading"), page.instructor(), page.link(), "/rule", null);
    }

    private TryRule.RulePage page(Session session) {
        return tryRule.view(visitor.link(session), session.learner()).orElseThrow(Refusal::notFound);
    }

    private void show(
            Context context,
            Session session,
            TryRule.RulePage page,
            Rule rule,
            @Nullable String error,
            TryRule.@Nullable Trial trial) {
        RuleView view = RulePages.view(
                layout(session, page), visitor.form(session, "/rule"), page.ruled(), rule, null, error, trial);
        visitor.show(context, session, view);
    }
}
