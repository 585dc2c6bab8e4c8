package org.waymark.app;

import java.util.function.BooleanSupplier;
import org.waymark.config.Config;
import org.waymark.journey.Journeys;
import org.waymark.lti.launch.LaunchVerification;
import org.waymark.operation.Exposition;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.WebServer;
import org.waymark.web.admin.AdminPages;
import org.waymark.web.admin.city.CityPages;
import org.waymark.web.admin.issuer.IssuerPages;
import org.waymark.web.admin.platform.PlatformPages;
import org.waymark.web.admin.programme.ProgrammePages;
import org.waymark.web.admin.question.AnswerPages;
import org.waymark.web.admin.report.ReportRoutes;
import org.waymark.web.admin.run.RunPages;
import org.waymark.web.admin.signup.RunPeopleRoutes;
import org.waymark.web.admin.standard.StandardPages;
import org.waymark.web.catalogue.CataloguePages;
import org.waymark.web.city.OpenCityRoutes;
import org.waymark.web.course.CoursePages;
import org.waymark.web.file.FilePages;
import org.waymark.web.intake.IntakeRoutes;
import org.waymark.web.launch.LaunchPages;
import org.waymark.web.lead.LeadPages;
import org.waymark.web.learner.CourseCatalogueRoutes;
import org.waymark.web.learner.LearnerPages;
import org.waymark.web.open.OpenPages;
import org.waymark.web.question.QuestionPages;
import org.waymark.web.rule.RuleRoutes;
import org.waymark.web.session.Sessions;
import org.waymark.web.session.Visitor;
import org.waymark.web.signup.SignUpPages;
import org.waymark.web.watch.MetricsRoutes;
import org.waymark.web.watch.Served;

/** Names the rooms of pages, the top floor, and starts to serve them. */
final class Serving {
    private Serving() {}

    static Served start(App app, Config config, int port) {
        Journeys all = app.journeys;
        byte[] sessionSecret = app.keys.secret("session");
        Config.Operation operation = config.operation();
        Site site = new Site(
                app.baseUrl(),
                config.rateLimits(),
                config.languages(),
                operation.trustedProxies(),
                app.instance.clock());
        Exposition exposition = new Exposition(app.measured, site.responses);
        BooleanSupplier ready = site.unlessEnding(app.instance.database()::ready);
        Sessions sessions = new Sessions(sessionSecret, site.clock);
        Visitor visitor = new Visitor(site, sessions, all.entering, all.awards.findApprover);
        LaunchVerification launches = new LaunchVerification(app.instance, app.platforms, app.keys.secret("state"));
        CoursePages course = new CoursePages(visitor, all);
        AdminPages admin = new AdminPages(site, sessionSecret, visitor, all);
        CataloguePages catalogue = new CataloguePages(site, all.catalogue);
        Routes rooms = Routes.of(
                new LaunchPages(site, sessions, visitor, launches, all, app.launchLog).routes,
                course.routes,
                new RuleRoutes(visitor, all.rules),
                new FilePages(visitor, all.files, all.views, all.awards.withdrawCompletion).routes,
                new LearnerPages(site, visitor, all, course.teach).routes,
                new LeadPages(site, visitor, all.leads, all.questions, all.views.viewActivity).routes,
                new QuestionPages(site, visitor, all.views.viewActivity, all.questions).routes,
                new CourseCatalogueRoutes(visitor, all.views.viewActivity, catalogue),
                new OpenCityRoutes(site, all.views.viewOpenCity),
                new SignUpPages(site, visitor, all.views.viewActivity, all.signUps).routes,
                catalogue.routes,
                new OpenPages(site, app.issuing, all.views, all.standards, all.privacy.manageAddresses, ready).routes,
                new MetricsRoutes(operation.metricsToken(), exposition),
                new IntakeRoutes(site, all.sources, app.issuing.addresses),
                admin.routes,
                new PlatformPages(site, admin.visitor, all.admin, all.sources.setWebService).routes,
                new CityPages(admin.visitor, all.admin, all.standings, all.questions.viewQuestions).routes,
                new ProgrammePages(admin.visitor, all).routes,
                new StandardPages(admin.visitor, all.standards).routes,
                new RunPages(admin.visitor, all.programme, site.clock).routes,
                new ReportRoutes(admin.visitor, all.reports),
                new AnswerPages(admin.visitor, all.questions).routes,
                new RunPeopleRoutes(admin.visitor, all.signUps.selectPeople),
                new IssuerPages(admin.visitor, all).routes);
        WebServer web = WebServer.start(site, rooms, visitor::framedBy, config.host(), port);
        app.instance.work().start();
        app.launchLog.start();
        return new Served(
                site, web, operation.management(), operation.metricsToken(), exposition, ready, operation.drain());
    }
}
