package org.waymark.app;

import org.waymark.config.Config;
import org.waymark.journey.Journeys;
import org.waymark.lti.launch.LaunchVerification;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.WebServer;
import org.waymark.web.admin.AdminPages;
import org.waymark.web.admin.city.CityPages;
import org.waymark.web.admin.issuer.IssuerPages;
import org.waymark.web.admin.platform.PlatformPages;
import org.waymark.web.admin.programme.ProgrammePages;
import org.waymark.web.admin.run.RunPages;
import org.waymark.web.admin.standard.StandardPages;
import org.waymark.web.catalogue.CataloguePages;
import org.waymark.web.course.CoursePages;
import org.waymark.web.file.FilePages;
import org.waymark.web.intake.IntakeRoutes;
import org.waymark.web.launch.LaunchPages;
import org.waymark.web.learner.CourseCatalogueRoutes;
import org.waymark.web.learner.LearnerPages;
import org.waymark.web.open.OpenPages;
import org.waymark.web.rule.RuleRoutes;
import org.waymark.web.session.Sessions;
import org.waymark.web.session.Visitor;

/** Names the rooms of pages, the top floor, and starts to serve them. */
final class Serving {
    private Serving() {}

    static WebServer start(App app, Config config, int port) {
        Journeys all = app.journeys;
        byte[] sessionSecret = app.keys.secret("session");
        Site site = new Site(app.baseUrl(), config.rateLimits(), config.languages(), app.instance.clock());
        Sessions sessions = new Sessions(sessionSecret, site.clock);
        Visitor visitor = new Visitor(site, sessions, all.entering, all.awards.findApprover);
        LaunchVerification launches = new LaunchVerification(app.instance, app.platforms, app.keys.secret("state"));
        CoursePages course =
                new CoursePages(visitor, all.awards, all.rosters, all.sources, all.views, all.entering.pickRuns);
        AdminPages admin = new AdminPages(site, sessionSecret, visitor, all.admin);
        CataloguePages catalogue = new CataloguePages(site, all.catalogue);
        Routes rooms = Routes.of(
                new LaunchPages(
                                site,
                                sessions,
                                visitor,
                                launches,
                                all.entering,
                                all.admin.registerPlatform,
                                app.launchLog)
                        .routes,
                course.routes,
                new RuleRoutes(visitor, all.rules),
                new FilePages(visitor, all.files, all.views, all.awards.withdrawCompletion).routes,
                new LearnerPages(
                                site,
                                visitor,
                                all.views,
                                all.awards,
                                all.cities.joinCity,
                                all.sources,
                                all.entering.takeOverCourse,
                                course.teach)
                        .routes,
                new CourseCatalogueRoutes(visitor, all.views.viewActivity, catalogue),
                catalogue.routes,
                new OpenPages(site, app.issuing, all.views, all.standards.viewCriterion, app.instance.database()::ready)
                        .routes,
                new IntakeRoutes(site, all.sources, app.issuing.addresses),
                admin.routes,
                new PlatformPages(site, admin.visitor, all.admin, all.sources.setWebService).routes,
                new CityPages(admin.visitor, all.admin, all.standings).routes,
                new ProgrammePages(
                                admin.visitor,
                                all.admin,
                                all.standards.editStandard,
                                all.rules,
                                all.views.watchJob,
                                all.catalogue.announceRuns)
                        .routes,
                new StandardPages(admin.visitor, all.standards).routes,
                new RunPages(admin.visitor, all.programme, site.clock).routes,
                new IssuerPages(admin.visitor, all.issuers).routes);
        WebServer web = WebServer.start(site, rooms, visitor::framedBy, config.host(), port);
        app.instance.work().start();
        app.launchLog.start();
        return web;
    }
}
