package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.journey.standard.EditStandard;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.standard.StandardId;

/** Staff keep opportunities and runs by form: over HTTP, on a whole server. */
class RunPagesIT {
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    private static final Pattern INPUT = Pattern.compile("<input ((?:[^>\"]|\"[^\"]*\")*)>");
    private static final Pattern TEXTAREA = Pattern.compile("<textarea [^>]*name=\"([^\"]*)\"[^>]*>([^<]*)</textarea>");
    private static final Pattern SELECT = Pattern.compile("(?s)<select [^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>");
    private static final Pattern CHOSEN = Pattern.compile("<option value=\"([^\"]*)\" selected");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?");

    private static Installation waymark;
    private static int made;

    private WebBrowser browser;
    private String admin;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2(Installation.newFolder(), () -> Instant.parse("2026-11-30T15:00:00Z"));
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @BeforeEach
    void enters() {
        browser = new WebBrowser();
        admin = AdminIT.enter(waymark, browser).address().toString();
    }

    @Test
    void a_run_goes_from_nothing_through_its_whole_life_and_back() {
        WebBrowser.Page form = newOpportunity("Sprint for the whole life");
        assertThat(form.body()).contains("The opportunity is there. Now plan its first run.");

        // Nothing is saved as long as something is wrong, and nothing that was typed is lost.
        WebBrowser.Page faulty = browser.post(filled(form, "/new-run")
                .with("startDate", "2027-01-12")
                .with("endDate", "2027-01-05")
                .with("code", "SP 1.1")
                .with("sessions[0].label", "Kick-off")
                .with("sessions[0].date", "2027-01-12")
                .with("sessions[0].startTime", "12:00")
                .with("do", "save"));
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.body())
                .contains("End is before the start.", "Session 1, Time zone is missing", "3 fields need another look")
                .containsSubsequence("href=\"#f-endDate\"", "href=\"#f-sessions-0-zone\"")
                .contains("id=\"f-endDate-fault\"", "value=\"Kick-off\"", "value=\"SP 1.1\"");

        WebBrowser.Page draft = browser.post(filled(faulty, "/new-run")
                .with("endDate", "2027-02-02")
                .with("sessions[0].zone", "America/New_York")
                .with("do", "save"));
        assertThat(draft.status()).isEqualTo(200);
        assertThat(draft.body()).contains("The run is saved.", "Draft");
        String page = draft.address().toString().replaceAll("\\?.*", "");

        WebBrowser.Page published = browser.post(draft.form("/publish").with("when", "now"));
        assertThat(published.body()).contains("The run is public now.", "Open the public page");

