package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;
import org.waymark.BrowserTest;
import org.waymark.certification.Browser.Page;
import org.waymark.journey.standing.ImportAssessments;
import org.waymark.language.Languages;
import org.waymark.language.PlainEnglish;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;

/** The language of a page is the reader's: as the platform says, as the browser wants, or as chosen on a page. */
@BrowserTest
class LanguageIT {
    private static final String PRESENTATION = "https://purl.imsglobal.org/spec/lti/claim/launch_presentation";
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]+)\"");
    private static final String PSEUDO = "lang=\"en-XA\"";

    /** Pages of one kind differ in what they have to say: what was cancelled, what has no dates. */
    private static final int OF_EACH_KIND = 8;

    private static Installation waymark;
    private static List<Routes.Route> routes;
    private static Classroom room;
    private static PlacedActivity activity;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2(Languages.of(List.of("en", "en-XA")));
        routes = Routes.under(waymark.app, "/");
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 8);
        activity = room.withColumn("Reading");
        room.complete(room.learner(0), activity);
        lead(room.learner(0));
        room.launch(new WebBrowser(), room.learner(1), activity);
    }

    /** A learner with a city, who leads it, shares, and has a colleague who does not. */
    private static void lead(Person learner) {
        String code = waymark.app
                .journeys
                .admin
                .manageCities
                .addCode("City of Springfield")
                .shown();
        for (Person person : List.of(learner, room.learner(7))) {
            WebBrowser browser = new WebBrowser();
            Page page = room.launch(browser, person, activity);
            Map<String, String> share = person == learner ? Map.of("share", "yes") : Map.of();
            browser.postAll(page.form("/join").with("code", code), List.copyOf(share.entrySet()));
        }
        WebBrowser staff = new WebBrowser();
        String admin = staff.post(staff.get(adminLink()).form("")).address().toString();
        String city =
                staff.get(admin + "/cities").body().replaceAll("(?s).*?href=\"([^\"]*/cities/[0-9a-f-]{36})\".*", "$1");
        String page = waymark.app.baseUrl() + city;
        staff.post(staff.get(page + "?lead=" + learner.familyName()).form("/leads"));
        staff.post(staff.get(page).form("/lead-codes"));
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @Test
    void a_launch_speaks_the_locale_of_the_platform() {
        assertThat(launch(new WebBrowser(), room.learner(1), "en_xa").body()).contains("<html " + PSEUDO);
        Page english = launch(new WebBrowser(), room.learner(2), "en_US");
        assertThat(english.body()).contains("<html lang=\"en\" dir=\"ltr\"");
        assertThat(english.header("content-language")).contains("en");
        assertThat(launch(new WebBrowser(), room.learner(3), "xx; DROP").body()).contains("<html lang=\"en\"");
    }

    @Test
    void a_language_that_is_chosen_stays_with_the_person() {
        Person learner = room.learner(4);
        WebBrowser browser = new WebBrowser();
        Page page = launch(browser, learner, "en");
        Page chosen = browser.get(page.address() + "?language=en-XA");
        assertThat(chosen.body()).contains("<html " + PSEUDO);
        String progress = links(chosen).stream()
                .filter(link -> link.endsWith("/progress"))
                .findFirst()
                .orElseThrow();
        assertThat(browser.get(page.address().resolve(progress)).body()).contains("<html " + PSEUDO);
        // The tab that was open keeps its address, and with it its language.
        assertThat(browser.get(page.address()).body()).contains("<html lang=\"en\"");
        assertThat(launch(new WebBrowser(), learner, "en").body()).contains("<html " + PSEUDO);
    }

    @Test
    void a_page_for_anybody_speaks_what_the_browser_wants_or_what_was_chosen() {
        String home = waymark.app.baseUrl() + "/";
        assertThat(new WebBrowser()
                        .get(home, Map.of("Accept-Language", "fr, en-XA;q=0.9"))
                        .body())
                .contains("<html " + PSEUDO);
        WebBrowser browser = new WebBrowser();
        assertThat(browser.get(home).body()).contains("<html lang=\"en\"");
        browser.get(home + "?language=en-XA");
        assertThat(browser.get(home + "catalogue").body()).contains("<html " + PSEUDO);
        browser.get(home + "?language=fr");
        assertThat(browser.get(home).body()).contains("<html " + PSEUDO);
        browser.get(home + "?language=en");
        assertThat(browser.get(home).body()).contains("<html lang=\"en\"");
    }

    @Test
    void a_reader_finds_the_languages_on_every_page() {
        assertThat(new WebBrowser().get(waymark.app.baseUrl() + "/").body())
                .contains("href=\"?language=en\"", "href=\"?language=en-XA\"", ">English</a>");
    }

    /** Whatever a page says is in a bundle: walked as a learner, an instructor, an administrator, and a stranger. */
    @Test
    void no_page_says_anything_that_is_in_no_bundle() throws IOException {
        PlainEnglish plain = new PlainEnglish(data());
        Set<String> found = new TreeSet<>();
        for (Map.Entry<WebBrowser, URI> reader : readers().entrySet()) {
            for (Page page : walk(reader.getKey(), reader.getValue(), OF_EACH_KIND)) {
                assertThat(page.body()).as(page.address().toString()).contains("<html " + PSEUDO);
                plain.in(page.body()).forEach(words -> found.add(kind(page.address()) + ": " + words));
            }
        }
        assertThat(found).isEmpty();
    }

    /** What only shows after something was done: refusals, faults of a form, an import, what was withdrawn. */
    @Test
    void what_follows_something_done_is_in_a_bundle_too() throws IOException {
        PlainEnglish plain = new PlainEnglish(data());
        Set<String> found = new TreeSet<>();
        List<Page> pages = new ArrayList<>();
        WebBrowser teacher = new WebBrowser();
        Page taught = launch(teacher, room.teacher, "en-XA");
        String base = taught.address().toString();
        pages.add(teacher.get(base + "/nothing-here"));
        pages.add(teacher.post(teacher.get(base + "/rule")
                .form("/rule")
                .with("need", "AT_LEAST")
                .with("atLeast", "9")
                .with("from", "soon")
                .with("threshold", "999")
                .with("do", "save")));
        pages.add(teacher.post(RuleSetting.form(teacher, taught, List.of("LEARNER", "ATTENDANCE", "FILE", "GRADE"))
                .with("need", "ALL")
                .with("do", "try")));
        Page sent = teacher.postFile(
                teacher.get(base + "/import").form("/import"),
                "file",
                Path.of("r.csv"),
                "user_id,completed_at,name\n" + room.learner(5).id()
                        + ",2026-01-05 10:00:00,Lena\n12,soon,\"x\"\n13,2126-01-01 10:00:00,y\n14\n");
        Page check = teacher.get(
                sent.address().resolve(sent.header("location").orElseThrow()).toString());
        pages.add(check);
        Page chosen = teacher.post(check.form("/columns")
                .with("person", "0")
                .with("key", "ID")
                .with("done", "1")
                .with("zone", "Europe/Berlin"));
        pages.add(chosen);
        Page job = teacher.post(chosen.form("/confirm"));
        Wait.until(
                Duration.ofSeconds(60),
                () -> teacher.get(job.address()).says("not-taken.csv"),
                () -> teacher.get(job.address()).body());
        pages.add(teacher.get(job.address()));
        pages.add(teacher.get(base + "/import"));
        WebBrowser learner = new WebBrowser();
        Page mine = launch(learner, room.learner(6), "en-XA");
        pages.add(learner.post(mine.form("/join").with("code", "0000-0000-0000")));
        pages.add(learner.post(mine.form("/complete").with("completed", "yes")));
        WebBrowser stranger = new WebBrowser();
        String home = waymark.app.baseUrl().toString();
        stranger.get(home + "/?language=en-XA");
        pages.add(stranger.get(home + "/verify?code=0123-4567-89AB"));
        pages.add(stranger.get(home + "/lti/launch"));
        pages.add(stranger.get(home + "/lti/login?iss=https%3A%2F%2Funknown.example&login_hint=x"));
        pages.add(stranger.get(home + "/s/over"));
        for (Page page : pages) {
            assertThat(page.body()).as(page.address().toString()).contains("<html " + PSEUDO);
            plain.in(page.body()).forEach(words -> found.add(kind(page.address()) + ": " + words));
        }
        assertThat(found).isEmpty();
    }

    /** A language that needs 40 % more room than English leaves no page wider than a telephone. */
    @Test
    void every_page_holds_longer_text_on_a_narrow_screen() {
        Set<String> tooWide = new TreeSet<>();
        try (Chromium chromium = new Chromium(Map.of())) {
            chromium.width(360);
            for (Map.Entry<WebBrowser, URI> reader : readers().entrySet()) {
                List<Page> pages = walk(reader.getKey(), reader.getValue(), 2);
                chromium.driver.get(waymark.app.baseUrl() + "/robots.txt");
                chromium.driver.manage().deleteAllCookies();
                reader.getKey()
                        .cookiesOf(waymark.app.baseUrl())
                        .forEach((name, value) -> chromium.driver.manage().addCookie(new Cookie(name, value, "/")));
                for (Page page : pages) {
                    chromium.driver.get(page.address().toString());
                    Long over = (Long) chromium.driver.executeScript(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    if (over > 0 || !chromium.driver.getPageSource().contains(PSEUDO)) {
                        tooWide.add(kind(page.address()) + ": " + over + " px");
                    }
                }
            }
        }
        assertThat(tooWide).isEmpty();
    }

    /** People with something to read, each with the page to begin at. */
    private static Map<WebBrowser, URI> readers() {
        Map<WebBrowser, URI> readers = new LinkedHashMap<>();
        for (Person person : List.of(room.learner(0), room.learner(1), room.learner(2), room.teacher)) {
            WebBrowser browser = new WebBrowser();
            readers.put(browser, launch(browser, person, "en-XA").address());
        }
        WebBrowser stranger = new WebBrowser();
        readers.put(stranger, URI.create(waymark.app.baseUrl() + "/?language=en-XA"));
        WebBrowser administrator = new WebBrowser();
        administrator.get(waymark.app.baseUrl() + "/?language=en-XA");
        readers.put(
                administrator,
                administrator.post(administrator.get(adminLink()).form("")).address());
        return readers;
    }

    private static String adminLink() {
        return waymark.app.journeys.admin.enterAdministration.makeLink().toString();
    }

    /** Follows every link within Waymark to so many pages of each kind. */
    private static List<Page> walk(WebBrowser browser, URI start, int ofEach) {
        Deque<URI> ahead = new ArrayDeque<>(List.of(start));
        Set<String> seen = new HashSet<>();
        Map<String, Integer> kinds = new HashMap<>();
        List<Page> pages = new ArrayList<>();
        while (!ahead.isEmpty()) {
            Page page = browser.get(ahead.remove());
            if (page.header("content-type").orElse("").startsWith("text/html")) {
                pages.add(page);
                for (String link : links(page)) {
                    URI next = page.address().resolve(link);
                    if (waymark.app.baseUrl().getRawAuthority().equals(next.getRawAuthority())
                            && "http".equals(next.getScheme())
                            && !link.contains("language=")
                            && seen.add(next.getPath())
                            && kinds.merge(kind(next), 1, Integer::sum) <= ofEach) {
                        ahead.add(next);
                    }
                }
            }
        }
        assertThat(pages).hasSizeGreaterThan(2);
        return pages;
    }

    /** The route that answers at an address. */
    private static String kind(URI address) {
        return routes.stream()
                .filter(route -> route.fits(address.getPath()))
                .findFirst()
                .map(Routes.Route::path)
                .orElse(address.getPath());
    }

    private static List<String> links(Page page) {
        List<String> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(page.body());
        while (matcher.find()) {
            links.add(matcher.group(1).replace("&amp;", "&"));
        }
        return links;
    }

    private static List<String> data() throws IOException {
        List<String> data = new ArrayList<>(List.of(
                "Waymark",
                "English",
                "City of Springfield",
                waymark.lms.course().title(),
                room.course.title(),
                "Reading"));
        // The pseudo-language writes days and times as American English does.
        data.addAll(List.of("AM UTC", "PM UTC"));
        // It joins codes of criteria as American English does, too.
        data.add("and DG");
        ZoneId.getAvailableZoneIds().forEach(zone -> data.add("AM " + zone));
        data.addAll(List.of("PM EST", "PM EDT"));
        // So it does the names of partners, which stand one by one in the catalogue.
        data.addAll(List.of(
                "Results for America and What Works Cities",
                "What Works Cities, Results for America, Durham Innovation Team, and Fines and Fees Justice Center",
                "What Works Cities, Results for America, Syracuse Innovation Team, and ChangeLab Solutions",
                "and Economic Security Project"));
        // A grade's comment and a badge's own text are English for everybody.
        data.addAll(List.of("Completed: Data Management: Quality and Standards", "Badge: http"));
        // The columns of a file have one name in every language.
        ImportAssessments.columns().forEach(column -> data.add(column.name()));
        // What was wrong with a launch is told to administrators in the words of the specification.
        data.add("without target_link_uri");
        data.add("Complete the course Data Management: Quality and Standards, the run of");
        waymark.app
                .journeys
                .admin
                .managePlatforms
                .list()
                .forEach(known -> data.add(known.registration().name()));
        for (String file : List.of(
                "learning/catalogue.json",
                "standard/standard-2018-2021.json",
                "standard/standard-2022.json",
                "standard/crosswalk/crosswalk-2018-2022.json")) {
            try (InputStream in = LanguageIT.class.getResourceAsStream("/org/waymark/" + file)) {
                data.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        waymark.lms.learners().forEach(person -> data.add(person.name()));
        data.add(waymark.instructor().name());
        for (int i = 0; i < 8; i++) {
            data.add(room.learner(i).name());
        }
        data.add(room.teacher.name());
        return data;
    }

    private static Page launch(WebBrowser browser, Person person, String locale) {
        return waymark.launch(
                browser, waymark.lms.open(person, activity), Forgery.withClaim(PRESENTATION, Map.of("locale", locale)));
    }
}
