package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.id.RegistrationId;
import org.waymark.journey.city.ShareUsers;
import org.waymark.lti.platform.Registration;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.store.Database;

/** Clients of one issuer, as the blocks of Open edX are: strangers to each other until an administrator says more (D.7). */
class SharedUsersIT {
    private static final String SPRINGFIELD = "City of Springfield";

    @Test
    void a_city_is_asked_once_where_an_administrator_says_that_clients_share_their_users() {
        try (Installation waymark = Installation.onH2();
                Database database = waymark.openDatabase()) {
            String code =
                    waymark.app.journeys.admin.manageCities.addCode(SPRINGFIELD).shown();
            PlacedActivity first = waymark.addActivity("In the first block");
            anotherClient(waymark);
            PlacedActivity second = waymark.addActivity("In the second block");
            anotherClient(waymark);
            PlacedActivity foreign = waymark.addActivity("At a foreign server");
            // A client that claims the issuer, but whose keys come from another server.
            database.useTransaction(handle -> handle.createUpdate(
                            "update registration set jwks_uri = replace(jwks_uri, '127.0.0.1', 'localhost') where id = :id")
                    .bind("id", registrations(waymark).get(2).id().value())
                    .execute());
            Person lena = waymark.learner(0);
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = waymark.launch(browser, lena, first);
            browser.post(page.form("/join").with("code", code));
            assertThat(asks(waymark, lena, second)).as("nobody has decided").isTrue();

            ShareUsers users = waymark.app.journeys.admin.trustPlatform.users();
            RegistrationId any = registrations(waymark).get(1).id();
            assertThat(users.decide(any, true)).isTrue();
            assertThat(users.decide(any, true)).isFalse();
            assertThat(asks(waymark, lena, second)).isFalse();
            assertThat(asks(waymark, lena, foreign))
                    .as("the issuer alone is a claim")
                    .isTrue();
            assertThat(asks(waymark, waymark.learner(1), second))
                    .as("somebody else")
                    .isTrue();
            assertThat(asksUnder("somebody-of-the-same-name", waymark, lena, second))
                    .isTrue();
            assertThat(city(waymark).people()).as("one person").isEqualTo(1);

            // What is completed at either counts for the city, and the programme moves the person as one.
            page = waymark.launch(browser, lena, second);
            browser.post(page.form("/complete").with("completed", "yes"));
            assertThat(city(waymark).completions()).isEqualTo(1);
            waymark.app.journeys.admin.manageCities.addCode("City of Shelbyville");
            assertThat(waymark.app.journeys.admin.manageCities.move(
                            learner(database, registrations(waymark).get(0), lena), "City of Shelbyville"))
                    .isTrue();
            assertThat(waymark.launch(new WebBrowser(), lena, second).body()).contains("City of Shelbyville");
            assertThat(city(waymark).people()).isZero();
            assertThat(city(waymark).completions()).isZero();

            assertThat(users.decide(any, false)).isTrue();
            assertThat(asks(waymark, lena, second)).as("taken back").isTrue();
            assertThat(asks(waymark, lena, first)).as("told there").isFalse();
        }
    }

    /** The decision stands on the platform's page, with its undoing. */
    @Test
    void the_administrator_decides_on_the_page() {
        try (Installation waymark = Installation.onH2()) {
            WebBrowser browser = new WebBrowser();
            String admin = AdminIT.enter(waymark, browser).address().toString();
            String one =
                    admin + "/platforms/" + registrations(waymark).get(0).id().value();
            assertThat(browser.get(one).body()).doesNotContain("Users of this issuer");
            anotherClient(waymark);
            WebBrowser.Page page = browser.get(one);
            assertThat(page.body()).contains("This issuer has 2 clients here", "belong to one institution");
            page = browser.post(page.form("/users"));
            assertThat(page.body()).contains("known to all of them", "2 clients share their users");
            page = browser.post(page.form("/users"));
            assertThat(page.body()).contains("its own users again", "This issuer has 2 clients here");
        }
    }

    private static void anotherClient(Installation waymark) {
        URI link = waymark.app.journeys.admin.registerPlatform.makeLink(false, Duration.ofMinutes(5));
        assertThat(new WebBrowser()
                        .get(waymark.lms.registrationUrl(link.toString()))
                        .status())
                .isEqualTo(200);
    }

    /** The oldest first. */
    private static List<Registration> registrations(Installation waymark) {
        try (Database database = waymark.openDatabase()) {
            return database.inTransaction(handle -> {
                List<RegistrationId> ids = handle.createQuery("select id from registration order by created_at")
                        .mapTo(RegistrationId.class)
                        .list();
                return ids.stream()
                        .map(id -> waymark.app
                                .journeys
                                .admin
                                .managePlatforms
                                .find(id)
                                .orElseThrow()
                                .registration())
                        .toList();
            });
        }
    }

    private static LearnerId learner(Database database, Registration registration, Person person) {
        return database.inTransaction(handle -> new Learners()
                .find(handle, registration.id(), person.id())
                .orElseThrow()
                .id());
    }

    private static City city(Installation waymark) {
        try (Database database = waymark.openDatabase()) {
            return database.inTransaction(handle -> new Cities()
                    .list(handle).stream()
                            .filter(city -> city.name().equals(SPRINGFIELD))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private static boolean asks(Installation waymark, Person person, PlacedActivity activity) {
        WebBrowser.Page page = waymark.launch(new WebBrowser(), person, activity);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.says("City code");
    }

    /** Somebody with the same name and e-mail, and another id. */
    private static boolean asksUnder(String subject, Installation waymark, Person person, PlacedActivity activity) {
        WebBrowser.Page page =
                waymark.launch(new WebBrowser(), waymark.lms.open(person, activity), Forgery.withClaim("sub", subject));
        return page.says("City code");
    }
}