        // A second person saves while the first one types.
        WebBrowser.Form mine = filled(browser.get(page + "/edit"), "/edit");
        WebBrowser second = new WebBrowser();
        String theirs = asStaff(second) + page.substring(page.indexOf("/runs/"));
        WebBrowser.Page saved = second.post(filled(second.get(theirs + "/edit"), "/edit")
                .with("capacity", "40 cities")
                .with("code", "SP 1.2")
                .with("do", "save"));
        assertThat(saved.body()).contains("The run is saved.");
        WebBrowser.Page conflict = browser.post(
                mine.with("eligibility", "Any city").with("code", "SP 1.9").with("do", "save"));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body())
                .contains("Someone changed this while you were editing")
                .contains(waymark.lms.person(Person.Station.ADMINISTRATOR).name() + " changed 2 fields")
                .contains("<ins>40 cities</ins>", "<del>SP 1.1</del>", "Meanwhile changed to: SP 1.2");
        Map<String, String> merged = filled(conflict, "/edit").fields();
        assertThat(merged)
                .containsEntry("capacity", "40 cities")
                .containsEntry("eligibility", "Any city")
                .containsEntry("code", "SP 1.9");
        WebBrowser.Page both = browser.post(filled(conflict, "/edit").with("do", "save"));
        assertThat(both.body()).contains("The run is saved.", "an administrator with a one-time link");

        // The last change is undone, then the run is copied with all its days.
        WebBrowser.Page undone = browser.post(both.form("/undo"));
        assertThat(undone.body())
                .contains("The earlier state is back.", "SP 1.2")
                .doesNotContain(">SP 1.9</span>");
        assertThat(browser.get(page + "/copy").body()).contains("Every date moves as the start does");
        WebBrowser.Page copy = browser.get(admin + "/new-run?copy=" + page.replaceAll(".*/", "") + "&start=2027-04-13");
        assertThat(filled(copy, "/new-run").fields())
                .containsEntry("startDate", "2027-04-13")
                .containsEntry("endDate", "2027-05-04")
                .containsEntry("sessions[0].date", "2027-04-13")
                .containsEntry("code", "SP 1.3");
        assertThat(browser.post(filled(copy, "/new-run").with("do", "publish")).body())
                .contains("The run is public now.");

        WebBrowser.Page postponed =
                browser.post(browser.get(page + "/postpone").form("/postpone").with("start", "2027-01-19"));
        assertThat(postponed.body()).contains("The run is postponed", "Postponed from January 12, 2027");
        assertThat(filled(browser.get(page + "/edit"), "/edit").fields())
                .containsEntry("endDate", "2027-02-09")
                .containsEntry("sessions[0].date", "2027-01-19");

        WebBrowser.Form cancel = browser.get(page + "/cancel").form("/cancel");
        WebBrowser.Page unsaid = browser.post(cancel.with("notice", " "));
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.body()).contains("Write a notice of 1 to 2,000 characters");
        WebBrowser.Page cancelled = browser.post(cancel.with("notice", "Too few cities registered."));
        assertThat(cancelled.body()).contains("The run is canceled", "Canceled on November 30, 2026");
        WebBrowser.Page again = browser.post(cancelled.form("/undo"));
        assertThat(again.body()).contains("The earlier state is back.").contains("Postponed from January 12, 2027");
        assertThat(browser.post(again.form("/hide")).body()).contains("The run is hidden now.", "Draft");
    }

    @Test
    void a_press_that_keeps_nothing_loses_nothing() {
        WebBrowser.Page form = newOpportunity("Sprint with many rows");
        WebBrowser.Page more = browser.post(filled(form, "/new-run")
                .with("sessions[0].label", "First " + HOSTILE)
                .with("sessions[1].label", "Second")
                .with("sessions[1].date", "not a day")
                .with("notes", "One\r\nTwo")
                .with("do", "more:sessions"));
        assertThat(more.status()).isEqualTo(200);
        assertThat(more.body())
                .doesNotContain("<script>alert", "Nothing was saved")
                .contains("sessions[5].label");
        WebBrowser.Page dropped = browser.post(filled(more, "/new-run").with("do", "drop:sessions:0"));
        assertThat(filled(dropped, "/new-run").fields())
                .containsEntry("sessions[0].label", "Second")
                .containsEntry("sessions[0].date", "not a day")
                .containsEntry("sessions[1].label", "")
                .containsEntry("notes", "One\nTwo");
        for (String nonsense : new String[] {"drop:sessions:99", "drop:x:0", "more:", "drop", ":::", "standard"}) {
            assertThat(browser.post(filled(dropped, "/new-run").with("do", nonsense))
                            .status())
                    .as(nonsense)
                    .isEqualTo(200);
        }
    }

    @Test
    void the_page_stands_beside_the_form_without_what_cannot_be_taken() {
        WebBrowser.Page form = newOpportunity("Sprint to look at");
        WebBrowser.Page preview = browser.post(filled(form, "/new-run")
                .with("title", "The title as typed")
                .with("startDate", "2027-01-12")
                .with("endDate", "2026-01-12")
                .with("sessions[0].label", "A session without a day")
                .with("outcomes", "Write a policy")
                .with("do", "preview"));
        assertThat(preview.status()).isEqualTo(200);
        String beside = preview.body().substring(preview.body().indexOf("id=\"preview-heading\""));
        assertThat(beside)
                .contains("Without the fields that need another look.", "The title as typed", "Write a policy")
                .contains("January 12, 2027")
                .doesNotContain("A session without a day");
    }

    @Test
    void criteria_are_those_of_the_standard_and_are_kept() {
        WebBrowser.Page form = newOpportunity("Sprint that counts");
        WebBrowser.Page saved = browser.post(filled(form, "/new-run")
                .with("startDate", "2027-02-01")
                .with("criteria#0", code(form, 0))
                .with("criteria#1", code(form, 1))
                .with("do", "save"));
        assertThat(saved.body()).contains(code(form, 0) + ", " + code(form, 1));
        WebBrowser.Page unknown = browser.post(filled(form, "/new-run")
                .with("startDate", "2027-03-01")
                .with("criteria", "ZZ9")
                .with("do", "save"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("ZZ9 names a criterion that the Standard does not have");
    }

    @Test
    void hostile_text_is_kept_as_text_and_hostile_forms_are_refused_in_words() {
        WebBrowser.Page form = newOpportunity("Sprint " + HOSTILE);
        WebBrowser.Page saved = browser.post(filled(form, "/new-run")
                .with("startDate", "2027-05-04")
                .with("title", HOSTILE)
                .with("capacity", HOSTILE)
                .with("notes", HOSTILE)
                .with("do", "save"));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body()).doesNotContain("<script>alert").contains("&lt;script&gt;");
        String page = saved.address().toString().replaceAll("\\?.*", "");
        WebBrowser.Form edit = filled(browser.get(page + "/edit"), "/edit");
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("takeAt", "javascript:alert(1)");
        wrong.put("language", "not a language");
        wrong.put("format", "by pigeon");
        wrong.put("tiers[0].places", "-1");
        wrong.put("sessions[0].zone", "Mars/Olympus");
        wrong.put("title", "x".repeat(301));
        wrong.put("startDate", "2027-02-30");
        wrong.put("standard", "no-such-standard");
        wrong.forEach((name, value) -> {
            WebBrowser.Page refused = browser.post(edit.with("tiers[0].name", "A tier")
                    .with("sessions[0].label", "A session")
                    .with("sessions[0].date", "2027-05-04")
                    .with(name, value)
                    .with("do", "save"));
            assertThat(refused.status()).as(name).isEqualTo(422);
            assertThat(refused.body()).as(name).contains("1 field needs another look");
        });
        assertThat(browser.post(edit.with("revision", "77").with("do", "save")).status())
                .isBetween(400, 409);
        assertThat(browser.post(saved.form("/publish").with("when", "later").with("zone", "nowhere"))
                        .status())
                .isEqualTo(422);
        assertThat(browser.get(admin + "/runs/no-such-run").status()).isEqualTo(404);
        assertThat(browser.get(admin + "/new-run?copy=no-such-run&start=2027-01-01")
                        .status())
                .isEqualTo(404);
        assertThat(browser.get(admin + "/new-run?copy=" + Installation.RUN + "&start=soon")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_list_finds_runs_by_words_state_kind_and_standard() {
        newOpportunity("Sprint to be found");
        WebBrowser.Page all = browser.get(admin + "/runs");
        assertThat(all.body()).contains("New run", "Public");
        WebBrowser.Page some = browser.get(admin + "/runs?q=quality+and+standards&state=published&kind=course");
        assertThat(some.body()).contains("/runs/" + Installation.RUN).doesNotContain(">Sprint</span>");
        assertThat(browser.get(admin + "/runs?state=cancelled&q=nothing+like+this")
                        .body())
                .contains("No run matches.");
        assertThat(browser.get(admin + "/opportunities?q=to+be+found").body())
                .contains("Sprint to be found", "No run yet.", "/new-run?opportunity=");
    }

    @Test
    void an_opportunity_is_changed_and_brought_back() {
        String slug = newOpportunity("Sprint before")
                .address()
                .toString()
                .replaceAll(".*opportunity=", "")
                .replaceAll("&.*", "");
        String page = admin + "/opportunities/" + slug;
        WebBrowser.Page faulty =
                browser.post(filled(browser.get(page), slug).with("title", "").with("do", "save"));
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.body()).contains("Title is missing");
        WebBrowser.Page saved = browser.post(
                filled(browser.get(page), slug).with("title", "Sprint after").with("do", "save"));
        assertThat(saved.body()).contains("The opportunity is saved.", "<ins>Sprint after</ins>");
        WebBrowser.Page back = browser.post(saved.form("/undo"));
        assertThat(back.body()).contains("The earlier state is back.", "Edit Sprint before");
    }

    private WebBrowser.Page newOpportunity(String title) {
        return browser.post(filled(browser.get(admin + "/new-opportunity"), "/new-opportunity")
                .with("title", title + " " + ++made)
                .with("kind", "sprint")
                .with("summary", "What it is about.")
                .with("do", "save"));
    }

    /** Comes in by a launch, so that the history has a name. */
    private static String asStaff(WebBrowser browser) {
        waymark.app.journeys.admin.managePlatforms.markProgramme(waymark.platform(), true);
        PlacedActivity activity = waymark.addActivity("Staff " + ++made);
        Person boss = waymark.lms.person(Person.Station.ADMINISTRATOR);
        WebBrowser.Page launched = waymark.launch(browser, boss, activity);
        return browser.get(launched.address() + "/admin").address().toString();
    }

    private static String code(WebBrowser.Page form, int number) {
        return Pattern.compile("name=\"criteria\" value=\"([^\"]+)\"")
                .matcher(form.body())
                .results()
                .skip(number)
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @Test
    void the_next_edition_of_a_run_counts_for_the_closest_criteria_of_the_standard_that_new_runs_are_on() {
        try (Installation own =
                Installation.onH2(Installation.newFolder(), () -> Instant.parse("2026-11-30T15:00:00Z"))) {
            WebBrowser staff = new WebBrowser();
            String pages = AdminIT.enter(own, staff).address().toString();
            String copy = pages + "/new-run?copy=" + Installation.RUN + "&start=2027-01-12";
            assertThat(filled(staff.get(copy), "/new-run").fields())
                    .containsEntry("standard", "wwc-2018")
                    .containsEntry("criteria#0", "DG3")
                    .containsEntry("criteria#1", "DG5");
            EditStandard standards = own.app.journeys.standards.editStandard;
            assertThat(standards.saveUse(new StandardId("wwc-2022"), "2026-11-30", "", 1, "Somebody"))
                    .isInstanceOf(EditStandard.Good.class);
            WebBrowser.Page next = staff.get(copy);
            assertThat(filled(next, "/new-run").fields())
                    .containsEntry("standard", "wwc-2022")
                    .containsEntry("criteria#0", "DM4")
                    .doesNotContainKey("criteria#1");
            assertThat(next.body())
                    .contains("In the other Standard it was DG3 and DG5.", "and chosen now: DM4. Check them.");
            assertThat(staff.post(filled(next, "/new-run").with("do", "publish"))
                            .body())
                    .contains("The run is public now.");
        }
    }

    /** The form as a browser sends it that nobody has typed into. */
    static WebBrowser.Form filled(WebBrowser.Page page, String end) {
        WebBrowser.Form form = page.form(end);
        String body = page.body();
        int start = body.indexOf("class=\"entry\"");
        String html = body.substring(start, body.indexOf("</form>", start));
        int criteria = 0;
        Matcher inputs = INPUT.matcher(html);
        while (inputs.find()) {
            Map<String, String> input = new LinkedHashMap<>();
            Matcher attributes = ATTRIBUTE.matcher(inputs.group(1));
            while (attributes.find()) {
                input.put(attributes.group(1), attributes.group(2) == null ? "" : unescaped(attributes.group(2)));
            }
            boolean box = "checkbox".equals(input.get("type"));
            if (!box || input.containsKey("checked")) {
                String name = input.getOrDefault("name", "");
                form = form.with(
                        name.equals("criteria") ? name + "#" + criteria++ : name, input.getOrDefault("value", ""));
            }
        }
        Matcher areas = TEXTAREA.matcher(html);
        while (areas.find()) {
            form = form.with(areas.group(1), unescaped(areas.group(2)));
        }
        Matcher selects = SELECT.matcher(html);
        while (selects.find()) {
            Matcher chosen = CHOSEN.matcher(selects.group(2));
            form = form.with(selects.group(1), chosen.find() ? unescaped(chosen.group(1)) : "");
        }
        return form;
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
