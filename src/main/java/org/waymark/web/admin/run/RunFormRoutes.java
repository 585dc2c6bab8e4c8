package org.waymark.web.admin.run;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.programme.ChangeRun;
import org.waymark.journey.programme.CopyRun;
import org.waymark.journey.programme.EditRun;
import org.waymark.journey.programme.ProgrammeJourneys;
import org.waymark.journey.programme.RunPage;
import org.waymark.journey.programme.ViewRuns;
import org.waymark.journey.programme.Written;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.question.QuestionId;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.admin.run.EntryForms.Shown;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** Serves the form of a run: of a new one, of the copy of another, and of one that is changed. */
final class RunFormRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(RunFormRoutes.class);

    private final AdminVisitor visitor;
    private final ViewRuns viewRuns;
    private final EditRun editRun;
    private final CopyRun copyRun;
    private final ChangeRun changeRun;
    private final InstantSource clock;

    RunFormRoutes(AdminVisitor visitor, ProgrammeJourneys journeys, InstantSource clock) {
        this.visitor = visitor;
        this.viewRuns = journeys.viewRuns;
        this.editRun = journeys.editRun;
        this.copyRun = journeys.copyRun;
        this.changeRun = journeys.changeRun;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/new-run", this::begin);
        routes.post("/admin/{session}/new-run", this::create);
        routes.get("/admin/{session}/runs/{run}/edit", this::open);
        routes.post("/admin/{session}/runs/{run}/edit", this::change);
    }

    private void begin(Context context) {
        AdminSession session = visitor.session(context);
        Form form = Form.query(context);
        ViewRuns.Choices choices = viewRuns.choices();
        if (!form.text("copy").isEmpty()) {
            show(context, session, null, choices, copied(form, choices));
            return;
        }
        Typed typed = host(context)
                .map(host -> Typed.read(editRun.begin(host).orElseThrow(Refusal::notFound), Shape.RUN))
                .orElse(Typed.NOTHING
                        .with("opportunity", form.text("opportunity"))
                        .with("format", "online"))
                .with("language", "en")
                .with(Shape.STANDARD, choices.usual().value());
        show(context, session, null, choices, Shown.of(typed, 0));
    }

    /** The wish of a city to host, of which the new run is made; empty for any other run. */
    private static Optional<QuestionId> host(Context context) {
        return Form.query(context).id("host", QuestionId::new);
    }

    /** Begins with another run, with all its days moved as its start is; what is on an older Standard goes on to the usual one. */
    private Shown copied(Form form, ViewRuns.Choices choices) {
        RunId former = new RunId(form.text("copy"));
        LocalDate start = RunChangeRoutes.day(form.text("start")).orElseThrow(Refusal::badInput);
        CatalogueEntry entry =
                viewRuns.view(former).orElseThrow(Refusal::notFound).entry();
        String json = copyRun.copy(former, start).orElseThrow(Refusal::notFound);
        Typed typed = withoutUsualTitle(Typed.read(json, Shape.RUN), entry)
                .with("opportunity", entry.opportunity().id().value())
                .with(Shape.STANDARD, choices.forNext(entry.run()).value());
        return realigned(Shown.of(typed, 0), choices, entry.run().standard().value());
    }

    /** A file repeats the title of the opportunity; a form leaves it empty. */
    private static Typed withoutUsualTitle(Typed typed, CatalogueEntry entry) {
        return entry.run().title() == null ? typed.with("title", "") : typed;
    }

    private void create(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        ViewRuns.Choices choices = viewRuns.choices();
        Typed typed = Typed.of(form, Shape.RUN);
        if (!EntryForms.isKept(form)) {
            show(context, session, null, choices, pressed(form, typed, choices));
            return;
        }
        OpportunityId opportunity = new OpportunityId(typed.text("opportunity"));
        Written written = editRun.create(
                opportunity,
                typed.json(Shape.CHANGED_RUN),
                StaffWords.by(visitor.name(session)),
                host(context).orElse(null));
        answer(context, session, form, written, null, choices, Shown.of(typed, 0));
    }

    private void open(Context context) {
        AdminSession session = visitor.session(context);
        RunPage page = page(context);
        Typed typed = withoutUsualTitle(Typed.read(page.json(), Shape.CHANGED_RUN), page.entry());
        show(context, session, page, viewRuns.choices(), Shown.of(typed, page.revision()));
    }

    private void change(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        RunPage page = page(context);
        ViewRuns.Choices choices = viewRuns.choices();
        Typed typed = Typed.of(form, Shape.CHANGED_RUN);
        if (!EntryForms.isKept(form)) {
            show(context, session, page, choices, pressed(form, typed, choices));
            return;
        }
        Written written = editRun.save(
                page.entry().run().id(),
                EntryForms.revision(form),
                typed.json(Shape.CHANGED_RUN),
                StaffWords.by(visitor.name(session)));
        answer(context, session, form, written, page, choices, Shown.of(typed, EntryForms.revision(form)));
    }

    private RunPage page(Context context) {
        return viewRuns.view(new RunId(context.pathParam("run"))).orElseThrow(Refusal::notFound);
    }

    private void answer(
            Context context,
            AdminSession session,
            Form form,
            Written written,
            @Nullable RunPage page,
            ViewRuns.Choices choices,
            Shown shown) {
        if (written instanceof Written.Saved saved) {
            boolean publish = EntryForms.isPublished(form);
            if (publish) {
                changeRun.publish(new RunId(saved.id()), saved.revision(), null, StaffWords.by(visitor.name(session)));
            }
            visitor.backTo(context, session, "/runs/" + saved.id(), publish ? Flash.RUN_PUBLISHED : Flash.RUN_SAVED);
        } else if (written instanceof Written.Faulty faulty) {
            context.status(422);
            show(context, session, page, choices, shown.with(faulty.faults()));
        } else if (written instanceof Written.Outdated outdated && page != null) {
            context.status(409);
            RunPage now = page(context);
            show(
                    context,
                    session,
                    now,
                    choices,
                    EntryForms.outdated(
                            Shape.CHANGED_RUN,
                            shown.typed(),
                            shown.revision(),
                            outdated,
                            now.history(),
                            now.json(),
                            options(choices)));
        } else {
            throw Refusal.notFound();
        }
    }

    private static Map<String, List<OptionView>> options(ViewRuns.Choices choices) {
        return FormChoices.ofRun(choices.opportunities(), choices.standards());
    }

    private static Shown pressed(Form form, Typed typed, ViewRuns.Choices choices) {
        Shown shown = EntryForms.pressed(form, typed);
        return form.text("do").equals("standard") ? realigned(shown, choices, form.text("shown")) : shown;
    }

    /** Another Standard has other criteria, also where a code is the same: the crosswalk says which come closest. */
    private static Shown realigned(Shown shown, ViewRuns.Choices choices, String before) {
        Typed typed = shown.typed();
        Optional<Standard> standard = standard(choices, typed);
        if (standard.isEmpty()
                || before.equals(typed.text(Shape.STANDARD))
                || typed.criteria().isEmpty()) {
            return shown;
        }
        List<String> closest =
                choices
                        .successors(
                                new StandardId(before),
                                typed.criteria(),
                                standard.get().id())
                        .stream()
                        .map(CriterionCode::value)
                        .toList();
        return shown.suggesting(
                typed.withCriteria(closest),
                MESSAGES.say(
                        "picker.other-standard",
                        "codes",
                        List.copyOf(new TreeSet<>(typed.criteria())),
                        "standard",
                        standard.get().title(),
                        "count",
                        closest.size(),
                        "closest",
                        closest));
    }

    private static Optional<Standard> standard(ViewRuns.Choices choices, Typed typed) {
        return choices.standards().stream()
                .filter(one -> one.id().value().equals(typed.text(Shape.STANDARD)))
                .findFirst();
    }

    private void show(
            Context context, AdminSession session, @Nullable RunPage page, ViewRuns.Choices choices, Shown shown) {
        Shape shape = page == null ? Shape.RUN : Shape.CHANGED_RUN;
        Typed typed = shown.typed();
        FormFields fields = shown.fields(shape, options(choices));
        String title = page == null
                ? MESSAGES.say("run.new")
                : MESSAGES.say("run.edit", "title", page.entry().title());
        String address = page == null
                ? "/new-run" + host(context).map(host -> "?host=" + host).orElse("")
                : "/runs/" + page.entry().run().id() + "/edit";
        Function<String, Optional<Parsed<CatalogueEntry>>> check = page == null
                ? json -> editRun.check(new OpportunityId(typed.text("opportunity")), json)
                : json -> editRun.check(page.entry().run().id(), json);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        visitor.show(
                context,
                session,
                new EntryFormView(
                        visitor.layout(context, session, title, "/runs"),
                        title,
                        page == null
                                ? new LinkView(MESSAGES.say("runs.heading"), session.path("/runs"))
                                : new LinkView(
                                        page.entry().title(),
                                        session.path(
                                                "/runs/" + page.entry().run().id())),
                        visitor.form(
                                session,
                                address,
                                new FormView.Field("revision", Integer.toString(shown.revision())),
                                new FormView.Field("shown", typed.text(Shape.STANDARD))),
                        fields.summary(),
                        shown.conflict(),
                        fields.sections(FormChoices.picker(
                                fields, standard(choices, typed).orElse(null), typed, shown.suggestion())),
                        FormChoices.zones(),
                        page == null || page.entry().run().state().publishedAt() == null,
                        Previews.of(typed, check, choices.standards(), today),
                        List.of()));
    }
}
