package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.waymark.config.Config;
import org.waymark.keys.KeyUse;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.store.TestDatabase;

/** Badges are signed with ES256 where the installation chose it, and verify by every way to their key, also after a rotation. */
class BadgeAlgorithmIT {
    private static final Pattern BADGE = Pattern.compile("/credentials/[0-9a-f-]{36}");

    private static String get(Installation waymark, String path) {
        return new WebBrowser()
                .get(waymark.app.baseUrl() + path, Map.of("Accept", "application/json"))
                .body();
    }

    private static String earn(Installation waymark, PlacedActivity activity, int learner) {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = waymark.launch(browser, waymark.learner(learner), activity);
        page = browser.post(page.form("/complete").with("completed", "yes"));
        Matcher badge = BADGE.matcher(page.body());
        assertThat(badge.find()).as(page.body()).isTrue();
        return badge.group();
    }

    private static String verified(Installation waymark, String jwt) {
        WebBrowser anybody = new WebBrowser();
        return anybody.post(anybody.get(waymark.app.baseUrl() + "/verify")
                        .form("/verify")
                        .with("jwt", jwt))
                .body();
    }

    /** Checked by Nimbus alone, with the key as each address gives it. */
    private static SignedJWT requireHolds(Installation waymark, String jwt) throws Exception {
        SignedJWT signed = SignedJWT.parse(jwt);
        JWSHeader header = signed.getHeader();
        assertThat(header.getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        String kid = header.getKeyID();
        JWK inSet = JWKSet.parse(get(waymark, "/issuers/waymark/jwks.json")).getKeyByKeyId(kid);
        assertThat(inSet.isPrivate()).isFalse();
        assertThat(inSet.getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(inSet.toECKey().getCurve()).isEqualTo(Curve.P_256);
        ECKey alone = ECKey.parse(
                get(waymark, kid.substring(waymark.app.baseUrl().toString().length())));
        for (ECKey key : List.of(inSet.toECKey(), alone)) {
            assertThat(signed.verify(new ECDSAVerifier(key))).isTrue();
        }
        String thumbprint = inSet.computeThumbprint().toString();
        assertThat(get(waymark, "/issuers/waymark/did.json")).contains("#" + thumbprint, "\"P-256\"");
        assertThat(get(waymark, "/issuers/waymark")).contains(thumbprint);
        assertThat(verified(waymark, jwt)).contains(">Valid<", "(ES256)");
        String[] parts = jwt.split("\\.", -1);
        String forged =
                parts[0] + "." + parts[1] + "." + (parts[2].charAt(0) == 'A' ? 'B' : 'A') + parts[2].substring(1);
        assertThat(verified(waymark, forged)).contains("Not verified");
        return signed;
    }

    @Test
    void badges_are_signed_with_es256_where_it_was_chosen_and_outlive_a_rotation() throws Exception {
        try (Installation waymark = Installation.onH2(operation(true))) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            String first = get(waymark, earn(waymark, activity, 0) + "/credential.jwt");
            SignedJWT before = requireHolds(waymark, first);

            waymark.app.journeys.admin.manageKeys.rotate(KeyUse.BADGE_ES256, Duration.ZERO);
            assertThat(verified(waymark, first)).contains(">Valid<");
            requireHolds(waymark, first);
            assertThat(waymark.app.journeys.admin.manageKeys.list())
                    .filteredOn(key -> key.set().use() == KeyUse.BADGE_ES256)
                    .hasSize(2);
            assertThat(before.getHeader().getType().getType()).isEqualTo("JWT");
            String admin =
                    waymark.app.journeys.admin.enterAdministration.makeLink().toString();
            WebBrowser staff = new WebBrowser();
            WebBrowser.Page overview = staff.post(staff.get(admin).form(""));
            String keys = overview.address().toString().replaceFirst("(/admin/[^/?]+).*", "$1") + "/keys";
            assertThat(staff.get(keys).body()).contains("Keys for badges (ES256)", "Keys for proofs");
        }
    }

    @Test
    void without_the_choice_there_is_no_such_key() {
        try (Installation waymark = Installation.onH2()) {
            assertThat(waymark.app.journeys.admin.manageKeys.list())
                    .noneMatch(key -> key.set().use() == KeyUse.BADGE_ES256)
                    .anyMatch(key -> key.set().use() == KeyUse.BADGE);
            assertThat(get(waymark, "/issuers/waymark/jwks.json")).doesNotContain("P-256");
        }
    }

    /** The address changes between the two, as it does where nothing is said of it; the keys do not. */
    @Test
    void what_was_signed_before_the_choice_was_taken_back_keeps_its_key_and_new_badges_are_signed_with_rs256()
            throws Exception {
        String url = TestDatabase.newPostgresUrl();
        String before;
        try (Installation waymark = Installation.onPostgres(url, operation(true))) {
            before = get(waymark, earn(waymark, waymark.addActivity("Data quality"), 0) + "/credential.jwt");
            requireHolds(waymark, before);
        }
        try (Installation waymark = Installation.onPostgres(url, operation(false))) {
            SignedJWT signed = SignedJWT.parse(before);
            List<JWK> keys =
                    JWKSet.parse(get(waymark, "/issuers/waymark/jwks.json")).getKeys();
            assertThat(keys)
                    .filteredOn(key -> key instanceof ECKey)
                    .singleElement()
                    .satisfies(key -> assertThat(signed.verify(new ECDSAVerifier(key.toECKey())))
                            .isTrue());
            String after = get(waymark, earn(waymark, waymark.addActivity("Data quality"), 1) + "/credential.jwt");
            SignedJWT now = SignedJWT.parse(after);
            assertThat(now.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
            assertThat(verified(waymark, after)).contains(">Valid<", "(RS256)");
        }
    }

    private static Config.Operation operation(boolean es256) {
        return new Config.Operation(null, null, List.of(), Duration.ZERO, List.of(), es256);
    }
}
