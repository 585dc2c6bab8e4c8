package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.SetRule;
import org.waymark.journey.TryRule;
import org.waymark.progress.Rule;
import org.waymark.web.view.FactView;
import org.waymark.web.view.RuleView;

/** What it takes to complete an activity: the instructor tries a rule, sees who would get it and why, and sets it. */
final class RuleRoutes {
    private static final int MOST_ROWS = 200;
    private static final String NO_RULE =
            "This is no rule yet: choose at least one source, a number of them that is there,"
                    + " percentages from 0 to 100, and a last day that is not before the first.";

    private final Visitor visitor;
    private final Pages pages;
    private final TryRule tryRule;
    private final SetRule setRule;

    RuleRoutes(Visitor visitor, Pages pages, TryRule tryRule, SetRule setRule) {
        this.visitor = visitor;
        this.pages = pages;
        this.tryRule = tryRule;
        this.setRule = setRule;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/rule", this::open);
        routes.post("/s/{session}/rule", this::post);
    }

    private void open(Context context) {
        Session session = visitor.session(context);
        visitor.requireInstructor(session);
        TryRule.RulePage page = page(session);
        show(context, session, page, page.rule(), null, null);
    }

    private void post(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        TryRule.RulePage page = page(session);
        Optional<Rule> read = RuleForm.read(form, page.runs());
        if (read.isEmpty()) {
            context.status(422);
            show(context, session, page, page.rule(), NO_RULE, null);
            return;
        }
        UUID link = visitor.link(session);
        if (form.text("do").equals("apply")) {
            UUID job = setRule.apply(link, read.get(), session.learner()).orElseThrow(Refusal::notFound);
            context.status(303).header("Location", session.path("/job/" + job));
            return;
        }
        if (form.text("do").equals("save")) {
            setRule.set(link, read.get(), session.learner());
            context.status(303).header("Location", session.path(""));
            return;
        }
        show(
                context,
                session,
                page,
                read.get(),
                null,
                tryRule.attempt(link, read.get()).orElse(null));
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
        RuleView view = new RuleView(
                visitor.layout(session, "What it takes", page.instructor(), page.link(), "/rule", null),
                page.sentence(),
                visitor.form(session, "/rule"),
                RuleForm.sources(rule),
                RuleForm.needs(rule),
                rule.atLeast(),
                rule.threshold(),
                RuleForm.firstDay(rule),
                RuleForm.lastDay(rule),
                RuleForm.prerequisites(rule, page.entry(), page.runs()),
                RuleForm.approvers(rule),
                rule.sessions(),
                page.entry().run().sessions().size(),
                rule.worksheet(),
                rule.teamOnce(),
                RuleForm.policies(rule),
                error,
                trial == null ? null : trial(trial));
        pages.show(context, "rule", view, session.origins());
    }

    private static RuleView.Trial trial(TryRule.Trial trial) {
        return new RuleView.Trial(
                trial.sentence(),
                List.of(
                        new FactView("Would get it now", Long.toString(trial.count(TryRule.Change.GAINS))),
                        new FactView("Have it already", Long.toString(trial.count(TryRule.Change.KEEPS))),
                        new FactView(
                                "Have it, and would not by this rule",
                                Long.toString(trial.count(TryRule.Change.WOULD_LOSE))),
                        new FactView("Still lack something", Long.toString(trial.count(TryRule.Change.LACKS)))),
                trial.rows().stream().limit(MOST_ROWS).map(RuleRoutes::row).toList(),
                trial.people() - Math.min(MOST_ROWS, trial.rows().size()));
    }

    private static RuleView.Row row(TryRule.Row row) {
        return new RuleView.Row(
                row.learner().displayName(),
                switch (row.change()) {
                    case GAINS -> "now";
                    case KEEPS -> "done";
                    case WOULD_LOSE -> "problem";
                    case LACKS -> "none";
                },
                switch (row.change()) {
                    case GAINS -> "Would get it now";
                    case KEEPS -> "Has it";
                    case WOULD_LOSE -> "Has it, and would not by this rule";
                    case LACKS -> "Not yet";
                },
                row.why());
    }
}
