package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The programme's staff keep Standards and the crosswalk by page, on a real server. */
class StandardPagesIT {
    private static final String OLD = "wwc-2018";
    private static final String NEW = "wwc-2022";
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-11-02T09:00:00Z"));

    private static final Pattern FIELD =
            Pattern.compile("<input id=\"[^\"]*\"(?: type=\"[^\"]*\")? name=\"([^\"]*)\"(?:[^\">]|\"[^\"]*\")*>");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
    private static final Pattern AREA =
            Pattern.compile("(?s)<textarea id=\"[^\"]*\" name=\"([^\"]*)\"[^>]*>(.*?)</textarea>");
    private static final Pattern SELECT =
            Pattern.compile("(?s)<select id=\"[^\"]*\" name=\"([^\"]*)\"[^>]*>(.*?)</select>");
    private static final Pattern CHOSEN = Pattern.compile("<option value=\"([^\"]*)\" selected");

    private static Installation waymark;
    private static WebBrowser staff;
    private static String admin;

    @BeforeAll
    static void start() {
        waymark = Installation.withoutLimits(Installation.newFolder(), NOW::get);
        staff = new WebBrowser();
        admin = AdminIT.enter(waymark, staff).address().toString();
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    private static WebBrowser.Page get(String page) {
        return staff.get(admin + page);
    }

    /** Fills in a form of a page and checks it. */
    private static WebBrowser.Page check(String page, Map<String, String> typed) {
        return send(get("/standards/" + page), page, "check", typed);
    }

    private static WebBrowser.Page send(WebBrowser.Page opened, String page, String what, Map<String, String> typed) {
        WebBrowser.Form form = filled(opened, "/standards/" + page);
        for (Map.Entry<String, String> field : typed.entrySet()) {
            form = form.with(field.getKey(), field.getValue());
        }
        return staff.post(form.with("do", what));
    }

    /** A form with what stands in its fields, as a browser would send it. */
    private static WebBrowser.Form filled(WebBrowser.Page page, String end) {
        WebBrowser.Form form = page.form(end);
        String html = page.body()
                .substring(page.body()
                        .indexOf("<form method=\"post\" action=\""
                                + form.action().getPath()));
        html = html.substring(0, html.indexOf("</form>"));
        for (MatchResult input : FIELD.matcher(html).results().toList()) {
            boolean left = input.group().contains("type=\"checkbox\"")
                    && !input.group().matches("(?s).*\\schecked[\\s>].*");
            if (!left) {
                form = form.with(input.group(1), text(VALUE.matcher(input.group())));
            }
        }
        for (MatchResult area : AREA.matcher(html).results().toList()) {
            form = form.with(area.group(1), plain(area.group(2).replaceFirst("^\n", "")));
        }
        for (MatchResult select : SELECT.matcher(html).results().toList()) {
            Matcher chosen = CHOSEN.matcher(select.group(2));
            Matcher any = VALUE.matcher(select.group(2));
            form = form.with(select.group(1), chosen.find() ? plain(chosen.group(1)) : text(any));
        }
        return form;
    }

    private static String text(Matcher value) {
        return value.find() ? plain(value.group(1)) : "";
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Test
    void a_standard_is_imported_checked_edited_taken_into_use_and_put_back() {
        assertThat(get("/standards").body()).contains("Draft", "43 of 43 criteria are known", "/standards/" + OLD);
        String file = get("/standards/" + OLD + "/standard.json")
                .body()
                .replace("\"" + OLD + "\"", "\"wwc-next\"")
                .replaceAll("\\s*\"caseId\" : \"[^\"]*\",", "")
                .replaceFirst("\"title\" : \"[^\"]*\"", "\"title\" : \"Criteria of next year\"");

        WebBrowser.Page data = get("/data?kind=standard");
        WebBrowser.Page preview =
                staff.post(data.form("/data/preview").with("kind", "standard").with("text", file));
        assertThat(preview.body())
                .contains("New Standard, as a draft: Criteria of next year", "No run belongs to this Standard.");
        assertThat(get("/standards").body()).doesNotContain("wwc-next");
        WebBrowser.Page applied = staff.post(preview.form("/data/apply").with("text", file));
        assertThat(applied.body()).contains("Applied");
        assertThat(get("/standards/wwc-next").body()).contains("Draft");

        // Nothing is saved that was not shown.
        String page = "wwc-next/criteria/OD1";
        WebBrowser.Page checked = check(page, Map.of("title", "A policy for " + HOSTILE + " data"));
        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.body()).contains("What would change", "OD1: title").doesNotContain(HOSTILE);
        WebBrowser.Page other = send(checked, page, "save", Map.of("title", "Something else"));
        assertThat(other.body()).contains("What you typed is not what was checked");
        assertThat(get("/standards/wwc-next").body()).doesNotContain("Something else");
        WebBrowser.Page saved = send(checked, page, "save", Map.of());
        assertThat(saved.body())
                .contains("The Standard is saved", "A policy for &lt;script&gt;", "Until November 2, 2026:");

        // Whoever comes second is told what the first changed, and keeps what they typed.
        WebBrowser.Page first = get("/standards/wwc-next/levels");
        WebBrowser.Page second = get("/standards/wwc-next/levels");
        send(send(first, "wwc-next/levels", "check", Map.of("percent-0", "52")), "wwc-next/levels", "save", Map.of());
        WebBrowser.Page told = send(second, "wwc-next/levels", "check", Map.of("percent-0", "53"));
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.body())
                .contains("Someone else has changed this in the meantime", "from 24 criteria up (was: 23)")
                .contains("value=\"53\"");
        WebBrowser.Page again = send(told, "wwc-next/levels", "check", Map.of());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("What would change");

        // Taken into use, and put back.
        String use = "wwc-next/use";
        WebBrowser.Page planned = check(use, Map.of("runsFrom", "2026-12-01", "citiesFrom", ""));
        waymark.app.journeys.admin.manageCities.addCode("City of Springfield");
        assertThat(check(use, Map.of("runsFrom", "2026-12-01", "citiesFrom", "2027-01-01"))
                        .body())
                .contains("1 city changes over by January 1, 2027", "City of Springfield")
                .contains("0 points, no level (Criteria of next year)");
        assertThat(planned.body())
                .contains("For new runs from: December 1, 2026 (was: nothing)", "No city changes over by");
        assertThat(send(planned, use, "save", Map.of()).body())
                .contains("Draft; in use for new runs from December 1, 2026");
        assertThat(get("/standards/" + OLD).body()).contains("In use for new runs since");
        WebBrowser.Page restore = get("/standards/wwc-next/restore/1");
        assertThat(restore.body()).contains("Bring back what was there after change 1", "Level Silver: from 23");
        assertThat(send(restore, "wwc-next/restore/1", "save", Map.of()).body()).contains("The Standard is saved");
        assertThat(get("/standards").body()).doesNotContain("December 1, 2026");
        assertThat(get("/standards/wwc-next/use").body()).doesNotContain("2026-12-01");
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
        String page = NEW + "/criteria/DM2";
        WebBrowser.Page refused = check(
                page, Map.of("code", "DM1", "statement", "", "timeBoundMonths", "soon", "prerequisites", "NONE DM9"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"code-problem\"", "This is also the code of another criterion.")
                .contains("id=\"statement-problem\"", "id=\"timeBoundMonths-problem\"", "value=\"soon\"")
                .contains("id=\"prerequisites-problem\"", "NONE DM9")
                .contains("Nothing was saved.");
        assertThat(check(NEW + "/frame", Map.of("criteriaCount", "3")).status()).isEqualTo(422);
        assertThat(check(NEW + "/levels", Map.of("percent-0", "120")).body()).contains("id=\"percent-0-problem\"");
        WebBrowser.Page dates = check(NEW + "/use", Map.of("runsFrom", "31.12.2026", "citiesFrom", ""));
        assertThat(dates.status()).isEqualTo(422);
        assertThat(dates.body()).contains("id=\"runsFrom-problem\"", "31.12.2026");
        assertThat(check(NEW + "/use", Map.of("runsFrom", "", "citiesFrom", "2027-01-01"))
                        .body())
                .contains("Enter a day for new runs first.");
        for (String none : List.of(
                "/standards/none", "/standards/" + NEW + "/criteria/NONE", "/standards/" + NEW + "/restore/99")) {
            assertThat(get(none).status()).as(none).isEqualTo(404);
        }
    }

    @Test
    void a_relation_is_added_changed_removed_and_undone_in_both_directions() {
        WebBrowser.Page crosswalk = get("/crosswalk?from=" + OLD + "&to=" + NEW);
        assertThat(crosswalk.body()).contains("part of", "includes", "same as", "no successor", "no predecessor");
        String address = "/crosswalk/relation";
        WebBrowser.Page form = get(address + "?from=" + OLD + "&to=" + NEW);
        WebBrowser.Page added = staff.post(filled(form, address)
                .with("fromCode", "DG5")
                .with("toCode", "DM9")
                .with("type", "REPLACED_BY")
                .with("note", "Because " + HOSTILE));
        assertThat(added.body())
                .contains("The crosswalk is changed", "Added: DG5 replaced by DM9", "Because &lt;script&gt;")
                .doesNotContain(HOSTILE);

        String one = address + "?from=" + OLD + "&fromCode=DG5&to=" + NEW + "&toCode=DM9";
        WebBrowser.Page mine = get(one);
        WebBrowser.Page theirs = get(one);
        NOW.set(NOW.get().plusSeconds(60));
        staff.post(filled(theirs, address).with("type", "IS_RELATED_TO"));
        WebBrowser.Page told = staff.post(filled(mine, address).with("type", "IS_PART_OF"));
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.body()).contains("Someone else has changed this", "DG5 related to DM9");

        NOW.set(NOW.get().plusSeconds(60));
        WebBrowser.Page page = get("/crosswalk?from=" + OLD + "&to=" + NEW);
        WebBrowser.Page undone = staff.post(last(page, "/crosswalk/undo"));
        assertThat(undone.body()).contains("The crosswalk is changed");
        assertThat(get(one).body()).contains("value=\"REPLACED_BY\" selected");
    }

