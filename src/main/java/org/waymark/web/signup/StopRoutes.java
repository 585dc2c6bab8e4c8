package org.waymark.web.signup;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.waymark.journey.signup.StopReminders;
import org.waymark.language.Messages;
import org.waymark.web.Pages;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.part.FormView;
import org.waymark.web.part.OpenLayout;

/**
 * Ends reminders, or reports, for whoever has a letter. The address of the letter is all that is asked for, so that a mail program
 * can do it with one press (RFC 8058); opening it changes nothing, because programs open addresses by themselves.
 */
final class StopRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(StopRoutes.class);

    private final Pages pages;
    private final StopReminders stopReminders;

    StopRoutes(Site site, StopReminders stopReminders) {
        this.pages = site.pages;
        this.stopReminders = stopReminders;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/mail/stop/{token}", this::show);
        routes.post("/mail/stop/{token}", context -> {
            if (!stopReminders.stop(context.pathParam("token"))) {
                throw Refusal.notFound();
            }
            show(context);
        });
    }

    private void show(Context context) {
        String token = context.pathParam("token");
        StopReminders.Found found = stopReminders.find(token).orElseThrow(Refusal::notFound);
        context.header("Cache-Control", "no-store");
        pages.show(
                context,
                new StopView(
                        OpenLayout.of(MESSAGES.say("stop.heading"), ""),
                        found.title(),
                        MESSAGES.say(found.reports() ? "stop.reports" : "stop.reminders"),
                        MESSAGES.say(found.reports() ? "stop.reports.again" : "stop.reminders.again"),
                        found.going() ? new FormView("/mail/stop/" + token, "") : null),
                List.of());
    }
}
