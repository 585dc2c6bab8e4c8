package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.Run;
import org.waymark.practice.school.Client;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.WireJson;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;
import org.waymark.store.Database;

/** What the content picker offers, what it answers, and that it holds to what the platform takes (Deep Linking 2.0). */
class PickerIT {
    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    private static Installation waymark;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    /** An open picker in a browser of its own. */
    private record Picker(WebBrowser browser, WebBrowser.Page page) {
        static Picker open(Consumer<Map<String, Object>> settings) {
            WebBrowser browser = new WebBrowser();
            Forgery changed = Forgery.none().claims(claims -> {
                Map<String, Object> own = WireJson.object(claims.get(DL + "deep_linking_settings"));
                settings.accept(own);
                claims.put(DL + "deep_linking_settings", own);
            });
            WebBrowser.Page page =
                    waymark.launch(browser, waymark.lms.pick(waymark.instructor(), waymark.lms.course()), changed);
            assertThat(page.status()).isEqualTo(200);
            return new Picker(browser, page);
        }

        WebBrowser.Page send(String... fields) {
            WebBrowser.Form form = page.form("/picker");
            List<Map.Entry<String, String>> more = new ArrayList<>();
            for (int i = 0; i < fields.length; i += 2) {
                more.add(Map.entry(fields[i], fields[i + 1]));
            }
            return browser.postAll(form, more);
        }

        Map<String, Object> answer(String... fields) {
            return claims(send(fields));
        }
    }

