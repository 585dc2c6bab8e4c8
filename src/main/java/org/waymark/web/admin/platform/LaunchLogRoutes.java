package org.waymark.web.admin.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.administration.LaunchRecord;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.ViewLaunches;
import org.waymark.journey.admin.ViewLaunches.Launched;
import org.waymark.lti.payload.Json;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Paging;
import org.waymark.web.part.FactView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.Words;

/** The launches of the last days, each with a verdict of one line and what its message said. */
final class LaunchLogRoutes implements Routes {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("org.waymark.web.messages");

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
                        Words.moment(launched.record().at()),
                        launched.platform(),
                        launched.record().accepted(),
                        verdict(launched.record()),
                        new LinkView(
                                "Look",
                                session.path("/launches/" + launched.record().id()))))
                .toList();
        visitor.show(
                context,
                session,
                new LaunchesView(
                        visitor.layout(context, session, "Launches", "/launches"),
                        refusedOnly,
                        List.of(
                                new LinkView("All", session.path("/launches"), !refusedOnly),
                                new LinkView("Refused only", session.path("/launches?show=refused"), refusedOnly)),
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
                        visitor.layout(context, session, "Launch", "/launches"),
                        record.accepted(),
                        verdict(record),
                        record.accepted() ? null : words(record.reason(), "what"),
                        facts(launched),
                        claims(record),
                        new LinkView("Launches", session.path("/launches"))));
    }

    private static List<FactView> facts(Launched launched) {
        LaunchRecord record = launched.record();
        RegistrationId registration = record.registration();
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView("When", Words.moment(record.at())));
        facts.add(new FactView("Platform", launched.platform().isEmpty() ? "Not recognised" : launched.platform()));
        if (registration != null) {
            facts.add(new FactView("Registration", registration.toString()));
        }
        if (!record.accepted()) {
            facts.add(new FactView("Refused at", record.step().equals("login") ? "Login" : "Launch"));
            facts.add(new FactView("Reason", record.reason()));
            facts.add(new FactView("Clause", record.clause()));
            facts.add(new FactView("Exactly", record.detail()));
        }
        if (!record.messageType().isEmpty()) {
            facts.add(new FactView("Message", record.messageType()));
        }
        if (!record.deployment().isEmpty()) {
            facts.add(new FactView("Deployment", record.deployment()));
        }
        facts.add(new FactView("Reference", record.correlation()));
        return facts;
    }

    private static @Nullable String claims(LaunchRecord record) {
        return Json.read(record.claims()).map(JsonNode::toPrettyString).orElse(null);
    }

    private static String verdict(LaunchRecord record) {
        if (!record.accepted()) {
            return words(record.reason(), "title");
        }
        return record.messageType().equals("LtiDeepLinkingRequest") ? "Let in to choose content" : "Let in";
    }

    /** The words that the person read; a reason of an older version, which has none any more, stands for itself. */
    private static String words(String reason, String part) {
        String key = reason + "." + part;
        return WORDS.containsKey(key) ? WORDS.getString(key) : reason;
    }
}
