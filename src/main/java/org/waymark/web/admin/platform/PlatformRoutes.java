package org.waymark.web.admin.platform;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.journey.admin.ManagePlatforms.Platform;
import org.waymark.journey.admin.RegisterPlatform;
import org.waymark.journey.admin.TestConnection;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.register.ToolFacts;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** Platforms and their deployments: who is let in, and whether the connection works. */
final class PlatformRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(PlatformRoutes.class);
    private static final Duration LINK_LIFE = Duration.ofDays(3);
    private static final int LONGEST_ID = 255;

    private final AdminVisitor visitor;
    private final ManagePlatforms platforms;
    private final RegisterPlatform registerPlatform;
    private final TestConnection testConnection;
    private final TrustRoutes trust;
    private final URI baseUrl;
    private final InstantSource clock;

    PlatformRoutes(Site site, AdminVisitor visitor, AdminJourneys journeys, TrustRoutes trust) {
        this.visitor = visitor;
        this.platforms = journeys.managePlatforms;
        this.registerPlatform = journeys.registerPlatform;
        this.testConnection = journeys.testConnection;
        this.trust = trust;
        this.baseUrl = site.baseUrl;
        this.clock = site.clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/platforms", context -> list(context, visitor.session(context), null));
        routes.post("/admin/{session}/platforms/link", this::makeLink);
        routes.get("/admin/{session}/platforms/{platform}", this::one);
        routes.post("/admin/{session}/platforms/{platform}/state", context -> change(context, this::switchTo));
        routes.post("/admin/{session}/platforms/{platform}/programme", context -> change(context, this::mark));
        routes.post("/admin/{session}/platforms/{platform}/deployment", context -> change(context, this::deployment));
        routes.post("/admin/{session}/platforms/{platform}/test", this::test);
    }

    private void list(Context context, AdminSession session, PlatformsView.@Nullable Made made) {
        Set<RegistrationId> open = trust.listOpen();
        List<PlatformsView.Row> rows = platforms.list().stream()
                .map(platform -> row(session, platform, open))
                .toList();
        visitor.show(
                context,
                session,
                new PlatformsView(
                        visitor.layout(context, session, MESSAGES.say("platforms.heading"), "/platforms"),
                        rows,
                        visitor.form(session, "/platforms/link"),
                        made,
                        new LinkView(MESSAGES.say("platforms.hand.button"), session.path("/platforms/new"))));
    }

    private static PlatformsView.Row row(AdminSession session, Platform platform, Set<RegistrationId> open) {
        Registration one = platform.registration();
        int allowed = (int)
                platform.deployments().stream().filter(Deployment::allowed).count();
        return new PlatformsView.Row(
                one.name(),
                one.issuer(),
                one.clientId(),
                state(one.state()),
                one.programme(),
                allowed,
                platform.deployments().size() - allowed,
                open.contains(one.id()) || !one.ownKeys(),
                new LinkView(one.name(), session.path("/platforms/" + one.id())));
    }

    /** The link stands on the answer itself and nowhere else, so it is shown this once. */
    private void makeLink(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        boolean review = form.text("review").equals("yes");
        String address = registerPlatform.makeLink(review, LINK_LIFE).toString();
        list(
                context,
                session,
                new PlatformsView.Made(
                        address, Language.current().moment(clock.instant().plus(LINK_LIFE)), review));
    }

    private void one(Context context) {
        AdminSession session = visitor.session(context);
        RegistrationId id = AdminVisitor.platform(context);
        Platform platform = platforms.find(id).orElseThrow(Refusal::notFound);
        Registration one = platform.registration();
        String page = "/platforms/" + id;
        boolean on = one.state() == Registration.State.ACTIVE;
        boolean off = one.state() == Registration.State.OFF;
        List<PlatformView.Deployment> deployments = platform.deployments().stream()
                .map(deployment -> new PlatformView.Deployment(
                        deployment.deploymentId(),
                        deployment.allowed(),
                        visitor.form(
                                session,
                                page + "/deployment",
                                new FormView.Field("deployment", deployment.deploymentId()),
                                new FormView.Field("allowed", deployment.allowed() ? "no" : "yes"))))
                .toList();
        visitor.show(
                context,
                session,
                new PlatformView(
                        visitor.layout(context, session, one.name(), "/platforms"),
                        one.name(),
                        state(one.state()),
                        one.programme(),
                        facts(one),
                        one.ownKeys() ? null : keySet(one),
                        trust.waiting(session, one),
                        on ? null : visitor.form(session, page + "/state", new FormView.Field("state", "ACTIVE")),
                        off ? null : visitor.form(session, page + "/state", new FormView.Field("state", "OFF")),
                        visitor.form(
                                session,
                                page + "/programme",
                                new FormView.Field("programme", one.programme() ? "no" : "yes")),
                        deployments,
                        visitor.form(session, page + "/deployment", new FormView.Field("allowed", "yes")),
                        visitor.form(session, page + "/test"),
                        new LinkView(MESSAGES.say("platform.edit"), session.path(page + "/edit")),
                        new LinkView(MESSAGES.say("platform.web-service"), session.path(page + "/web-service")),
                        AddressRoutes.link(session, id),
                        new LinkView(MESSAGES.say("platform.grades"), session.path("/grades?platform=" + id))));
    }

    private String keySet(Registration one) {
        return ToolFacts.jwksUri(baseUrl, one.id().toString());
    }

    private List<FactView> facts(Registration one) {
        List<FactView> facts = new ArrayList<>();
        facts.add(fact("fact.issuer", one.issuer()));
        facts.add(fact("fact.client-id", one.clientId()));
        facts.add(fact("fact.product", one.product()));
        facts.add(fact("fact.sign-in", one.authorizationEndpoint().toString()));
        facts.add(fact("fact.tokens", one.tokenEndpoint().toString()));
        String audience = one.tokenAudience();
        if (audience != null) {
            facts.add(fact("fact.audience", audience));
        }
        facts.add(fact("fact.keys", one.jwksUri().toString()));
        facts.add(fact("fact.our-keys", keySet(one)));
        return facts;
    }

    private static FactView fact(String key, String value) {
        return new FactView(MESSAGES.say(key), value);
    }

    private Flash switchTo(RegistrationId platform, Form form) {
        boolean on = yes(form.text("state"), "ACTIVE", "OFF");
        if (!platforms.switchTo(platform, on ? Registration.State.ACTIVE : Registration.State.OFF)) {
            throw Refusal.notFound();
        }
        return on ? Flash.SWITCHED_ON : Flash.SWITCHED_OFF;
    }

    private Flash mark(RegistrationId platform, Form form) {
        boolean programme = yes(form.text("programme"), "yes", "no");
        if (!platforms.markProgramme(platform, programme)) {
            throw Refusal.notFound();
        }
        return programme ? Flash.PROGRAMME_SET : Flash.PROGRAMME_TAKEN;
    }

    private Flash deployment(RegistrationId platform, Form form) {
        boolean allowed = yes(form.text("allowed"), "yes", "no");
        String deployment = form.text("deployment");
        boolean readable = !deployment.isBlank()
                && deployment.length() <= LONGEST_ID
                && deployment.chars().noneMatch(Character::isISOControl);
        if (!readable) {
            throw Refusal.badInput();
        }
        if (!platforms.allow(platform, deployment, allowed)) {
            throw Refusal.notFound();
        }
        return allowed ? Flash.DEPLOYMENT_ALLOWED : Flash.DEPLOYMENT_REFUSED;
    }

    static boolean yes(String value, String yes, String no) {
        if (!value.equals(yes) && !value.equals(no)) {
            throw Refusal.badInput();
        }
        return value.equals(yes);
    }

    private void change(Context context, BiFunction<RegistrationId, Form, Flash> work) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        RegistrationId id = AdminVisitor.platform(context);
        visitor.backTo(context, session, "/platforms/" + id, work.apply(id, form));
    }

    private void test(Context context) {
        AdminSession session = visitor.posting(context, Form.posted(context));
        RegistrationId id = AdminVisitor.platform(context);
        TestConnection.Report report = testConnection.run(id).orElseThrow(Refusal::notFound);
        List<ConnectionView.Step> steps = report.steps().stream()
                .map(step -> new ConnectionView.Step(
                        step.name().words(),
                        ConnectionView.Verdict.valueOf(step.verdict().name()),
                        step.sentence().words(),
                        step.todo().map(Message::words).orElse("")))
                .toList();
        String name = report.registration().name();
        visitor.show(
                context,
                session,
                new ConnectionView(
                        visitor.layout(
                                context, session, MESSAGES.say("connection.heading", "platform", name), "/platforms"),
                        name,
                        steps,
                        Message.words(report.missing()),
                        visitor.form(session, "/platforms/" + id + "/test"),
                        new LinkView(name, session.path("/platforms/" + id))));
    }

    private static PlatformsView.State state(Registration.State state) {
        return switch (state) {
            case ACTIVE -> PlatformsView.State.ON;
            case PENDING -> PlatformsView.State.PENDING;
            case OFF -> PlatformsView.State.OFF;
        };
    }
}
