package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.practice.school.PlacedActivity;

/** Staff looks at wallets that registered themselves, and removes one; what learners let it do ends at once. */
class WalletStaffIT {
    private static final Pattern CODE = Pattern.compile("big-code\">([0-9A-Z-]{14})<");
    private static final Pattern ONE = Pattern.compile("href=\"[^\"]*(/wallets/[0-9a-f-]{36})\"");

    /** The learner connects the wallet. @return its tokens */
    private static JsonNode connect(Installation waymark, Wallet wallet, PlacedActivity activity, int learner)
            throws Exception {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = waymark.launch(browser, waymark.learner(learner), activity);
        String session = page.address().toString().replaceFirst("(/s/[^/?]+).*", "$1");
        WebBrowser.Page shown = browser.post(browser.get(session + "/wallets").form("/wallets/code"));
        Matcher code = CODE.matcher(shown.body());
        assertThat(code.find()).as(shown.body()).isTrue();
        return wallet.tokens(wallet.authorize(Wallet.ALL, code.group(1)).get("code"));
    }

    @ParameterizedTest
    @EnumSource(MainFlowIT.On.class)
    void a_wallet_is_seen_and_removed_with_all_that_it_may_do(MainFlowIT.On on) throws Exception {
        try (Installation waymark = on.start()) {
            WebBrowser staff = new WebBrowser();
            String link =
                    waymark.app.journeys.admin.enterAdministration.makeLink().toString();
            String admin =
                    staff.post(staff.get(link).form("")).address().toString().replaceFirst("(/admin/[^/?]+).*", "$1");
            assertThat(staff.get(admin + "/wallets").body()).contains("No wallet or portfolio has registered.");

            PlacedActivity activity = waymark.addActivity("Data quality");
            Wallet other = Wallet.registered(waymark);
            Wallet wallet = Wallet.registered(waymark);
            JsonNode first = connect(waymark, wallet, activity, 0);
            connect(waymark, wallet, activity, 1);
            String access = first.get("access_token").asText();
            assertThat(wallet.credentials(access, "").statusCode()).isEqualTo(200);

            WebBrowser.Page list = staff.get(admin + "/wallets");
            assertThat(list.body())
                    .contains("wallet.example", "2 learners let it in", "nobody lets it in", "never")
                    .contains("A wallet &lt;b&gt;of mine&lt;/b&gt;")
                    .doesNotContain("<b>of mine");
            Matcher links = ONE.matcher(list.body());
            assertThat(links.find()).isTrue();
            String one = links.group(1);
            assertThat(one).as("the one that is used comes first").endsWith(wallet.id);
            assertThat(links.find()).isTrue();
            assertThat(links.group(1)).endsWith(other.id);

            WebBrowser.Page page = staff.get(admin + one);
            assertThat(page.body()).contains("2 learners are connected with it", "https://wallet.example/");
            WebBrowser.Form remove = page.form("/remove");
            assertThat(staff.post(remove).status()).isEqualTo(400);
            assertThat(wallet.credentials(access, "").statusCode()).isEqualTo(200);

            assertThat(staff.post(remove.with("sure", "yes")).body())
                    .contains("The wallet was removed.", other.id)
                    .doesNotContain(wallet.id);
            assertThat(wallet.credentials(access, "").statusCode()).isEqualTo(401);
            assertThat(wallet.refresh(first.get("refresh_token").asText()).statusCode())
                    .isEqualTo(401);
            assertThat(staff.get(admin + one).status()).isEqualTo(404);
            assertThat(staff.post(remove.with("sure", "yes")).body())
                    .contains("Nothing was changed")
                    .doesNotContain("The wallet was removed.");
            assertThat(staff.get(admin + "/audit").body()).contains("Removed a wallet or portfolio", "wallet.example");
            try (var database = waymark.openDatabase()) {
                for (Map.Entry<String, Long> left : Map.of(
                                "oauth_client", 1L, "oauth_grant", 0L, "oauth_token", 0L, "oauth_code", 0L)
                        .entrySet()) {
                    long rows =
                            database.inTransaction(handle -> handle.createQuery("select count(*) from " + left.getKey())
                                    .mapTo(Long.class)
                                    .one());
                    assertThat(rows).as(left.getKey()).isEqualTo(left.getValue());
                }
            }
            for (String none : List.of("x", "00000000-0000-4000-8000-000000000000", "%00")) {
                assertThat(staff.get(admin + "/wallets/" + none).status())
                        .as(none)
                        .isIn(400, 404);
            }
            assertThat(staff.get(admin + "/wallets?page=9").body()).contains("No wallet or portfolio");
        }
    }
}
