package org.waymark.web.admin.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.administration.LaunchRecord;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.ViewLaunches;
import org.waymark.journey.admin.ViewLaunches.Launched;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.lti.payload.Json;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Paging;
import org.waymark.web.part.FactView;
import org.waymark.web.part.LinkView;

/** The launches of the last days, each with a verdict of one line and what its message said. */
final class LaunchLogRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(LaunchLogRoutes.class);
    private static final Messages REFUSALS = Messages.of("web");

    private final AdminVisitor visitor;
    private final ViewLaunches launches;

    LaunchLogRoutes(AdminVisitor visitor, ViewLaunches launches) {
        this.visitor = visitor;
        this.launches = launches;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/launches", this::list);
        routes.get("/admin/{session}/launches/{launch}", this::one);
    }

    private void list(Context context) {
        AdminSession session = visitor.session(context);
        Form form = Form.query(context);
        boolean refusedOnly = form.text("show").equals("refused");
        String address = session.path("/launches") + (refusedOnly ? "?show=refused" : "");
        Paging paging = Paging.of(form);
        List<Launched> found = launches.list(refusedOnly, paging.offset(), Paging.SIZE + 1);
        List<LaunchesView.Row> rows = found.stream()
                .limit(Paging.SIZE)
                .map(launched -> new LaunchesView.Row(
                        Language.current().moment(launched.record().at()),
                        launched.platform(),
                        launched.record().accepted(),
                        verdict(launched.record()),
                        new LinkView(
                                verdict(launched.record()),
                                session.path("/launches/" + launched.record().id()))))
                .toList();
        visitor.show(
                context,
                session,
                new LaunchesView(
                        visitor.layout(context, session, MESSAGES.say("launches.heading"), "/launches"),
                        refusedOnly,
                        List.of(
                                new LinkView(MESSAGES.say("launches.all"), session.path("/launches"), !refusedOnly),
                                new LinkView(
                                        MESSAGES.say("launches.only-refused"),
                                        session.path("/launches?show=refused"),
                                        refusedOnly)),
                        rows,
                        paging.newer(address),
                        paging.older(address, found.size() > Paging.SIZE)));
    }

    private void one(Context context) {
        AdminSession session = visitor.session(context);
        UUID id = AdminVisitor.id(context, "launch");
        Launched launched = launches.find(id).orElseThrow(Refusal::notFound);
        LaunchRecord record = launched.record();
        visitor.show(
                context,
                session,
                new LaunchView(
                        visitor.layout(context, session, MESSAGES.say("launch.title"), "/launches"),
                        record.accepted(),
                        verdict(record),
                        record.accepted() ? null : words(record.reason(), "what"),
                        facts(launched),
                        claims(record),
                        new LinkView(MESSAGES.say("launches.heading"), session.path("/launches"))));
    }

    private static List<FactView> facts(Launched launched) {
        LaunchRecord record = launched.record();
        RegistrationId registration = record.registration();
        List<FactView> facts = new ArrayList<>();
        facts.add(fact("launch.when", Language.current().moment(record.at())));
        facts.add(fact(
                "launch.platform",
                launched.platform().isEmpty() ? MESSAGES.say("launches.unrecognized") : launched.platform()));
        if (registration != null) {
            facts.add(fact("launch.registration", registration.toString()));
        }
        if (!record.accepted()) {
            facts.add(fact(
                    "launch.refused-at",
                    MESSAGES.say(
                            record.step().equals("login") ? "launch.refused-at.login" : "launch.refused-at.launch")));
            facts.add(fact("launch.reason", record.reason()));
            facts.add(fact("launch.clause", record.clause()));
            facts.add(fact("launch.detail", record.detail()));
        }
        if (!record.messageType().isEmpty()) {
            facts.add(fact("launch.message", record.messageType()));
        }
        if (!record.deployment().isEmpty()) {
            facts.add(fact("launch.deployment", record.deployment()));
        }
        facts.add(fact("launch.reference", record.correlation()));
        return facts;
    }

    private static FactView fact(String key, String value) {
        return new FactView(MESSAGES.say(key), value);
    }

    private static @Nullable String claims(LaunchRecord record) {
        return Json.read(record.claims()).map(JsonNode::toPrettyString).orElse(null);
    }

    private static String verdict(LaunchRecord record) {
        if (!record.accepted()) {
            return words(record.reason(), "title");
        }
        return MESSAGES.say(
                record.messageType().equals("LtiDeepLinkingRequest")
                        ? "launches.accepted-picker"
                        : "launches.accepted");
    }

    /** The words that the person read; a reason of an older version, which has none any more, stands for itself. */
    private static String words(String reason, String part) {
        try {
            return REFUSALS.say(reason + "." + part);
        } catch (MissingResourceException e) {
            return reason;
        }
    }
}
