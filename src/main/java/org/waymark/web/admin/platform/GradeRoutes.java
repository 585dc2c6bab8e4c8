package org.waymark.web.admin.platform;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.journey.admin.WatchGrades;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Registration;
import org.waymark.passback.ArrivedCount;
import org.waymark.passback.ScoreAttempt;
import org.waymark.passback.ScoreId;
import org.waymark.passback.UndeliveredCount;
import org.waymark.passback.UndeliveredScore;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.admin.Paging;
import org.waymark.web.part.DeliveryView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** Grades that have not arrived, with what came back, and sending them again. */
final class GradeRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(GradeRoutes.class);

    private final AdminVisitor visitor;
    private final WatchGrades grades;
    private final ManagePlatforms platforms;

    GradeRoutes(AdminVisitor visitor, WatchGrades grades, ManagePlatforms platforms) {
        this.visitor = visitor;
        this.grades = grades;
        this.platforms = platforms;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/grades", this::list);
        routes.get("/admin/{session}/grades/arrived", this::arrived);
        routes.post("/admin/{session}/grades/again", this::sendAgain);
        routes.post("/admin/{session}/grades/all-again", this::sendAllAgain);
    }

    private void list(Context context) {
        AdminSession session = visitor.session(context);
        Form form = Form.query(context);
        RegistrationId platform = form.id("platform", RegistrationId::new).orElse(null);
        Paging paging = Paging.of(form);
        String page = "/grades" + (platform == null ? "" : "?platform=" + platform);
        WatchGrades.Page found = grades.page(platform, paging.offset(), Paging.SIZE + 1);
        List<LinkView> filters = new ArrayList<>();
        filters.add(new LinkView(MESSAGES.say("grades.all-platforms"), session.path("/grades"), platform == null));
        for (ManagePlatforms.Platform each : platforms.list()) {
            Registration one = each.registration();
            filters.add(new LinkView(
                    one.name(),
                    session.path("/grades?platform=" + one.id()),
                    one.id().equals(platform)));
        }
        visitor.show(
                context,
                session,
                new GradesView(
                        visitor.layout(context, session, MESSAGES.say("grades.heading"), "/grades"),
                        summary(found.count()),
                        arrival(session, platform, found.arrival()),
                        filters,
                        platform == null
                                ? null
                                : visitor.form(
                                        session,
                                        "/grades/all-again",
                                        new FormView.Field("platform", platform.toString())),
                        found.rows().stream()
                                .limit(Paging.SIZE)
                                .map(row -> row(session, platform, row, found))
                                .toList(),
                        paging.newer(session.path(page)),
                        paging.older(session.path(page), found.rows().size() > Paging.SIZE)));
    }

    /** The part of the page that tells how many have arrived. */
    private void arrived(Context context) {
        AdminSession session = visitor.session(context);
        RegistrationId platform =
                Form.query(context).id("platform", RegistrationId::new).orElse(null);
        visitor.show(context, session, arrival(session, platform, grades.countArrived(platform)));
    }

    private static DeliveryView.Arrival arrival(
            AdminSession session, @Nullable RegistrationId platform, ArrivedCount found) {
        return new DeliveryView.Arrival(
                found.arrived(),
                found.all(),
                found.fresh() > 0,
                session.path("/grades/arrived" + (platform == null ? "" : "?platform=" + platform)));
    }

    private GradesView.Row row(
            AdminSession session, @Nullable RegistrationId platform, UndeliveredScore row, WatchGrades.Page found) {
        List<String> log = found.attempts().getOrDefault(row.score(), List.of()).stream()
                .map((ScoreAttempt attempt) ->
                        MESSAGES.say("grades.attempt", "at", attempt.at(), "answer", attempt.answer()))
                .toList();
        Instant next = row.nextTryAt();
        return new GradesView.Row(
                row.learner(),
                row.course().isEmpty()
                        ? row.link()
                        : MESSAGES.say("grades.where.course", "course", row.course(), "activity", row.link()),
                row.platform(),
                row.waiting(),
                row.gone()
                        ? MESSAGES.say("grades.not-enrolled", "answer", row.note())
                        : row.note().words(),
                next == null ? null : Language.current().moment(next),
                log,
                visitor.form(
                        session,
                        "/grades/again",
                        new FormView.Field("score", row.score().toString()),
                        new FormView.Field("platform", platform == null ? "" : platform.toString())));
    }

    private static String summary(UndeliveredCount count) {
        if (count.all() == 0) {
            return MESSAGES.say("grades.none-on-way");
        }
        return MESSAGES.say(
                "grades.summary", "waiting", count.waiting(), "retrying", count.retrying(), "fresh", count.fresh());
    }

    private void sendAgain(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        ScoreId score = form.id("score", ScoreId::new).orElseThrow(Refusal::badInput);
        boolean sent = grades.sendAgain(score);
        back(context, session, form, sent);
    }

    private void sendAllAgain(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        RegistrationId platform = form.id("platform", RegistrationId::new).orElseThrow(Refusal::badInput);
        int sent = grades.sendAllAgain(platform);
        back(context, session, form, sent > 0);
    }

    private void back(Context context, AdminSession session, Form form, boolean sent) {
        String page = form.id("platform", RegistrationId::new)
                .map(platform -> "/grades?platform=" + platform)
                .orElse("/grades");
        visitor.backTo(context, session, page, sent ? Flash.SENT_AGAIN : Flash.NOTHING_DONE);
    }
}
