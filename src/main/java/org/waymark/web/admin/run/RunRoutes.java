package org.waymark.web.admin.run;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.programme.ChangeRun;
import org.waymark.journey.programme.ProgrammeJourneys;
import org.waymark.journey.programme.RunPage;
import org.waymark.journey.programme.ViewRuns;
import org.waymark.journey.programme.Written;
import org.waymark.journey.question.PlanHosting;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.standard.Standard;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.part.Words;

/** Serves a run's page for staff, and what is done there with one press. */
final class RunRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(RunRoutes.class);

    private final AdminVisitor visitor;
    private final ViewRuns viewRuns;
    private final ChangeRun changeRun;
    private final PlanHosting planHosting;

    RunRoutes(AdminVisitor visitor, ProgrammeJourneys journeys) {
        this.visitor = visitor;
        this.viewRuns = journeys.viewRuns;
        this.changeRun = journeys.changeRun;
        this.planHosting = journeys.planHosting;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/runs/{run}", context -> show(context, visitor.session(context), "", "", null));
        routes.post("/admin/{session}/runs/{run}/publish", this::publish);
        routes.post("/admin/{session}/runs/{run}/hide", this::hide);
        routes.post("/admin/{session}/runs/{run}/reinstate", this::reinstate);
        routes.post("/admin/{session}/runs/{run}/undo", this::undo);
    }

    private static RunId id(Context context) {
        return new RunId(context.pathParam("run"));
    }

    private void publish(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        boolean later = form.text("when").equals("later");
        Optional<Instant> at = later
                ? RunChangeRoutes.moment(form.text("day"), form.text("time"), form.text("zone"))
                : Optional.empty();
        if (later && at.isEmpty()) {
            context.status(422);
            show(context, session, form.text("day"), form.text("time"), MESSAGES.say("publish.wrong"));
            return;
        }
        Written written = changeRun.publish(
                id(context), EntryForms.revision(form), at.orElse(null), StaffWords.by(visitor.name(session)));
        answer(context, session, form, written, later ? Flash.RUN_SCHEDULED : Flash.RUN_PUBLISHED);
    }

    private void hide(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        Written written = changeRun.hide(id(context), EntryForms.revision(form), StaffWords.by(visitor.name(session)));
        answer(context, session, form, written, Flash.RUN_HIDDEN);
    }

    private void reinstate(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        Written written =
                changeRun.reinstate(id(context), EntryForms.revision(form), StaffWords.by(visitor.name(session)));
        answer(context, session, form, written, Flash.RUN_REINSTATED);
    }

    private void undo(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String number = form.text("number");
        if (!number.matches("\\d{1,6}")) {
            throw Refusal.badInput();
        }
        Written written = changeRun.restore(
                id(context), EntryForms.revision(form), Integer.parseInt(number), StaffWords.by(visitor.name(session)));
        answer(context, session, form, written, Flash.CHANGE_UNDONE);
    }

    private void answer(Context context, AdminSession session, Form form, Written written, Flash done) {
        if (written instanceof Written.Saved saved) {
            // Pressed twice, nothing happened the second time.
            boolean changed = saved.revision() != EntryForms.revision(form);
            visitor.backTo(context, session, "/runs/" + id(context), changed ? done : Flash.NOTHING_DONE);
        } else if (written instanceof Written.Outdated) {
            visitor.backTo(context, session, "/runs/" + id(context), Flash.CHANGED_MEANWHILE);
        } else if (written instanceof Written.Faulty faulty) {
            context.status(422);
            show(
                    context,
                    session,
                    form.text("day"),
                    form.text("time"),
                    faulty.faults().get(0).message().words());
        } else {
            throw Refusal.notFound();
        }
    }

    private void show(Context context, AdminSession session, String day, String time, @Nullable String fault) {
        RunPage page = viewRuns.view(id(context)).orElseThrow(Refusal::notFound);
        ViewRuns.Choices choices = viewRuns.choices();
        Map<String, List<OptionView>> options = FormChoices.ofRun(choices.opportunities(), choices.standards());
        CatalogueEntry entry = page.entry();
        Run run = entry.run();
        Standard standard = Previews.standard(choices.standards(), entry);
        boolean published = run.state().publishedAt() != null;
        boolean done = Form.query(context).get("done") != null;
        String address = "/runs/" + run.id();
        List<RunPageView.Revision> history = EntryForms.history(
                Shape.CHANGED_RUN,
                page.history(),
                options,
                number -> form(session, page, "/undo", new FormView.Field("number", Integer.toString(number))));
        visitor.show(
                context,
                session,
                new RunPageView(
                        visitor.layout(context, session, entry.title(), "/runs"),
                        new LinkView(MESSAGES.say("runs.heading"), session.path("/runs")),
                        entry.title(),
                        run.code(),
                        Words.kind(entry.opportunity().kind()),
                        Words.dates(run),
                        StaffWords.state(run, page.now()),
                        done && !history.isEmpty() ? history.get(0).undo() : null,
                        StaffWords.facts(entry, standard, RunChangeRoutes.today(page)),
                        ways(session, run, address),
                        planHosting
                                .findHost(run.id())
                                .map(host -> new LinkView(
                                        MESSAGES.say("page.host", "city", host.city()),
                                        session.path("/questions/" + host.question())))
                                .orElse(null),
                        run.state().isPublic(page.now())
                                ? new LinkView(MESSAGES.say("page.open"), "/catalogue/" + run.id())
                                : null,
                        published && fault == null
                                ? null
                                : new RunPageView.Publish(form(session, page, "/publish"), day, time, fault),
                        published ? form(session, page, "/hide") : null,
                        run.state().isCancelled() ? form(session, page, "/reinstate") : null,
                        run.provisional(),
                        run.notes(),
                        history,
                        Previews.of(entry, standard, RunChangeRoutes.today(page))));
    }

    private FormView form(AdminSession session, RunPage page, String way, FormView.Field... more) {
        List<FormView.Field> fields = new ArrayList<>(List.of(more));
        fields.add(new FormView.Field("revision", Integer.toString(page.revision())));
        return visitor.form(session, "/runs/" + page.entry().run().id() + way, fields.toArray(FormView.Field[]::new));
    }

    private static List<LinkView> ways(AdminSession session, Run run, String address) {
        List<LinkView> ways = new ArrayList<>();
        ways.add(new LinkView(MESSAGES.say("page.edit"), session.path(address + "/edit"), true));
        ways.add(new LinkView(MESSAGES.say("page.copy"), session.path(address + "/copy")));
        if (!run.state().isCancelled()) {
            ways.add(new LinkView(MESSAGES.say("page.postpone"), session.path(address + "/postpone")));
            ways.add(new LinkView(MESSAGES.say("page.cancel"), session.path(address + "/cancel")));
        }
        ways.add(new LinkView(MESSAGES.say("page.people"), session.path(address + "/people")));
        ways.add(new LinkView(MESSAGES.say("page.opportunity"), session.path("/opportunities/" + run.opportunity())));
        return ways;
    }
}
