package org.waymark.app;

import org.waymark.config.Config;
import org.waymark.journey.catalogue.CatalogueJourneys;
import org.waymark.journey.issuer.IssuerJourneys;
import org.waymark.journey.programme.ProgrammeJourneys;
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
        byte[] sessionSecret = app.keys.secret("session");
        Site site = new Site(app.baseUrl(), config.rateLimits(), config.languages(), app.instance.clock());
        Sessions sessions = new Sessions(sessionSecret, site.clock);
        Visitor visitor = new Visitor(site, sessions, app.entering, app.awards.findApprover);
        LaunchVerification launches = new LaunchVerification(app.instance, app.platforms, app.keys.secret("state"));
        CoursePages course =
                new CoursePages(visitor, app.awards, app.rosters, app.sources, app.views, app.entering.pickRuns);
        AdminPages admin = new AdminPages(site, sessionSecret, visitor, app.admin);
        CatalogueJourneys browsing = new CatalogueJourneys(app.instance);
        CataloguePages catalogue = new CataloguePages(site, browsing);
        Routes rooms = Routes.of(
                new LaunchPages(
                                site,
                                sessions,
                                visitor,
                                launches,
                                app.entering,
                                app.admin.registerPlatform,
                                app.launchLog)
                        .routes,
                course.routes,
                new RuleRoutes(visitor, app.rules),
                new FilePages(visitor, app.files, app.views, app.awards.withdrawCompletion).routes,
                new LearnerPages(
                                site,
                                visitor,
                                app.views,
                                app.awards,
                                app.cities.joinCity,
                                app.sources,
                                app.entering.takeOverCourse,
                                course.teach)
                        .routes,
                new CourseCatalogueRoutes(visitor, app.views.viewActivity, catalogue),
                catalogue.routes,
                new OpenPages(site, app.issuing, app.views, app.standards.viewCriterion, app.instance.database()::ready)
                        .routes,
                new IntakeRoutes(site, app.sources, app.issuing.addresses),
                admin.routes,
                new PlatformPages(site, admin.visitor, app.admin, app.sources.setWebService).routes,
                new CityPages(admin.visitor, app.admin, app.standings).routes,
                new ProgrammePages(
                                admin.visitor,
                                app.admin,
                                app.standards.editStandard,
                                app.rules,
                                app.views.watchJob,
                                browsing.announceRuns)
                        .routes,
                new StandardPages(admin.visitor, app.standards).routes,
                new RunPages(admin.visitor, new ProgrammeJourneys(app.instance), site.clock).routes,
                new IssuerPages(admin.visitor, new IssuerJourneys(app.instance, app.issuing)).routes);
        WebServer web = WebServer.start(site, rooms, visitor::framedBy, config.host(), port);
        app.instance.work().start();
        app.launchLog.start();
        return web;
    }
}
