package org.waymark.web.admin.achievement;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.achievement.Achievement;
import org.waymark.credential.achievement.EarnerCount;
import org.waymark.credential.achievement.SetForm;
import org.waymark.credential.achievement.SetForm.Field;
import org.waymark.journey.achievement.EditSet;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** The form of a set of opportunities: looked at first, with how many would get the badge, then saved. */
final class SetFormRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(SetFormRoutes.class);

    private final AdminVisitor visitor;
    private final EditSet editSet;

    SetFormRoutes(AdminVisitor visitor, EditSet editSet) {
        this.visitor = visitor;
        this.editSet = editSet;
    }

    /** What the page shows beside what was typed. */
    private record Shown(
            @Nullable Achievement base,
            SetForm form,
            Map<Field, Message> faults,
            @Nullable String overtaken,
            @Nullable String preview) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/achievements/new", context -> {
            AdminSession session = visitor.session(context);
            show(context, session, new Shown(null, new SetForm("", "", "", List.of(), ""), Map.of(), null, null));
        });
        routes.post("/admin/{session}/achievements/new", this::add);
        routes.get("/admin/{session}/achievements/{id}/edit", context -> {
            AdminSession session = visitor.session(context);
            Achievement known = find(context);
            show(context, session, new Shown(known, SetForm.of(known.now().terms()), Map.of(), null, null));
        });
        routes.post("/admin/{session}/achievements/{id}/edit", this::change);
    }

    private Achievement find(Context context) {
        return editSet.find(context.pathParam("id")).orElseThrow(Refusal::notFound);
    }

    private static SetForm read(Form form) {
        return new SetForm(
                form.text("name").strip(),
                form.text("description").replace("\r\n", "\n").strip(),
                form.text("criteria").replace("\r\n", "\n").strip(),
                form.all("opportunity").stream().map(OpportunityId::new).toList(),
                form.text("months").strip());
    }

    private void add(Context context) {
        Form posted = Form.posted(context);
        AdminSession session = visitor.posting(context, posted);
        SetForm form = read(posted);
        if (!posted.text("do").equals("save")) {
            look(context, session, null, form);
            return;
        }
        after(context, session, null, form, editSet.add(form, visitor.name(session)));
    }

    private void change(Context context) {
        Form posted = Form.posted(context);
        AdminSession session = visitor.posting(context, posted);
        Achievement known = find(context);
        SetForm form = read(posted);
        if (!posted.text("do").equals("save")) {
            look(context, session, known, form);
            return;
        }
        after(
                context,
                session,
                known,
                form,
                editSet.change(known.id().value(), AchievementRoutes.base(posted), form, visitor.name(session))
                        .orElseThrow(Refusal::notFound));
    }

    private void look(Context context, AdminSession session, @Nullable Achievement base, SetForm form) {
        Map<Field, Message> faults = editSet.faults(form);
        if (!faults.isEmpty()) {
            context.status(422);
            show(context, session, new Shown(base, form, faults, null, null));
            return;
        }
        EarnerCount count = editSet.preview(form, base == null ? null : base.id());
        show(
                context,
                session,
                new Shown(
                        base,
                        form,
                        faults,
                        null,
                        MESSAGES.say("form.preview.count", "earned", count.earned(), "without", count.without())));
    }

    private void after(
            Context context, AdminSession session, @Nullable Achievement base, SetForm form, EditSet.Outcome outcome) {
        if (outcome instanceof EditSet.Saved saved) {
            boolean same = base != null
                    && base.now().number() == saved.achievement().now().number();
            visitor.backTo(
                    context,
                    session,
                    AchievementsRoutes.PAGE + "/" + saved.achievement().id(),
                    same ? Flash.NOTHING_DONE : Flash.ACHIEVEMENT_SAVED);
        } else if (outcome instanceof EditSet.Faulty faulty) {
            context.status(422);
            show(context, session, new Shown(base, form, faulty.faults(), null, null));
        } else if (outcome instanceof EditSet.Overtaken other) {
            Achievement.Revision now = other.now().now();
            context.status(409);
            show(
                    context,
                    session,
                    new Shown(
                            other.now(),
                            form,
                            Map.of(),
                            MESSAGES.say(
                                    "form.overtaken",
                                    "by",
                                    AchievementRoutes.by(now.recordedBy()),
                                    "when",
                                    Language.current().moment(now.recordedAt())),
                            null));
        }
    }

    private void show(Context context, AdminSession session, Shown shown) {
        Achievement base = shown.base();
        SetForm form = shown.form();
        Map<Field, Message> faults = shown.faults();
        String title = base == null
                ? MESSAGES.say("form.new")
                : MESSAGES.say("form.edit", "badge", base.now().terms().name());
        String page = AchievementsRoutes.PAGE + (base == null ? "/new" : "/" + base.id() + "/edit");
        visitor.show(
                context,
                session,
                new SetFormView(
                        visitor.layout(context, session, title, AchievementsRoutes.PAGE),
                        base == null
                                ? new LinkView(MESSAGES.say("badges.heading"), session.path(AchievementsRoutes.PAGE))
                                : new LinkView(
                                        base.now().terms().name(),
                                        session.path(AchievementsRoutes.PAGE + "/" + base.id())),
                        title,
                        visitor.form(
                                session,
                                page,
                                new FormView.Field(
                                        "base",
                                        base == null
                                                ? "0"
                                                : Integer.toString(base.now().number()))),
                        List.of(
                                field(faults, Field.NAME, "text", form.name(), true),
                                field(faults, Field.DESCRIPTION, "area", form.description(), true),
                                field(faults, Field.CRITERIA, "area", form.criteria(), false),
                                field(faults, Field.MONTHS, "number", form.months(), false)),
                        courses(form),
                        words(faults, Field.OPPORTUNITIES),
                        !faults.isEmpty(),
                        shown.overtaken(),
                        shown.preview()));
    }

    private List<SetFormView.Course> courses(SetForm form) {
        List<SetFormView.Course> courses = new ArrayList<>();
        for (Opportunity one : editSet.listOpportunities()) {
            courses.add(new SetFormView.Course(
                    "course-" + courses.size(),
                    one.id().value(),
                    one.title(),
                    one.kind().title(),
                    form.opportunities().contains(one.id())));
        }
        return courses;
    }

    private static SetFormView.Field field(
            Map<Field, Message> faults, Field field, String type, String value, boolean required) {
        return new SetFormView.Field(
                field.name().toLowerCase(Locale.ROOT),
                MESSAGES.say(field),
                MESSAGES.say("Field." + field + ".hint"),
                type,
                value,
                field.longest(),
                required,
                words(faults, field));
    }

    private static @Nullable String words(Map<Field, Message> faults, Field field) {
        return Optional.ofNullable(faults.get(field)).map(Message::words).orElse(null);
    }
}
