package org.waymark.web.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Function;
import org.waymark.web.Annex;
import org.waymark.web.Pages;
import org.waymark.web.Session;

/** All pages of this room, ready to be added to the server. */
public final class Administration implements Annex {
    private final AdminParts parts;
    private final AdminSessions sessions;

    /** @param sessionSecret signs sessions; the same on every instance of an installation */
    public Administration(AdminParts parts, byte[] sessionSecret) {
        this.parts = parts;
        this.sessions = new AdminSessions(sessionSecret, parts.clock());
    }

    @Override
    public void addTo(RoutesConfig routes, Pages pages, Function<Context, Session> launched) {
        AdminVisitor visitor = new AdminVisitor(sessions, parts.enter(), pages, parts.baseUrl());
        new EnterRoutes(sessions, parts.enter(), pages, parts.baseUrl(), launched).addTo(routes);
        new OverviewRoutes(visitor, parts.overview()).addTo(routes);
        // Before the pages of one platform, whose address would take "new" for the id of one.
        new PlatformFormRoutes(visitor, parts.platforms(), parts.editPlatform(), parts.baseUrl()).addTo(routes);
        TrustRoutes trust = new TrustRoutes(visitor, parts.trustPlatform());
        trust.addTo(routes);
        new PlatformRoutes(
                        visitor,
                        parts.platforms(),
                        parts.registerPlatform(),
                        parts.testConnection(),
                        trust,
                        parts.baseUrl(),
                        parts.clock())
                .addTo(routes);
        new AddressRoutes(visitor, parts.platforms()).addTo(routes);
        new WebServiceRoutes(visitor, parts.setWebService()).addTo(routes);
        new LaunchLogRoutes(visitor, parts.launches()).addTo(routes);
        new GradeRoutes(visitor, parts.grades(), parts.platforms()).addTo(routes);
        new LearnerRoutes(visitor, parts.learners(), parts.cities(), parts.platforms()).addTo(routes);
        new CityCodeRoutes(visitor, parts.cities()).addTo(routes);
        new DataRoutes(visitor, parts.imports()).addTo(routes);
        new RunRuleRoutes(visitor, parts.tryRule(), parts.setRule(), parts.lockRule(), parts.watchJob()).addTo(routes);
        new IntakeClientRoutes(visitor, parts.intakeClients(), parts.platforms()).addTo(routes);
        new KeyRoutes(visitor, parts.keys(), parts.clock()).addTo(routes);
    }
}
