package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;
import org.waymark.lti.platform.Registration;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.whole.Wait;
import org.waymark.whole.WebBrowser;

/** Whom a token is from and for: signature, keys, audience, times. */
class TokenTrustIT {
    private static int keySets;
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @AfterEach
    void calm() {
        bench.waymark.lms.clearFaults();
        bench.waymark.lms.comeBack();
    }

    static Stream<Arguments> seals() {
        return Stream.of(
                Arguments.of(Forgery.Seal.OTHER_KEY, Reason.SIGNATURE_WRONG),
                Arguments.of(Forgery.Seal.BROKEN, Reason.SIGNATURE_WRONG),
                Arguments.of(Forgery.Seal.UNKNOWN_KEY, Reason.KEY_UNKNOWN),
                Arguments.of(Forgery.Seal.NONE, Reason.TOKEN_MALFORMED),
                Arguments.of(Forgery.Seal.HMAC_WITH_PUBLIC_KEY, Reason.ALGORITHM_REFUSED));
    }

    @ParameterizedTest
    @MethodSource("seals")
    @Covers({"B2.12", "B2.29", "B2.57", "B2.60", "E2.39", "E2.43"})
    void a_false_signature_is_refused(Forgery.Seal seal, Reason reason) {
        Bench.refused(bench.launch(new WebBrowser(), Forgery.sealed(seal)), reason);
    }

