package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.Covers;
import org.waymark.certification.BadPayload;
import org.waymark.certification.ValidLaunch;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.school.Person;
import org.waymark.practice.trust.Forgery;
import org.waymark.whole.WebBrowser;

/** The launch cases of the LTI Advantage certification guide (6.1), by their names, each after a real OIDC login. */
class CertificationIT {
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource
    @Covers({
        "B1.6.1.1-1",
        "B1.6.1.1-2",
        "B1.6.1.1-3",
        "B1.6.1.1-4",
        "B1.6.1.1-5",
        "B1.6.1.1-6",
        "B1.6.1.1-7",
        "B1.6.1.1-8",
        "B1.6.1.1-9",
        "B1.6.1.1-10",
        "B1.6.1.1-11",
        "B1.6.1.1-12",
        "B2.16",
        "B2.22",
        "B2.49",
        "B2.51"
    })
    void a_bad_payload_is_refused_for_its_reason_and_leaves_nothing_behind(BadPayload bad) {
        Person stranger = newPerson("bad-" + bad, Person.Station.LEARNER);
        WebBrowser browser = new WebBrowser();
        LaunchRequest request = bench.waymark.lms.open(stranger, bench.activity);
        int learners = bench.count("learner");

        WebBrowser.Page page = bench.waymark.launch(browser, request, bad.message());

        Bench.refused(page, bad.reason());
        assertThat(page.header("set-cookie")).isEmpty();
        assertThat(browser.cookiesOf(bench.base())).doesNotContainKey("waymark_browser");
        assertThat(bench.count("learner")).isEqualTo(learners);
        Bench.accepted(bench.waymark.launch(browser, request, Forgery.none()));
        assertThat(bench.knows(stranger.id())).isTrue();
    }

    static Stream<Arguments> valid() {
        return Arrays.stream(ValidLaunch.Seat.values())
                .flatMap(seat -> Arrays.stream(ValidLaunch.values()).map(valid -> Arguments.of(seat, valid)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("valid")
    @Covers({
        "B1.6.1.2-1",
        "B1.6.1.2-2",
        "B1.6.1.2-3",
        "B1.6.1.2-4",
        "B1.6.1.2-5",
        "B1.6.1.2-6",
        "B1.6.1.2-7",
        "B1.6.1.2-8",
        "B1.6.1.2-9",
        "B1.6.1.3-1",
        "B1.6.1.3-2",
        "B1.6.1.3-3",
        "B1.6.1.3-4",
        "B1.6.1.3-5",
        "B1.6.1.3-6",
        "B1.6.1.3-7",
        "B1.6.1.3-8",
        "B1.6.1.3-9",
        "B2.48"
    })
    void a_valid_launch_is_let_in(ValidLaunch.Seat seat, ValidLaunch valid) {
        Person person = newPerson(seat + "-" + valid, seat.station());

        WebBrowser.Page page = bench.waymark.launch(
                new WebBrowser(), bench.waymark.lms.open(person, bench.activity), valid.message(seat, person));

        Bench.accepted(page);
        assertThat(bench.knows(person.id())).isTrue();
        // A role that is unknown or not said opens no more than a learner's page.
        boolean teaches =
                seat == ValidLaunch.Seat.TEACHER && valid != ValidLaunch.UNKNOWN_ROLE && valid != ValidLaunch.NO_ROLE;
        assertThat(page.says("/rule")).isEqualTo(teaches);
        boolean named = !Set.of(ValidLaunch.EMAIL_ONLY, ValidLaunch.NOTHING_PERSONAL, ValidLaunch.EMAIL_WITHOUT_CONTEXT)
                .contains(valid);
        assertThat(page.says(person.name())).isEqualTo(named);
    }

    @Test
    void the_guide_s_lists_are_whole() {
        assertThat(Arrays.stream(BadPayload.values()).map(BadPayload::number).filter(number -> !number.equals("5b")))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
        assertThat(ValidLaunch.values()).hasSize(9);
    }

    private static Person newPerson(String id, Person.Station station) {
        Person person = new Person(id, id, "Robin", "Quill-" + id, "robin@practice.example", "EMP-" + id, station);
        bench.waymark.lms.school().addPerson(person);
        return person;
    }
}
