package org.waymark.certification;

import java.util.List;
import java.util.Optional;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.Person;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Message;

/** The practice LMS with the tool registered, and browsers for its people. */
record Stage(PracticeLms lms, Outbound http) {

    /**
     * A launch, from the click in the LMS to the page of the tool.
     *
     * @param answer the tool's answer to the message; its correlation is the launch's
     * @param page where the browser ends
     */
    record Launched(Browser<NoAnswer> browser, Browser.Page answer, Browser.Page page) {
        /** Tells whether the tool let the person in and shows them a page. */
        boolean letIn() {
            return answer.status() == 303 && page.status() == 200;
        }
    }

    Person person(Person.Station station) {
        return lms.person(station);
    }

    Launched launch(LaunchRequest request, Forgery forgery) throws NoAnswer {
        Browser<NoAnswer> browser = new Browser<>(http::send);
        SentLogin login = lms.startLaunch(request, forgery);
        Browser.Page back = browser.post(new Browser.Form(login.url(), login.fields()));
        Optional<Browser.Form> message = back.findForm("/lti/launch");
        if (message.isEmpty()) {
            return new Launched(browser, back, back);
        }
        Browser.Page answer = browser.postOnce(message.get());
        return new Launched(browser, answer, browser.follow(answer));
    }

    /** Lists the messages to or from an address whose path contains this part, oldest first. */
    List<Message> messages(String method, String part) {
        return lms.messages().stream()
                .filter(message -> message.method().equals(method))
                .filter(message -> path(message).contains(part))
                .toList();
    }

    private static String path(Message message) {
        int query = message.target().indexOf('?');
        return query < 0 ? message.target() : message.target().substring(0, query);
    }
}
