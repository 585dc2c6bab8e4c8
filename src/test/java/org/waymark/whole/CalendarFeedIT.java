package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.whole.Calendars.meeting;
import static org.waymark.whole.Calendars.opportunity;
import static org.waymark.whole.Calendars.run;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.waymark.certification.Browser.Page;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.Run;
import org.waymark.learning.RunState;
import org.waymark.store.Database;

/** Calendars and news to subscribe to, over real HTTP, read by a library that did not write them (RFC 5545, RFC 4287). */
class CalendarFeedIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String HOSTILE = "a,b;c\\d\nBEGIN:VEVENT\r\nX:\"'<&>]]>\u0007 " + "日本語😀".repeat(30);
    private static final Opportunity SPRINT = opportunity("sprint", "Night; sprint, \\ two", OpportunityKind.SPRINT);
    private static final Run COMING = run(
            "coming",
            SPRINT,
            TODAY.plusDays(21),
            TODAY.plusDays(40),
            RunState.PUBLISHED,
            List.of(
                    meeting(TODAY.plusDays(21), "Kick-off"),
                    meeting(TODAY.plusDays(28), HOSTILE),
                    Calendars.week(TODAY.plusDays(35), "Office hours")));

    private static Installation waymark;
    private static String catalogue;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
        catalogue = waymark.app.baseUrl() + "/catalogue";
        put(COMING);
        put(run(
                "cancelled",
                SPRINT,
                TODAY.plusDays(7),
                null,
                Calendars.cancelled(TODAY),
                List.of(meeting(TODAY.plusDays(7), "Only one"))));
        put(run("bare", SPRINT, TODAY.plusDays(9), null));
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @Test
    void a_calendar_holds_every_session_under_a_name_of_its_own() throws Exception {
        Map<String, VEvent> events = events(get(".ics?opportunity=sprint").body());
        assertThat(events.keySet())
                .containsExactlyInAnyOrder(
                        "session-1.coming@localhost",
                        "session-2.coming@localhost",
                        "session-3.coming@localhost",
                        "registration.coming@localhost",
                        "session-1.cancelled@localhost",
                        "registration.cancelled@localhost",
                        "run.bare@localhost",
                        "registration.bare@localhost");
        VEvent first = event(events, "session-1.coming@localhost");
        assertThat(value(first, Property.SUMMARY)).isEqualTo("Night; sprint, \\ two: Kick-off");
        assertThat(value(first, Property.DTSTART))
                .isEqualTo(COMING.sessions()
                        .get(0)
                        .startsAt()
                        .orElseThrow()
                        .toString()
                        .replaceAll("[-:]", ""));
        assertThat(value(first, Property.DTEND)).endsWith("Z");
        assertThat(value(first, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(first, Property.URL)).isEqualTo(catalogue + "/sprint/coming");
        assertThat(value(first, Property.LOCATION)).isEqualTo("https://meet.example.org/7");
        assertThat(value(first, Property.LAST_MODIFIED)).endsWith("Z");
        assertThat(value(first, Property.SEQUENCE)).isEqualTo("0");
    }

    @Test
    void what_has_no_time_is_whole_days_and_makes_nobody_busy() throws Exception {
        Map<String, VEvent> events = events(get(".ics?opportunity=sprint").body());
        VEvent week = event(events, "session-3.coming@localhost");
        assertThat(value(week, Property.DTSTART)).isEqualTo(day(TODAY.plusDays(35)));
        assertThat(value(week, Property.DTEND)).isEqualTo(day(TODAY.plusDays(42)));
        assertThat(value(week, Property.TRANSP)).isEqualTo("TRANSPARENT");
        assertThat(value(week, Property.LOCATION)).isEqualTo("Room 5; second floor");
        assertThat(value(event(events, "run.bare@localhost"), Property.DTSTART)).isEqualTo(day(TODAY.plusDays(9)));
    }

    @Test
    void a_cancelled_run_is_struck_out() throws Exception {
        VEvent only = event(events(get(".ics?opportunity=sprint").body()), "session-1.cancelled@localhost");
        assertThat(value(only, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(only, Property.SUMMARY)).startsWith("Canceled: ");
        assertThat(value(only, Property.DESCRIPTION)).contains("The trainer is ill, alas");
    }

    @Test
    void hostile_text_stays_text_and_no_line_is_longer_than_allowed() throws Exception {
        String text = get(".ics?opportunity=sprint").body();
        for (String line : text.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n", "\r", "\u0007");
        }
        VEvent hostile = event(events(text), "session-2.coming@localhost");
        assertThat(value(hostile, Property.SUMMARY))
                .contains("a,b;c\\d\nBEGIN:VEVENT\nX:\"'<&>]]>", "日本語😀".repeat(30));
        assertThat(text).doesNotContain("SECRET");
    }

    @Test
    void a_run_and_a_session_have_calendars_of_their_own() throws Exception {
        assertThat(events(get("/sprint/coming/calendar.ics").body())).hasSize(4);
        assertThat(events(get("/sprint/coming/session-1.ics").body())).containsOnlyKeys("session-1.coming@localhost");
        for (String none : List.of("session-4.ics", "session-0.ics", "session-9999.ics", "x.ics", "calendar.icsx")) {
            assertThat(get("/sprint/coming/" + none).status()).as(none).isEqualTo(404);
        }
        assertThat(get("/sprint/coming/calendar.ics").header("content-type").orElseThrow())
                .startsWith("text/calendar");
    }

    @Test
    void an_empty_calendar_is_one_that_programs_can_read() throws Exception {
        Page empty = get(".ics?q=nothing+like+this");
        assertThat(events(empty.body())).isEmpty();
        assertThat(parsed(empty.body()).validate().getEntries()).isEmpty();
    }

    @Test
    void whoever_has_it_already_is_told_so_until_something_changes() {
        String address = catalogue + ".ics?opportunity=sprint&when=upcoming";
        Page first = new WebBrowser().get(address, Map.of());
        assertThat(first.header("cache-control").orElseThrow()).contains("max-age=");
        String tag = first.header("etag").orElseThrow();
        assertThat(new WebBrowser().get(address, Map.of("If-None-Match", tag)).status())
                .isEqualTo(304);
        assertThat(new WebBrowser().get(address, Map.of("If-None-Match", tag)).body())
                .isEmpty();
        assertThat(new WebBrowser()
                        .get(
                                address,
                                Map.of(
                                        "If-Modified-Since",
                                        first.header("last-modified").orElseThrow()))
                        .status())
                .isEqualTo(304);
        assertThat(new WebBrowser()
                        .get(
                                address,
                                Map.of(
                                        "If-None-Match",
                                        "\"other\"",
                                        "If-Modified-Since",
                                        first.header("last-modified").orElseThrow()))
                        .status())
                .isEqualTo(200);
        assertThat(new WebBrowser()
                        .get(address, Map.of("If-Modified-Since", "soon"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void news_are_a_feed_of_atom() throws Exception {
        Page feed = get(".atom?opportunity=sprint");
        assertThat(feed.header("content-type").orElseThrow()).startsWith("application/atom+xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(texts(document, "id")).doesNotHaveDuplicates().contains(catalogue + ".atom?opportunity=sprint");
        assertThat(texts(document, "updated")).allMatch(at -> at.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"));
    }

    private static List<String> texts(Document document, String name) {
        NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name);
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static void put(Run run) {
        Catalogue store = new Catalogue();
        try (Database database = waymark.openDatabase()) {
            database.useTransaction(handle -> {
                store.put(handle, SPRINT);
                store.put(handle, run);
            });
        }
    }

    private static Page get(String path) {
        return new WebBrowser().get(catalogue + path, Map.of("Accept-Language", "en"));
    }

    private static Calendar parsed(String text) throws Exception {
        assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static Map<String, VEvent> events(String text) throws Exception {
        Map<String, VEvent> events = new HashMap<>();
        for (VEvent event : parsed(text).<VEvent>getComponents("VEVENT")) {
            assertThat(event.validate().getEntries()).isEmpty();
            assertThat(events.put(event.getUid().orElseThrow().getValue(), event))
                    .isNull();
        }
        return events;
    }

    private static VEvent event(Map<String, VEvent> events, String uid) {
        assertThat(events).containsKey(uid);
        return events.get(uid);
    }

    private static String value(VEvent event, String name) {
        return event.getRequiredProperty(name).getValue();
    }

    private static String day(LocalDate day) {
        return day.toString().replace("-", "");
    }
}
