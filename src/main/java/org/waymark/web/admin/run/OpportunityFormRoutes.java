package org.waymark.web.admin.run;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.programme.EditOpportunity;
import org.waymark.journey.programme.OpportunityPage;
import org.waymark.journey.programme.ProgrammeJourneys;
import org.waymark.journey.programme.ViewRuns;
import org.waymark.journey.programme.Written;
import org.waymark.language.Messages;
import org.waymark.learning.OpportunityId;
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

/** Serves the form of an opportunity, with its history below. */
final class OpportunityFormRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(OpportunityFormRoutes.class);
    private static final Shape SHAPE = Shape.OPPORTUNITY;

    private final AdminVisitor visitor;
    private final ViewRuns viewRuns;
    private final EditOpportunity edit;

    OpportunityFormRoutes(AdminVisitor visitor, ProgrammeJourneys journeys) {
        this.visitor = visitor;
        this.viewRuns = journeys.viewRuns;
        this.edit = journeys.editOpportunity;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/admin/{session}/new-opportunity",
                context -> show(context, visitor.session(context), null, Shown.of(Typed.NOTHING, 0)));
        routes.post("/admin/{session}/new-opportunity", this::create);
        routes.get("/admin/{session}/opportunities/{opportunity}", this::open);
        routes.post("/admin/{session}/opportunities/{opportunity}", this::change);
        routes.post("/admin/{session}/opportunities/{opportunity}/undo", this::undo);
    }

    private OpportunityPage page(Context context) {
        return viewRuns.view(new OpportunityId(context.pathParam("opportunity")))
                .orElseThrow(Refusal::notFound);
    }

    private void create(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        Typed typed = Typed.of(form, SHAPE);
        if (!EntryForms.isKept(form)) {
            show(context, session, null, EntryForms.pressed(form, typed));
            return;
        }
        Written written = edit.create(typed.json(SHAPE), StaffWords.by(visitor.name(session)));
        if (written instanceof Written.Saved saved) {
            visitor.backTo(context, session, "/new-run?opportunity=" + saved.id(), Flash.OPPORTUNITY_CREATED);
        } else {
            answer(context, session, written, null, Shown.of(typed, 0));
        }
    }

    private void open(Context context) {
        AdminSession session = visitor.session(context);
        OpportunityPage page = page(context);
        show(context, session, page, Shown.of(Typed.read(page.json(), SHAPE), page.revision()));
    }

    private void change(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        OpportunityPage page = page(context);
        Typed typed = Typed.of(form, SHAPE);
        if (!EntryForms.isKept(form)) {
            show(context, session, page, EntryForms.pressed(form, typed));
            return;
        }
        Written written = edit.save(
                page.opportunity().id(),
                EntryForms.revision(form),
                typed.json(SHAPE),
                StaffWords.by(visitor.name(session)));
        answer(context, session, written, page, Shown.of(typed, EntryForms.revision(form)));
    }

    private void undo(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        OpportunityPage page = page(context);
        String number = form.text("number");
        if (!number.matches("\\d{1,6}")) {
            throw Refusal.badInput();
        }
        Written written = edit.restore(
                page.opportunity().id(),
                EntryForms.revision(form),
                Integer.parseInt(number),
                StaffWords.by(visitor.name(session)));
        String address = "/opportunities/" + page.opportunity().id();
        if (written instanceof Written.Saved) {
            visitor.backTo(context, session, address, Flash.CHANGE_UNDONE);
        } else if (written instanceof Written.Outdated) {
            visitor.backTo(context, session, address, Flash.CHANGED_MEANWHILE);
        } else {
            answer(context, session, written, page, Shown.of(Typed.read(page.json(), SHAPE), page.revision()));
        }
    }

    private void answer(
            Context context, AdminSession session, Written written, @Nullable OpportunityPage page, Shown shown) {
        if (written instanceof Written.Saved saved) {
            visitor.backTo(context, session, "/opportunities/" + saved.id(), Flash.OPPORTUNITY_SAVED);
        } else if (written instanceof Written.Faulty faulty) {
            context.status(422);
            show(context, session, page, shown.with(faulty.faults()));
        } else if (written instanceof Written.Outdated outdated && page != null) {
            context.status(409);
            OpportunityPage now = page(context);
            show(
                    context,
                    session,
                    now,
                    EntryForms.outdated(
                            SHAPE, shown.typed(), shown.revision(), outdated, now.history(), now.json(), options()));
        } else {
            throw Refusal.notFound();
        }
    }

    private static Map<String, List<OptionView>> options() {
        return FormChoices.ofOpportunity();
    }

    private void show(Context context, AdminSession session, @Nullable OpportunityPage page, Shown shown) {
        FormFields fields = shown.fields(SHAPE, options());
        String title = page == null
                ? MESSAGES.say("opportunity.new")
                : MESSAGES.say("run.edit", "title", page.opportunity().title());
        String address = page == null
                ? "/new-opportunity"
                : "/opportunities/" + page.opportunity().id();
        FormView.Field revision = new FormView.Field("revision", Integer.toString(shown.revision()));
        visitor.show(
                context,
                session,
                new EntryFormView(
                        visitor.layout(context, session, title, "/runs"),
                        title,
                        new LinkView(MESSAGES.say("opportunities.heading"), session.path("/opportunities")),
                        visitor.form(session, address, revision),
                        fields.summary(),
                        shown.conflict(),
                        fields.sections(null),
                        List.of(),
                        false,
                        Previews.of(shown.typed(), FormFields.label(options(), "kind", shown.typed())),
                        page == null
                                ? List.of()
                                : EntryForms.history(
                                        SHAPE,
                                        page.history(),
                                        options(),
                                        number -> visitor.form(
                                                session,
                                                address + "/undo",
                                                new FormView.Field("number", Integer.toString(number)),
                                                new FormView.Field("revision", Integer.toString(page.revision()))))));
    }
}