    private static Map<String, Object> claims(WebBrowser.Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        try {
            return SignedJWT.parse(page.form("").fields().get("JWT"))
                    .getJWTClaimsSet()
                    .getClaims();
        } catch (java.text.ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Map<String, Object>> items(Map<String, Object> answer) {
        List<Map<String, Object>> items = new ArrayList<>();
        if (answer.get(DL + "content_items") instanceof List<?> list) {
            list.forEach(item -> items.add(WireJson.object(item)));
        }
        return items;
    }

    @Test
    void a_run_becomes_an_activity_whose_name_address_and_custom_values_survive_a_platform_that_drops_the_rest() {
        Map<String, Object> item = items(Picker.open(settings -> {}).answer("run", Installation.RUN))
                .get(0);
        Map<String, Object> custom = WireJson.object(item.get("custom"));
        assertThat(custom).containsEntry("waymark_run", Installation.RUN).containsKey("waymark_item");
        String name = (String) custom.get("waymark_item");
        assertThat((String) item.get("url"))
                .startsWith(waymark.app.baseUrl() + "/lti/launch?")
                .contains("waymark_run=" + Installation.RUN, "waymark_item=" + name);
        Map<String, Object> column = WireJson.object(item.get("lineItem"));
        assertThat(column).containsEntry("resourceId", name).containsEntry("tag", "waymark-completion");
        assertThat(((Number) column.get("scoreMaximum")).doubleValue()).isPositive();
        Map<String, Object> review = WireJson.object(column.get("submissionReview"));
        assertThat(review)
                .containsEntry("url", item.get("url"))
                .containsEntry("reviewableStatus", List.of("InProgress", "Submitted", "Completed"))
                .containsKey("label");
        assertThat(WireJson.object(review.get("custom"))).containsEntry("waymark_run", Installation.RUN);
    }

    @Test
    void the_same_run_picked_twice_has_two_names() {
        Object first = WireJson.object(items(Picker.open(settings -> {}).answer("run", Installation.RUN))
                        .get(0)
                        .get("custom"))
                .get("waymark_item");
        Object second = WireJson.object(items(Picker.open(settings -> {}).answer("run", Installation.RUN))
                        .get(0)
                        .get("custom"))
                .get("waymark_item");
        assertThat(first).isNotEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-progress", "our-city", "catalogue"})
    void a_page_is_a_link_without_a_grade(String page) {
        List<Map<String, Object>> items = items(Picker.open(settings -> {}).answer("page", page));
        assertThat(items).hasSize(1);
        assertThat(items.get(0)).doesNotContainKey("lineItem").containsEntry("type", "ltiResourceLink");
        assertThat(WireJson.object(items.get(0).get("custom"))).containsEntry("waymark_page", page);
        assertThat((String) items.get(0).get("url")).contains("waymark_page=" + page);
    }

    @Test
    @Covers("E2.79")
    void failure_79_every_item_has_type_title_and_address_and_moodle_takes_several() {
        waymark.lms.clearMessages();
        Picker picker = Picker.open(settings -> {});
        WebBrowser.Page answer =
                picker.send("run", Installation.RUN, "run", otherRun(picker.page()), "page", "my-progress");
        Map<String, Object> claims = claims(answer);
        assertThat(items(claims))
                .hasSize(3)
                .allSatisfy(item -> assertThat(item).containsKeys("type", "title", "url", "custom"));
        assertThat(claims)
                .containsEntry("https://purl.imsglobal.org/spec/lti/claim/message_type", "LtiDeepLinkingResponse")
                .containsEntry(
                        "https://purl.imsglobal.org/spec/lti/claim/deployment_id",
                        waymark.lms.client().deploymentId());
        assertThat(picker.browser().post(answer.form("")).status()).isEqualTo(200);
        assertThat(waymark.lms.messages())
                .allSatisfy(message ->
                        assertThat(message.failures()).as(message.target()).isEmpty());
    }

    private static String otherRun(WebBrowser.Page page) {
        java.util.regex.Matcher values = java.util.regex.Pattern.compile("name=\"run\" value=\"([^\"]+)\"")
                .matcher(page.body());
        while (values.find()) {
            if (!values.group(1).equals(Installation.RUN)) {
                return values.group(1);
            }
        }
        throw new AssertionError("one run only");
    }

    @Test
    @Covers("E2.87")
    void failure_87_no_custom_value_or_parameter_of_ours_holds_an_equals_sign() {
        Map<String, Object> item = items(Picker.open(settings -> {}).answer("run", Installation.RUN))
                .get(0);
        assertThat(WireJson.object(item.get("custom")).values())
                .allSatisfy(value -> assertThat((String) value).doesNotContain("=", "\n"));
        Client client = waymark.lms.client();
        assertThat(client.custom()).containsEntry("context_history", "$Context.id.history");
        assertThat(client.custom().values()).noneMatch(value -> value.contains("="));
        assertThat(client.redirectUris()).containsExactly(waymark.app.baseUrl() + "/lti/launch");
    }

    @Test
    void data_comes_back_exactly_and_is_not_invented() {
        String data = "{\"a\": \"ü <&>\", \"b\": [1]}  ";
        assertThat(Picker.open(settings -> settings.put("data", data)).answer("page", "catalogue"))
                .containsEntry(DL + "data", data);
        assertThat(Picker.open(settings -> settings.remove("data")).answer("cancel", "yes"))
                .doesNotContainKey(DL + "data");
    }

    @Test
    void cancelling_answers_with_nothing_even_when_something_was_chosen() {
        Map<String, Object> answer = Picker.open(settings -> {}).answer("run", Installation.RUN, "cancel", "yes");
        assertThat(items(answer)).isEmpty();
        assertThat(answer).containsKey(DL + "data");
    }

    @Test
    void a_platform_that_takes_one_item_gets_one() {
        Picker one = Picker.open(settings -> settings.put("accept_multiple", false));
        assertThat(one.page().body()).contains("type=\"radio\"").doesNotContain("type=\"checkbox\"");
        WebBrowser.Page refused = one.send("run", Installation.RUN, "page", "our-city");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("accepts one at a time");
        assertThat(items(one.answer("run", Installation.RUN))).hasSize(1);
        Picker quick = Picker.open(settings -> settings.put("accept_multiple", false));
        String other = otherRun(quick.page());
        assertThat(items(quick.answer("run", other, "only", Installation.RUN))
                        .get(0)
                        .get("custom"))
                .as("the button of one run adds that one, whichever was marked")
                .asString()
                .contains(Installation.RUN);
        Picker several = Picker.open(settings -> settings.put("accept_multiple", true));
        assertThat(several.page().body()).contains("type=\"checkbox\"");
    }

    @Test
    void a_platform_that_takes_no_columns_gets_none() {
        Picker picker = Picker.open(settings -> settings.put("accept_lineitem", false));
        assertThat(picker.page().body()).contains("does not create a grade column");
        assertThat(items(picker.answer("run", Installation.RUN)).get(0)).doesNotContainKey("lineItem");
        assertThat(items(Picker.open(settings -> settings.remove("accept_lineitem"))
                                .answer("run", Installation.RUN))
                        .get(0))
                .containsKey("lineItem");
    }

    @Test
    void a_platform_that_takes_no_links_is_told_so_and_can_only_be_cancelled() {
        Picker picker = Picker.open(settings -> settings.put("accept_types", List.of("file", "html")));
        assertThat(picker.page().body())
                .contains("There is nothing to add here")
                .doesNotContain("name=\"run\"");
        assertThat(picker.send("run", Installation.RUN).status()).isEqualTo(422);
        assertThat(items(picker.answer("cancel", "yes"))).isEmpty();
    }

    @Test
    void unknown_runs_and_pages_are_refused_and_the_picker_stays_open() {
        Picker picker = Picker.open(settings -> {});
        assertThat(picker.send("run", "no-such-run").status()).isBetween(400, 422);
        assertThat(picker.send("page", "no-such-page").status()).isEqualTo(400);
        assertThat(picker.send().status()).isEqualTo(422);
        assertThat(items(picker.answer("run", Installation.RUN, "run", Installation.RUN)))
                .hasSize(1);
        assertThat(picker.send("run", Installation.RUN).status())
                .as("answered already")
                .isEqualTo(400);
    }

    @Test
    void runs_are_found_by_words_area_and_criterion() {
        Picker picker = Picker.open(settings -> {});
        String address = picker.page().address().toString();
        Map<String, Integer> found = new LinkedHashMap<>();
        for (String query :
                List.of("", "?q=202.3", "?q=nothing+like+this", "?criterion=wwc-2018:DG1", "?practice=wwc-2018:XX")) {
            WebBrowser.Page page = picker.browser().get(address + query);
            assertThat(page.status()).isEqualTo(200);
            found.put(query, page.body().split("name=\"run\"", -1).length - 1);
        }
        assertThat(found.get("")).isGreaterThan(found.get("?criterion=wwc-2018:DG1"));
        assertThat(found.get("?criterion=wwc-2018:DG1")).isPositive();
        assertThat(found.get("?q=202.3")).isPositive().isLessThan(found.get(""));
        assertThat(found.get("?q=nothing+like+this")).isZero();
        assertThat(found.get("?practice=wwc-2018:XX")).isZero();
        assertThat(picker.browser().get(address + "?q=nothing+like+this").body())
                .as("pages can still be added")
                .contains("name=\"page\"");
    }

    /** In the Standard of 2018, OD2 is a process to publish data; in that of 2022, guidance for those who use it. */
    @Test
    void a_code_is_looked_for_and_worded_in_the_version_of_the_standard_that_a_run_belongs_to() {
        Opportunity opportunity = Calendars.opportunity("open-by-default", "Open by default", OpportunityKind.SPRINT);
        LocalDate start = LocalDate.of(2030, 3, 4);
        try (Database database = waymark.openDatabase()) {
            database.useTransaction(handle -> {
                Catalogue catalogue = new Catalogue();
                catalogue.put(handle, opportunity);
                for (String version : List.of("wwc-2018", "wwc-2022")) {
                    Run run = Calendars.run("open-" + version, opportunity, start, null);
                    catalogue.put(handle, run.withCriteria(new StandardId(version), List.of(new CriterionCode("OD2"))));
                }
            });
        }
        Picker picker = Picker.open(settings -> {});
        String address = picker.page().address().toString();
        assertThat(picker.page().body()).contains("value=\"wwc-2018:OD2\"", "value=\"wwc-2022:OD2\"");
        for (String filter : List.of("criterion=%s:OD2", "practice=%s:OD")) {
            assertThat(choices(picker, address, filter.formatted("wwc-2018")))
                    .contains("value=\"open-wwc-2018\"", "Open Data Publishing Process")
                    .doesNotContain("value=\"open-wwc-2022\"", "User Guidance for Open and Shared Data");
            assertThat(choices(picker, address, filter.formatted("wwc-2022")))
                    .contains("value=\"open-wwc-2022\"", "User Guidance for Open and Shared Data")
                    .doesNotContain("value=\"open-wwc-2018\"", "Open Data Publishing Process");
        }
    }

    @Test
    void of_very_many_runs_the_first_hundred_are_shown_and_any_other_is_found() {
        try (Installation own = Installation.onH2();
                Database database = own.openDatabase()) {
            Opportunity opportunity = Calendars.opportunity("many", "Very many", OpportunityKind.SPRINT);
            database.useTransaction(handle -> {
                Catalogue catalogue = new Catalogue();
                catalogue.put(handle, opportunity);
                for (int i = 0; i < 120; i++) {
                    catalogue.put(
                            handle,
                            Calendars.run(
                                    "many-%03d".formatted(i),
                                    opportunity,
                                    LocalDate.of(2030, 1, 1).plusDays(i),
                                    null));
                }
            });
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page =
                    own.launch(browser, own.lms.pick(own.instructor(), own.lms.course()), Forgery.none());
            assertThat(page.body()).contains("Here are the first 100; search to see others.");
            assertThat(page.body().split("name=\"run\"", -1)).hasSize(101);
            WebBrowser.Page found = browser.get(page.address() + "?q=very+many");
            assertThat(found.body())
                    .contains("120 of 150 runs.", "value=\"many-000\"")
                    .doesNotContain("value=\"many-119\"");
            WebBrowser.Form add = page.form("/picker");
            assertThat(items(claims(browser.postAll(add, List.of(Map.entry("run", "many-119"))))))
                    .as("also one that is not shown")
                    .hasSize(1);
        }
    }

    /** What the page offers to choose, without its filters. */
    private static String choices(Picker picker, String address, String filter) {
        WebBrowser.Page page = picker.browser().get(address + "?" + filter);
        assertThat(page.status()).isEqualTo(200);
        return page.body().substring(page.body().indexOf("<fieldset"));
    }
}
