package org.waymark.practice.page;

import org.waymark.practice.message.Launches;
import org.waymark.practice.message.Platform;
import org.waymark.practice.message.RegistrationEndpoint;
import org.waymark.practice.wire.Faults;
import org.waymark.practice.wire.Ledger;
import org.waymark.practice.wire.Routes;
import org.waymark.practice.wire.Spot;

/** All pages and their addresses. */
public final class Pages {
    private final Visitor visitor;
    private final HomePages home;
    private final CoursePages courses;
    private final GradebookPage gradebook;
    private final TeacherForms teacherForms;
    private final AdminPages admin;
    private final MessagesPage messages;
    private final FaultsPage faultsPage;

    public Pages(
            Platform platform, Launches launches, RegistrationEndpoint registration, Faults faults, Ledger ledger) {
        visitor = new Visitor(platform);
        home = new HomePages(platform, visitor);
        courses = new CoursePages(platform, launches, visitor);
        gradebook = new GradebookPage(platform, visitor);
        teacherForms = new TeacherForms(platform, visitor);
        admin = new AdminPages(platform, registration, visitor);
        messages = new MessagesPage(ledger, visitor);
        faultsPage = new FaultsPage(faults, platform, visitor);
    }

    public void addTo(Routes routes) {
        get(routes, "/", home::show);
        post(routes, "/person", home::become);
        get(routes, "/return", home::returned);
        get(routes, "/course/{course}", courses::course);
        post(routes, "/course/{course}/copy", courses::copy);
        get(routes, "/course/{course}/add/{client}", courses::add);
        get(routes, "/activity/{activity}", courses::activity);
        get(routes, "/launch/activity/{activity}", courses::launch);
        get(routes, "/launch/pick/{course}/{client}", courses::pick);
        get(routes, "/review/{item}/{person}", courses::review);
        get(routes, "/launch/review/{item}/{person}", courses::launchReview);
        get(routes, "/gradebook/{course}", gradebook::show);
        post(routes, "/gradebook/{course}", teacherForms::grade);
        get(routes, "/completion/{course}", teacherForms::completion);
        post(routes, "/completion/{course}", teacherForms::complete);
        get(routes, "/admin", admin::show);
        post(routes, "/admin/register", admin::register);
        post(routes, "/admin/activate", admin::activate);
        get(routes, "/messages", messages::show);
        post(routes, "/messages/clear", messages::clear);
        get(routes, "/faults", faultsPage::show);
        post(routes, "/faults", faultsPage::set);
        post(routes, "/quirks", faultsPage::quirk);
    }

    private void get(Routes routes, String path, Routes.Handler handler) {
        routes.add("GET", path, Spot.PAGE, visitor.page(handler));
    }

    private void post(Routes routes, String path, Routes.Handler handler) {
        routes.add("POST", path, Spot.PAGE, visitor.form(handler));
    }
}
