package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.waymark.people.LearnerId;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.store.Database;

/** Program staff suspends a badge, reinstates it and issues it again; whoever looks at it or checks it sees that. */
class BadgeStateIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern BADGE = Pattern.compile("/credentials/([0-9a-f-]{36})");

    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

    private record Staff(Installation waymark, WebBrowser browser, String admin) {
        static Staff of(Installation waymark) {
            WebBrowser browser = new WebBrowser();
            return new Staff(
                    waymark, browser, AdminIT.enter(waymark, browser).address().toString());
        }

        WebBrowser.Page badge(String id) {
            return browser.get(admin + "/badges/" + id);
        }

        WebBrowser.Page act(String id, String what, String reason) {
            return browser.post(badge(id).form("/" + what).with("reason", reason));
        }

        String open(String id) {
            return new WebBrowser()
                    .get(waymark.app.baseUrl() + "/credentials/" + id)
                    .body();
        }

        JsonNode json(String address) throws Exception {
            return MAPPER.readTree(new WebBrowser().get(address).body());
        }

        String svg(String id) {
            return new WebBrowser()
                    .get(waymark.app.baseUrl() + "/credentials/" + id + "/badge.svg")
                    .body();
        }
    }

    private static String earn(Installation waymark) {
        return earn(waymark, 0);
    }

    private static String earn(Installation waymark, int learner) {
        PlacedActivity activity = waymark.addActivity("Data quality");
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = waymark.launch(browser, waymark.learner(learner), activity);
        page = browser.post(page.form("/complete").with("completed", "yes"));
        Matcher badge = BADGE.matcher(page.body());
        assertThat(badge.find()).as(page.body()).isTrue();
        return badge.group(1);
    }

    /** Whether the signed list of its issuer has its bit, a minute and more after anything was changed. */
    private boolean isListed(Staff staff, String id) throws Exception {
        later.updateAndGet(shift -> shift.plus(Duration.ofMinutes(2)));
        JsonNode status = staff.json(staff.waymark().app.baseUrl() + "/credentials/" + id + "/credential.json")
                .get("credentialStatus");
        JsonNode list = staff.json(status.get("statusListCredential").asText());
        return CredentialDocumentsIT.bit(
                list.get("credentialSubject").get("encodedList").asText(),
                status.get("statusListIndex").asInt());
    }

    @Test
    void one_badge_that_cannot_be_signed_holds_up_no_other() {
        try (Installation waymark = Installation.onH2();
                Database database = waymark.openDatabase()) {
            UUID broken = UUID.fromString(earn(waymark));
            Wait.until(Duration.ofSeconds(20), () -> unsigned(database).isEmpty(), () -> "not signed");
            database.useTransaction(handle -> {
                handle.execute("update credential set json = '{', jwt = '' where id = ?", broken);
                handle.execute(
                        "insert into unsigned_credential (credential_id, since) values (?, current_timestamp)", broken);
            });
            earn(waymark, 1);
            // Of the files of all badges, that one is left out.
            assertThat(waymark.app.journeys.views.viewCredential.listInForce(holder(database, broken)))
                    .isEmpty();
            Wait.until(
                    Duration.ofSeconds(20),
                    () -> unsigned(database).equals(Map.of(broken, true)),
                    () -> unsigned(database).toString());
        }
    }

    private static LearnerId holder(Database database, UUID badge) {
        return database.inTransaction(handle -> handle.createQuery("select learner_id from credential where id = :id")
                .bind("id", badge)
                .mapTo(LearnerId.class)
                .one());
    }

    /** The badges that are not signed, and whether that failed. */
    private static Map<UUID, Boolean> unsigned(Database database) {
        return database.inTransaction(handle -> handle.createQuery(
                        "select credential_id, failed_at is not null as failed from unsigned_credential")
                .reduceRows(new HashMap<>(), (all, row) -> {
                    all.put(row.getColumn("credential_id", UUID.class), row.getColumn("failed", Boolean.class));
                    return all;
                }));
    }

    @Test
    void a_badge_is_suspended_and_reinstated_with_reasons_and_history() throws Exception {
        InstantSource clock = () -> Instant.now().plus(later.get());
        try (Installation waymark = Installation.onH2(Files.createTempDirectory("waymark-test"), clock)) {
            Staff staff = Staff.of(waymark);
            String badge = earn(waymark);
            assertThat(isListed(staff, badge)).isFalse();
            assertThat(staff.act(badge, "suspend", "The city asks <why>").body())
                    .contains("The badge is suspended.", "Suspended", "The city asks &lt;why&gt;");
            assertThat(staff.open(badge))
                    .contains("Suspended", "The city asks &lt;why&gt;")
                    .doesNotContain("linkedin");
            assertThat(staff.svg(badge)).contains(">SUSPENDED");
            assertThat(isListed(staff, badge)).isTrue();
            assertThat(new WebBrowser()
                            .get(waymark.app.baseUrl() + "/status/waymark")
                            .body())
                    .contains(badge);
            WebBrowser.Form again = new WebBrowser.Form(
                    URI.create(staff.admin() + "/badges/" + badge + "/suspend"),
                    staff.badge(badge)
                            .form("/reinstate")
                            .with("reason", "Twice")
                            .fields());
            assertThat(staff.browser().post(again).body()).contains("Nothing was changed");

            assertThat(staff.act(badge, "reinstate", "It was answered").body())
                    .contains("The badge is valid again.", "Valid", "Reason: It was answered");
            assertThat(staff.open(badge)).contains("linkedin").doesNotContain("Suspended");
            assertThat(isListed(staff, badge)).isFalse();
            assertThat(staff.svg(badge)).doesNotContain("SUSPENDED");
            assertThat(staff.browser().get(staff.admin() + "/audit").body())
                    .contains("Suspended a badge", "Reinstated a badge");
        }
    }

    @Test
    void a_badge_is_issued_again_and_the_one_before_leads_to_it() throws Exception {
        InstantSource clock = () -> Instant.now().plus(later.get());
        try (Installation waymark = Installation.onH2(Files.createTempDirectory("waymark-test"), clock)) {
            Staff staff = Staff.of(waymark);
            String badge = earn(waymark);
            String base = waymark.app.baseUrl() + "/credentials/";
            WebBrowser.Page after = staff.act(badge, "reissue", "The name was misspelled.");
            assertThat(after.body()).contains("The badge was issued again.", "Issued, ");
            String newer = after.address().getPath().replaceFirst(".*/", "");
            assertThat(newer).isNotEqualTo(badge);
            assertThat(staff.open(badge)).contains("Revoked", "The name was misspelled.", "/credentials/" + newer);
            assertThat(staff.open(newer)).contains("Valid", "linkedin");
            assertThat(isListed(staff, badge)).isTrue();
            assertThat(isListed(staff, newer)).isFalse();
            JsonNode old = staff.json(base + badge + "/credential.json");
            JsonNode fresh = staff.json(base + newer + "/credential.json");
            assertThat(staff.json(old.get("refreshService").get("id").asText())).isEqualTo(fresh);
            assertThat(staff.json(fresh.get("refreshService").get("id").asText()))
                    .isEqualTo(fresh);
            assertThat(fresh.at("/credentialSubject/achievement")).isEqualTo(old.at("/credentialSubject/achievement"));
            assertThat(fresh.get("validFrom")).isEqualTo(old.get("validFrom"));

            assertThat(staff.badge(badge).body())
                    .contains("Revoked and issued again", "The badge that was issued in its place")
                    .doesNotContain("/reissue", "/suspend");
            assertThat(staff.browser()
                            .post(new WebBrowser.Form(
                                    URI.create(staff.admin() + "/badges/" + badge + "/reissue"),
                                    staff.badge(newer)
                                            .form("/reissue")
                                            .with("reason", "Once more")
                                            .fields()))
                            .body())
                    .contains("Nothing was changed");
        }
    }

    @Test
    void nobody_else_changes_a_badge_and_nothing_that_is_none_is_changed() throws Exception {
        try (Installation waymark = Installation.onH2()) {
            Staff staff = Staff.of(waymark);
            String badge = earn(waymark);
            WebBrowser.Form form = staff.badge(badge).form("/suspend").with("reason", "x");
            assertThat(new WebBrowser().post(form).status()).isIn(401, 403);
            for (Map.Entry<String, Integer> bad :
                    Map.of("", 400, "y".repeat(501), 400).entrySet()) {
                assertThat(staff.browser()
                                .post(form.with("reason", bad.getKey()))
                                .status())
                        .isEqualTo(bad.getValue());
            }
            for (String id : new String[] {"00000000-0000-0000-0000-000000000000", "x", "%00"}) {
                assertThat(staff.browser().get(staff.admin() + "/badges/" + id).status())
                        .as(id)
                        .isIn(400, 404);
            }
            assertThat(staff.open(badge)).contains("Valid");
        }
    }
}
