package org.waymark.web.admin.achievement;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Job;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.achievement.Achievement;
import org.waymark.credential.achievement.AchievementId;
import org.waymark.credential.achievement.EarnerCount;
import org.waymark.journey.achievement.AchievementJourneys;
import org.waymark.journey.achievement.EditSet;
import org.waymark.journey.achievement.GiveEarned;
import org.waymark.journey.achievement.ViewAchievements;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** The page of a badge for a set or a practice area: what it says, who has it, and giving it to whoever earned it before. */
final class AchievementRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(AchievementRoutes.class);
    private static final Pattern NUMBER = Pattern.compile("\\A[0-9]{1,8}+\\z");

    private final AdminVisitor visitor;
    private final ViewAchievements viewAchievements;
    private final EditSet editSet;
    private final GiveEarned giveEarned;

    AchievementRoutes(AdminVisitor visitor, AchievementJourneys journeys) {
        this.visitor = visitor;
        this.viewAchievements = journeys.viewAchievements;
        this.editSet = journeys.editSet;
        this.giveEarned = journeys.giveEarned;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/achievements/{id}", this::show);
        routes.post("/admin/{session}/achievements/{id}/give", this::give);
        routes.post("/admin/{session}/achievements/{id}/issue", this::issue);
    }

    private void give(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        AchievementId id = find(context).achievement().id();
        if (!form.text("sure").equals("yes")) {
            throw Refusal.badInput();
        }
        visitor.backTo(context, session, page(id), giveEarned.start(id) ? Flash.ACHIEVEMENT_GIVEN : Flash.NOTHING_DONE);
    }

    private void issue(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        boolean issued = form.text("issued").equals("yes");
        Achievement known = find(context).achievement();
        EditSet.Outcome outcome = editSet.issue(known.id().value(), base(form), issued, visitor.name(session))
                .orElseThrow(Refusal::notFound);
        Flash done = outcome instanceof EditSet.Saved saved
                        && saved.achievement().now().number() != known.now().number()
                ? issued ? Flash.ACHIEVEMENT_SAVED : Flash.ACHIEVEMENT_ENDED
                : Flash.CHANGED_MEANWHILE;
        visitor.backTo(context, session, page(known.id()), done);
    }

    private ViewAchievements.Shown find(Context context) {
        return viewAchievements.find(context.pathParam("id")).orElseThrow(Refusal::notFound);
    }

    private static String page(AchievementId id) {
        return AchievementsRoutes.PAGE + "/" + id;
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        ViewAchievements.Shown shown = find(context);
        Achievement achievement = shown.achievement();
        Achievement.Revision now = achievement.now();
        Optional<AchievementFacts> facts = shown.facts();
        Optional<GiveEarned.State> state = giveEarned.view(achievement.id());
        EarnerCount count = state.map(GiveEarned.State::count).orElse(new EarnerCount(0, 0));
        boolean running = state.filter(GiveEarned.State::running).isPresent();
        if (running) {
            context.header("Refresh", "3");
        }
        boolean set = achievement.kind() == Achievement.Kind.SET;
        String page = page(achievement.id());
        String name = facts.map(AchievementFacts::name).orElse(now.terms().name());
        FormView.Field base = new FormView.Field("base", Integer.toString(now.number()));
        visitor.show(
                context,
                session,
                new AchievementView(
                        visitor.layout(context, session, name, AchievementsRoutes.PAGE),
                        new LinkView(MESSAGES.say("badges.heading"), session.path(AchievementsRoutes.PAGE)),
                        name,
                        facts.isPresent() ? "/achievements/" + achievement.id() + "/badge.svg" : null,
                        now.issued(),
                        AchievementsRoutes.valid(now.terms().months()),
                        facts.map(AchievementFacts::description).orElse(""),
                        facts.map(one -> one.criteriaNarrative()
                                        .lines()
                                        .filter(line -> !line.isBlank())
                                        .toList())
                                .orElse(List.of()),
                        facts.map(one -> one.alignments().stream()
                                        .map(criterion -> Objects.toString(criterion.targetCode(), "") + " "
                                                + criterion.targetName())
                                        .toList())
                                .orElse(List.of()),
                        MESSAGES.say("badge.earners", "earned", count.earned(), "held", count.held()),
                        now.issued() && !running && count.without() > 0 ? visitor.form(session, page + "/give") : null,
                        MESSAGES.say("badge.giving", "count", count.without()),
                        state.flatMap(GiveEarned.State::job)
                                .map(AchievementRoutes::work)
                                .orElse(null),
                        set ? new LinkView(MESSAGES.say("badge.edit"), session.path(page + "/edit")) : null,
                        set
                                ? visitor.form(
                                        session,
                                        page + "/issue",
                                        base,
                                        new FormView.Field("issued", now.issued() ? "no" : "yes"))
                                : null,
                        new LinkView(MESSAGES.say("badge.public"), "/achievements/" + achievement.id()),
                        history(achievement.id())));
    }

    private List<AchievementView.Revision> history(AchievementId id) {
        return editSet.listRevisions(id).stream()
                .map(one -> new AchievementView.Revision(
                        MESSAGES.say("badge.version", "number", one.number()),
                        MESSAGES.say(
                                "badge.revision",
                                "issued",
                                one.issued(),
                                "named",
                                !one.terms().name().isEmpty(),
                                "name",
                                one.terms().name(),
                                "valid",
                                AchievementsRoutes.valid(one.terms().months())),
                        Language.current().moment(one.recordedAt()),
                        by(one.recordedBy())))
                .toList();
    }

    private static AchievementView.Work work(Job job) {
        return new AchievementView.Work(
                switch (job.state()) {
                    case READY, RUNNING ->
                        MESSAGES.say("badge.work.running", "given", job.counts().awarded());
                    case DONE ->
                        MESSAGES.say("badge.work.done", "given", job.counts().awarded());
                    case FAILED ->
                        MESSAGES.say(
                                "badge.work.failed",
                                "why",
                                Objects.requireNonNullElse(job.failure(), Message.plain("")));
                },
                job.state() == Job.State.FAILED,
                job.state() == Job.State.RUNNING,
                job.place(),
                Math.max(job.place(), job.total()));
    }

    /** Names who changed something; an operator's link names nobody. */
    static String by(@Nullable String name) {
        return name == null || name.isEmpty() ? MESSAGES.say("by.operator") : name;
    }

    /** The number of the version that a form was filled with; anything else comes from no form of ours. */
    static int base(Form form) {
        String text = form.text("base");
        if (!NUMBER.matcher(text).matches()) {
            throw Refusal.badInput();
        }
        return Integer.parseInt(text);
    }
}
