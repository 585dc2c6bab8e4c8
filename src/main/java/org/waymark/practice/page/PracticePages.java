package org.waymark.practice.page;

import org.waymark.practice.message.LaunchSender;
import org.waymark.practice.message.Platform;
import org.waymark.practice.message.RegistrationEndpoint;
import org.waymark.practice.wire.Faults;
import org.waymark.practice.wire.Ledger;
import org.waymark.practice.wire.RouteTable;
import org.waymark.practice.wire.Spot;

/** All pages and their addresses. */
public final class PracticePages {
    private final ActingPerson visitor;
    private final HomePages home;
    private final SchoolPages courses;
    private final GradebookPage gradebook;
    private final TeacherForms teacherForms;
    private final OperatorPages admin;
    private final MessagesPage messages;
    private final FaultsPage faultsPage;

    public PracticePages(
            Platform platform, LaunchSender launches, RegistrationEndpoint registration, Faults faults, Ledger ledger) {
        visitor = new ActingPerson(platform);
        home = new HomePages(platform, visitor);
        courses = new SchoolPages(platform, launches, visitor);
        gradebook = new GradebookPage(platform, visitor);
        teacherForms = new TeacherForms(platform, visitor);
        admin = new OperatorPages(platform, registration, visitor);
        messages = new MessagesPage(ledger, visitor);
        faultsPage = new FaultsPage(faults, platform, visitor);
    }

    public void addTo(RouteTable routes) {
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

    private void get(RouteTable routes, String path, RouteTable.Handler handler) {
        routes.add("GET", path, Spot.PAGE, visitor.page(handler));
    }

    private void post(RouteTable routes, String path, RouteTable.Handler handler) {
        routes.add("POST", path, Spot.PAGE, visitor.form(handler));
    }
}