    /** The form of the latest change: history begins with it. */
    private static WebBrowser.Form last(WebBrowser.Page page, String address) {
        return page.form(address);
    }

    @Test
    void a_criterion_has_a_page_for_people_and_an_item_for_programs_at_one_address() {
        String file = get("/standards/" + OLD + "/standard.json").body();
        String id = file.substring(file.indexOf("\"EV1\""))
                .split("\"caseId\" : \"", 2)[1]
                .substring(0, 36);
        String address = waymark.app.baseUrl() + "/ims/case/v1p1/CFItems/" + id;
        WebBrowser anybody = new WebBrowser();
        WebBrowser.Page page = anybody.get(address, Map.of("Accept", "text/html"));
        assertThat(page.body())
                .contains("EV1", "Part of <span class=\"code\">EVAL1</span>")
                .doesNotContain("Confidence", "Not confirmed", "Waymark's own");
        String other = page.body().split("EVAL1</span> <a href=\"", 2)[1].split("\"", 2)[0];
        assertThat(anybody.get(waymark.app.baseUrl() + other, Map.of("Accept", "text/html"))
                        .body())
                .contains("Includes <span class=\"code\">EV1</span>");
        WebBrowser.Page item = anybody.get(address, Map.of("Accept", "application/json"));
        assertThat(item.header("content-type").orElseThrow()).contains("application/json");
        assertThat(item.body()).contains("\"humanCodingScheme\":\"EV1\"");
        assertThat(anybody.get(waymark.app.baseUrl() + "/ims/case/v1p1/CFItems/" + "0".repeat(36))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_else_gets_in() {
        WebBrowser stranger = new WebBrowser();
        for (String page : List.of("/standards", "/standards/" + NEW, "/standards/" + NEW + "/use", "/crosswalk")) {
            assertThat(stranger.get(admin + page).status()).as(page).isEqualTo(401);
        }
        WebBrowser.Form form = get("/standards/" + NEW + "/use").form("/standards/" + NEW + "/use");
        assertThat(staff.post(form.with("_csrf", "wrong").with("do", "check")).status())
                .isEqualTo(403);
    }
}