    @Test
    void keys_that_the_header_offers_are_not_looked_at() {
        String elsewhere = "http://127.0.0.1:9/keys.json";
        for (Forgery.Seal seal : List.of(Forgery.Seal.OTHER_KEY, Forgery.Seal.HONEST)) {
            WebBrowser.Page page =
                    bench.launch(new WebBrowser(), Forgery.sealed(seal).header(header -> {
                        header.put("jku", elsewhere);
                        header.put("x5u", elsewhere);
                        header.put("jwk", Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB"));
                    }));
            if (seal == Forgery.Seal.HONEST) {
                assertThat(page.status()).isLessThan(500);
            } else {
                assertThat(page.status()).isBetween(400, 401);
            }
        }
        Bench.accepted(bench.launch(new WebBrowser(), Forgery.none().header(header -> header.put("jku", elsewhere))));
    }

    @Test
    void a_header_that_asks_for_more_than_is_understood_is_refused() {
        WebBrowser.Page page = bench.launch(
                new WebBrowser(), Forgery.none().header(header -> header.put("crit", List.of("unheard-of"))));
        assertThat(page.status()).isBetween(400, 401);
        Bench.refused(
                bench.launch(new WebBrowser(), Forgery.none().header(header -> header.put("crit", List.of()))),
                Reason.TOKEN_MALFORMED);
        Bench.refused(
                bench.launch(new WebBrowser(), Forgery.none().header(header -> header.put("typ", "at+jwt"))),
                Reason.TOKEN_MALFORMED);
        Bench.refused(
                bench.launch(new WebBrowser(), Forgery.none().header(header -> header.put("alg", "RS512"))),
                Reason.ALGORITHM_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "1",
                "\"RS256\"",
                "\uFEFF{\"alg\":\"RS256\",\"kid\":\"k\"}",
                " {\"alg\":\"RS256\"}",
                "{",
                ""
            })
    void a_header_that_is_none_is_a_refusal_wherever_it_stands(String header) {
        String spoilt = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
        Bench.refused(bench.launch(new WebBrowser(), Forgery.whole(spoilt + ".e30.AAAA")), Reason.TOKEN_MALFORMED);
        WebBrowser browser = new WebBrowser();
        WebBrowser.Form form = bench.form(browser);
        Bench.refused(browser.post(form.with("state", spoilt + ".e30.AAAA")), Reason.STATE_INVALID);
        // The login was not used up by what was no launch.
        Bench.accepted(browser.post(form));
    }

    @Test
    @Covers({"B2.5", "B2.6", "B2.7", "B2.8"})
    void the_audience_must_be_this_registration() {
        String own = bench.waymark.lms.client().clientId();
        Bench.refused(bench.launch(claims -> claims.put("aud", "another")), Reason.AUDIENCE_WRONG);
        Bench.refused(bench.launch(claims -> claims.put("aud", List.of("a", "b"))), Reason.AUDIENCE_WRONG);
        Bench.refused(bench.launch(claims -> claims.put("aud", List.of(own, "b"))), Reason.AUDIENCE_WRONG);
        Bench.refused(
                bench.launch(claims -> claims.putAll(Map.of("aud", List.of(own, "b"), "azp", "b"))),
                Reason.AUDIENCE_WRONG);
        Bench.refused(bench.launch(claims -> claims.put("azp", "another")), Reason.AUDIENCE_WRONG);
        Bench.accepted(bench.launch(claims -> claims.putAll(Map.of("aud", List.of(own, "b"), "azp", own))));
        Bench.accepted(bench.launch(claims -> claims.put("aud", List.of(own))));
    }

    @Test
    @Covers("B2.13")
    void issuer_and_nonce_must_be_the_login_s() {
        Bench.refused(bench.launch(claims -> claims.put("iss", "https://elsewhere.example")), Reason.ISSUER_WRONG);
        Bench.refused(bench.launch(claims -> claims.put("nonce", "another")), Reason.NONCE_WRONG);
        Bench.refused(bench.launch(claims -> claims.remove("nonce")), Reason.NONCE_WRONG);
    }

    @Test
    @Covers({"E2.31", "E2.32"})
    void clocks_may_differ_by_a_minute_and_no_more() {
        Bench.accepted(bench.launch(claims -> shift(claims, 50, 50)));
        Bench.accepted(bench.launch(claims -> shift(claims, -110, -110)));
        Bench.refused(bench.launch(claims -> shift(claims, 180, 180)), Reason.ISSUED_AT_WRONG);
        Bench.refused(bench.launch(claims -> shift(claims, -300, -300)), Reason.EXPIRED);
        // Ten minutes and the minute of skew: an older token is refused however long it says that it lasts.
        Bench.refused(bench.launch(claims -> shift(claims, -720, 3600)), Reason.ISSUED_AT_WRONG);
        Bench.refused(bench.launch(claims -> claims.remove("exp")), Reason.EXPIRED);
        Bench.refused(bench.launch(claims -> claims.remove("iat")), Reason.ISSUED_AT_WRONG);
    }

    @Test
    @Covers("E2.30")
    void times_may_have_fractions() {
        Bench.accepted(bench.launch(claims -> {
            claims.put("iat", number(claims, "iat") + 0.25);
            claims.put("exp", number(claims, "exp") + 0.75);
        }));
    }

    private static void shift(Map<String, Object> claims, int issued, int expires) {
        claims.put("iat", (long) number(claims, "iat") + issued);
        claims.put("exp", (long) number(claims, "exp") + expires);
    }

    private static double number(Map<String, Object> claims, String name) {
        return ((Number) claims.get(name)).doubleValue();
    }

    @Test
    @Covers({"B2.9", "B2.58", "E2.42"})
    void keys_of_unknown_kinds_beside_the_real_one_do_no_harm() {
        newKeySet();
        bench.waymark.lms.quirks().add(Quirk.DECOY_KEYS);
        try {
            Bench.accepted(bench.launch(claims -> {}));
            Bench.refused(
                    bench.launch(new WebBrowser(), Forgery.none().header(header -> header.put("kid", "decoy-2"))),
                    Reason.KEY_UNKNOWN);
        } finally {
            bench.waymark.lms.quirks().remove(Quirk.DECOY_KEYS);
        }
    }

    @Test
    @Covers({"B2.28", "B2.59", "E2.35"})
    void a_rotated_key_is_taken_soon_even_after_a_storm_of_false_ones() {
        Bench.accepted(bench.launch(claims -> {}));
        for (int i = 0; i < 20; i++) {
            Bench.refused(bench.launch(new WebBrowser(), Forgery.sealed(Forgery.Seal.UNKNOWN_KEY)), Reason.KEY_UNKNOWN);
        }
        bench.waymark.lms.rotateKeys(false);
        launchUntilAccepted(Duration.ofSeconds(20), Reason.KEY_UNKNOWN);
    }

    /** What may be wrong with a key set. */
    enum Outage {
        HTML(Fault.html()),
        ERROR(Fault.status(500)),
        DROPPED(Fault.drop()),
        TOO_SLOW(Fault.slow(Duration.ofSeconds(25)));

        private final Fault fault;

        Outage(Fault fault) {
            this.fault = fault;
        }
    }

    @ParameterizedTest
    @EnumSource(Outage.class)
    @Covers({"B2.30", "E2.36"})
    void keys_that_cannot_be_had_are_an_outage_and_no_fault_of_the_person(Outage outage) {
        newKeySet();
        bench.waymark.lms.fault(Spot.JWKS, outage.fault);
        int tries = outage == Outage.TOO_SLOW ? 1 : 5;
        for (int i = 0; i < tries; i++) {
            Bench.refused(bench.launch(claims -> {}), Reason.KEYS_UNAVAILABLE);
        }
        bench.waymark.lms.clearFaults();
        launchUntilAccepted(Duration.ofSeconds(10), Reason.KEYS_UNAVAILABLE);
    }

    private void launchUntilAccepted(Duration limit, Reason meanwhile) {
        Wait.until(
                limit,
                Duration.ofSeconds(1),
                () -> {
                    WebBrowser.Page page = bench.launch(claims -> {});
                    if (page.status() == 200) {
                        return true;
                    }
                    Bench.refused(page, meanwhile);
                    return false;
                },
                () -> "every launch was refused: " + meanwhile);
    }

    @Test
    void a_slow_key_set_is_waited_for() {
        newKeySet();
        bench.waymark.lms.fault(Spot.JWKS, Fault.slow(Duration.ofSeconds(2)));
        Bench.accepted(bench.launch(claims -> {}));
    }

    @Test
    @Covers("B2.27")
    void remembered_keys_outlast_an_outage() {
        Bench.accepted(bench.launch(claims -> {}));
        bench.waymark.lms.fault(Spot.JWKS, Fault.down());
        Bench.accepted(bench.launch(claims -> {}));
        // A key nobody knows may be a new one: without the key set nobody can say.
        Bench.refused(
                bench.launch(new WebBrowser(), Forgery.sealed(Forgery.Seal.UNKNOWN_KEY)), Reason.KEYS_UNAVAILABLE);
        Bench.accepted(bench.launch(claims -> {}));
    }

    /** The platform's key set under an address that the tool has not asked before, so that nothing is remembered. */
    private static void newKeySet() {
        Registration own = bench.registration();
        keySets++;
        bench.waymark.enter(
                own.issuer(),
                own.clientId(),
                own.name(),
                own.authorizationEndpoint(),
                own.tokenEndpoint(),
                URI.create(bench.waymark.lms.addresses().jwks() + "?set=" + keySets));
    }
}
