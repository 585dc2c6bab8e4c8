package org.waymark.web.course;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.waymark.journey.source.WatchSources;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.poll.Poll;
import org.waymark.progress.Source;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.FormView;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Serves what the instructor sees of the sources that Waymark asks by itself. */
final class PollRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(PollRoutes.class);

    private final Visitor visitor;
    private final WatchSources watchSources;

    PollRoutes(Visitor visitor, WatchSources watchSources) {
        this.visitor = visitor;
        this.watchSources = watchSources;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/s/{session}/look", this::lookNow);
    }

    List<InstructorView.Look> view(Session session) {
        return watchSources.view(visitor.link(session)).stream()
                .map(watched -> view(session, watched))
                .toList();
    }

    private InstructorView.Look view(Session session, WatchSources.Watched watched) {
        Poll last = watched.last().orElse(null);
        Instant lookedAt = last == null ? null : last.lookedAt();
        return new InstructorView.Look(
                MESSAGES.say(watched.source()),
                last == null || last.good(),
                lookedAt == null ? null : Language.current().moment(lookedAt),
                last == null || lookedAt == null ? MESSAGES.say("polls.not-yet") : Words.answer(last.outcome()),
                next(watched),
                watched.now() && visitor.findApprover(session).isPresent()
                        ? visitor.form(
                                session,
                                "/look",
                                new FormView.Field("source", watched.source().name()))
                        : null);
    }

    private static String next(WatchSources.Watched watched) {
        if (watched.underWay() || watched.last().isEmpty()) {
            return MESSAGES.say("polls.under-way");
        }
        return MESSAGES.say("polls.next", "at", watched.last().get().nextAt());
    }

    private void lookNow(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        Source source = switch (form.text("source")) {
            case "GRADE" -> Source.GRADE;
            case "WEB_SERVICE" -> Source.WEB_SERVICE;
            default -> throw Refusal.badInput();
        };
        // Asked twice, or a moment too early: the page shows when the next look is.
        watchSources.lookNow(visitor.approver(session), source);
        context.status(303).header("Location", session.path(""));
    }
}
