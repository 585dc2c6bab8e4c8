package org.waymark.web.course;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.waymark.journey.signup.ViewPresence;
import org.waymark.journey.signup.ViewPresence.Person;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.signup.SignUpState;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Shows an instructor who registered for the activity's run, and who came; of people of the own platform only. */
final class PresenceRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(PresenceRoutes.class);

    private final Visitor visitor;
    private final ViewPresence viewPresence;

    PresenceRoutes(Visitor visitor, ViewPresence viewPresence) {
        this.visitor = visitor;
        this.viewPresence = viewPresence;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/registered", this::show);
    }

    private void show(Context context) {
        Session session = visitor.session(context);
        visitor.requireInstructor(session);
        ViewPresence.Page page = viewPresence.view(visitor.link(session), session.learner());
        CatalogueEntry entry = page.entry().orElseThrow(Refusal::notFound);
        List<PresenceView.Group> groups = new ArrayList<>();
        Predicate<Person> placed =
                one -> one.state().filter(SignUpState.PLACED::equals).isPresent();
        add(groups, "absent", page, placed.and(one -> !one.came()));
        add(groups, "unregistered", page, placed.negate().and(Person::came));
        add(groups, "present", page, placed.and(Person::came));
        add(groups, "waiting", page, placed.negate().and(one -> !one.came()));
        visitor.show(
                context,
                session,
                new PresenceView(
                        visitor.layout(
                                session,
                                MESSAGES.say("presence.heading"),
                                page.viewer(),
                                page.link(),
                                "/registered",
                                null),
                        new LinkView(MESSAGES.say("presence.back"), session.path("")),
                        entry.title(),
                        groups,
                        page.elsewhere() == 0 ? null : MESSAGES.say("presence.elsewhere", "count", page.elsewhere())));
    }

    private static void add(
            List<PresenceView.Group> groups, String id, ViewPresence.Page page, Predicate<Person> which) {
        List<PresenceView.Row> rows = page.people().stream()
                .filter(which)
                .map(one -> new PresenceView.Row(
                        one.learner().displayName(),
                        one.state().map(Words::state).orElse(""),
                        one.tier()))
                .toList();
        if (!rows.isEmpty()) {
            groups.add(new PresenceView.Group(id, MESSAGES.say("presence." + id, "count", rows.size()), rows));
        }
    }
}
