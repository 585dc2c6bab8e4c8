package org.waymark.web.admin.programme;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Job;
import org.waymark.completion.rule.RuleLock;
import org.waymark.journey.rule.LockRule;
import org.waymark.journey.rule.RuleJourneys;
import org.waymark.journey.rule.SetRule;
import org.waymark.journey.rule.TryRule;
import org.waymark.journey.view.WatchJob;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.RunId;
import org.waymark.progress.Rule;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.Words;
import org.waymark.web.rule.RuleForm;
import org.waymark.web.rule.RulePages;
import org.waymark.web.rule.RuleView;

/**
 * Serves the rule of a run, which decides where no activity of it says otherwise: it is tried, then set or taken away.
 */
final class RunRuleRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(RunRuleRoutes.class);

    private final AdminVisitor visitor;
    private final TryRule tryRule;
    private final SetRule setRule;
    private final LockRule lockRule;
    private final WatchJob watchJob;

    RunRuleRoutes(AdminVisitor visitor, RuleJourneys rules, WatchJob watchJob) {
        this.visitor = visitor;
        this.tryRule = rules.tryRule;
        this.setRule = rules.setRule;
        this.lockRule = rules.lockRule;
        this.watchJob = watchJob;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/rules", this::list);
        routes.get("/admin/{session}/rules/{run}", this::open);
        routes.post("/admin/{session}/rules/{run}", this::post);
        routes.post("/admin/{session}/rules/{run}/lock", this::lock);
    }

    private void list(Context context) {
        AdminSession session = visitor.session(context);
        visitor.show(
                context,
                session,
                new RulesView(
                        visitor.layout(context, session, MESSAGES.say("rules.heading"), "/rules"),
                        tryRule.listRuns().stream()
                                .map(row -> new RulesView.Row(
                                        new LinkView(
                                                row.entry().title(),
                                                session.path(
                                                        page(row.entry().run().id()))),
                                        Words.dates(row.entry().run()),
                                        row.sentence().map(Message::words).orElse(null),
                                        row.lock().map(RulePages::locked).orElse(null)))
                                .toList()));
    }

    private void open(Context context) {
        AdminSession session = visitor.session(context);
        TryRule.Ruled ruled = ruled(context);
        if (job(ruled).filter(job -> job.state() == Job.State.RUNNING).isPresent()) {
            context.header("Refresh", "3");
        }
        show(context, session, ruled, ruled.rule(), null, null);
    }

    private void post(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        TryRule.Ruled ruled = ruled(context);
        RunId run = ruled.entry().run().id();
        if (form.text("do").equals("remove")) {
            setRule.remove(run);
            visitor.backTo(context, session, page(run), Flash.RULE_REMOVED);
            return;
        }
        Optional<Rule> read = RuleForm.read(form, ruled);
        if (read.isEmpty()) {
            context.status(422);
            visitor.show(
                    context,
                    session,
                    RulePages.faulty(
                            visitor.layout(context, session, ruled.entry().title(), "/rules"),
                            visitor.form(session, page(run)),
                            ruled,
                            form,
                            ofRun(session, ruled)));
            return;
        }
        boolean apply = form.text("do").equals("apply");
        if (apply && RulePages.isTried(form, read.get())) {
            setRule.apply(run, read.get());
            visitor.backTo(context, session, page(run), Flash.RULE_APPLIED);
        } else if (form.text("do").equals("save")) {
            setRule.set(run, read.get());
            visitor.backTo(context, session, page(run), Flash.RULE_SAVED);
        } else {
            show(
                    context,
                    session,
                    ruled,
                    read.get(),
                    apply ? RulePages.changed() : null,
                    tryRule.attempt(run, read.get()).orElse(null));
        }
    }

    private void show(
            Context context,
            AdminSession session,
            TryRule.Ruled ruled,
            Rule shown,
            @Nullable String error,
            TryRule.@Nullable Trial trial) {
        String title = ruled.entry().title();
        visitor.show(
                context,
                session,
                RulePages.view(
                        visitor.layout(context, session, title, "/rules"),
                        visitor.form(session, page(ruled.entry().run().id())),
                        ruled,
                        shown,
                        ofRun(session, ruled),
                        error,
                        trial));
    }

    private RuleView.OfRun ofRun(AdminSession session, TryRule.Ruled ruled) {
        return new RuleView.OfRun(
                ruled.entry().title(),
                Words.dates(ruled.entry().run()),
                ruled.own(),
                job(ruled).map(RunRuleRoutes::work).orElse(null),
                new LinkView(MESSAGES.say("rules.all-runs"), session.path("/rules")),
                lock(session, ruled.entry().run().id()));
    }

    private RuleView.Lock lock(AdminSession session, RunId run) {
        Optional<RuleLock> lock = lockRule.find(run);
        return new RuleView.Lock(
                visitor.form(session, page(run) + "/lock"),
                Arrays.stream(Rule.Part.values())
                        .map(part -> new RuleView.Choice(
                                part.name(),
                                RulePages.part(part),
                                "",
                                lock.filter(known -> known.parts().contains(part))
                                        .isPresent()))
                        .toList(),
                lock.map(RulePages::locked).orElse(null),
                lock.map(RuleLock::reason).orElse(""));
    }

    /** No box ticked takes the lock away. */
    private void lock(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        RunId run = ruled(context).entry().run().id();
        Set<Rule.Part> parts = Arrays.stream(Rule.Part.values())
                .filter(part -> form.all("part").contains(part.name()))
                .collect(Collectors.toSet());
        String reason = form.text("reason").strip();
        if (parts.isEmpty()) {
            visitor.backTo(
                    context, session, page(run), lockRule.unlock(run) ? Flash.RULE_UNLOCKED : Flash.NOTHING_DONE);
            return;
        }
        if (reason.isEmpty()) {
            visitor.backTo(context, session, page(run), Flash.LOCK_WITHOUT_REASON);
            return;
        }
        if (reason.length() > LockRule.LONGEST_REASON) {
            throw Refusal.badInput();
        }
        lockRule.lock(run, new RuleLock(parts, reason));
        visitor.backTo(context, session, page(run), Flash.RULE_LOCKED);
    }

    private TryRule.Ruled ruled(Context context) {
        return tryRule.view(new RunId(context.pathParam("run"))).orElseThrow(Refusal::notFound);
    }

    private Optional<Job> job(TryRule.Ruled ruled) {
        return watchJob.findLast(ruled.entry().run().id());
    }

    private static RuleView.Work work(Job job) {
        Job.Counts counts = job.counts();
        return new RuleView.Work(
                switch (job.state()) {
                    case READY, RUNNING ->
                        MESSAGES.say("rules.applying", "changed", counts.taken(), "same", counts.known());
                    case DONE -> MESSAGES.say("rules.applied", "changed", counts.taken(), "same", counts.known());
                    case FAILED ->
                        MESSAGES.say(
                                "rules.stopped", "why", Objects.requireNonNullElse(job.failure(), Message.plain("")));
                },
                job.state() == Job.State.FAILED,
                job.state() == Job.State.RUNNING,
                job.place(),
                Math.max(job.place(), job.total()));
    }

    private static String page(RunId run) {
        return "/rules/" + run.value();
    }
}
