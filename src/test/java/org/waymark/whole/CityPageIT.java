package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.language.Language;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.practice.school.Person;
import org.waymark.progress.city.Mark;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.standing.CityMark;
import org.waymark.standing.CityMarks;
import org.waymark.standing.CityStandard;
import org.waymark.standing.CityStandards;
import org.waymark.store.Database;

/** Time limits, core criteria and a change of the Standard as learners see them, through the whole product. */
class CityPageIT {
    private static final StandardId OLD = new StandardId("wwc-2018");
    private static final StandardId NEW = new StandardId("wwc-2022");
    private static final String OLD_TITLE = "What Works Cities Certification Standard, 2018–2021";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private static Installation waymark;
    private static Classroom room;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 2);
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    /** Lets a learner join a new city and complete a run; returns the learner's page. */
    private static WebBrowser.Page join(WebBrowser browser, Person learner, String city) {
        String code = waymark.app.journeys.admin.manageCities.addCode(city).shown();
        WebBrowser.Page page = room.launch(browser, learner, room.withColumn("Of " + city));
        page = browser.post(page.form("/join").with("code", code));
        return browser.post(page.form("/complete").with("completed", "yes"));
    }

    private static void inCity(String name, BiConsumer<Handle, City> what) {
        try (Database database = waymark.openDatabase()) {
            database.useTransaction(handle ->
                    what.accept(handle, new Cities().findByName(handle, name).orElseThrow()));
        }
    }

    private static void confirm(Handle handle, City city, StandardId standard, String code, LocalDate on) {
        new CityMarks()
                .add(
                        handle,
                        city.id(),
                        CityMark.of(
                                new CriterionRef(standard, new CriterionCode(code)),
                                Mark.Kind.CONFIRMED,
                                on,
                                false,
                                Instant.now(),
                                "test",
                                "",
                                null));
    }

    private static void changeOver(Handle handle, City city, boolean confirmations) {
        Standard.Change change = new Standard.Change(Instant.now(), "test");
        assertThat(new Standards().takeIntoUse(handle, NEW, TODAY, null, change))
                .isEmpty();
        new CityStandards()
                .add(handle, city.id(), new CityStandard(0, NEW, TODAY, false, confirmations, Instant.now(), "test"));
    }

    private static String city(WebBrowser browser, WebBrowser.Page page) {
        return browser.get(page.address() + "/city").body();
    }

    @Test
    void what_has_lapsed_and_what_lapses_soon_is_said_with_its_days() {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = join(browser, room.learner(0), "City of Lapse");
        LocalDate over = TODAY.minusMonths(13);
        LocalDate soon = TODAY.minusMonths(11);
        inCity("City of Lapse", (handle, city) -> {
            confirm(handle, city, OLD, "EV4", over);
            confirm(handle, city, OLD, "EV5", soon);
        });
        assertThat(city(browser, page))
                .contains("Time limits", "1</strong> of 45 points")
                .contains("lapsed on " + day(over.plusMonths(12)) + ", was confirmed on " + day(over))
                .contains("the confirmation lapses on " + day(soon.plusMonths(12)))
                .contains("Platinum</strong>: 38 points. Waymark does not know enough criteria")
                .doesNotContainIgnoringCase("provisional");
    }

    @Test
    void a_city_that_changed_over_shows_what_came_from_where_and_which_core_criteria_are_missing() {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = join(browser, room.learner(1), "City of Change");
        inCity("City of Change", (handle, city) -> {
            confirm(handle, city, OLD, "DG2", TODAY);
            changeOver(handle, city, true);
        });
        assertThat(city(browser, page))
                .contains("1 completion under DG3 of " + OLD_TITLE)
                .contains("Confirmed as DG2 of " + OLD_TITLE)
                .contains("Core criteria", "DM1</span> Implementing Data Strategy and Governance: confirmed")
                .contains("LC1</span> Executive Commitment to Data Informed Government: missing")
                .contains("Silver</strong>: 21 more points, 22 in all, and 2 core criteria")
                .doesNotContainIgnoringCase("provisional");
        assertThat(browser.get(page.address() + "/progress").body())
                .as("the run's own criteria stay")
                .contains("DG3", "Supported by 1 completion")
                .doesNotContainIgnoringCase("provisional");
    }

    private static String day(LocalDate date) {
        return Language.ENGLISH.day(date);
    }
}
