package org.waymark.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialState;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.Samples;
import org.waymark.credential.TestKeys;
import org.waymark.credential.document.Baking;
import org.waymark.credential.paper.BadgeImage;
import org.waymark.credential.verify.VerificationReport.Check;
import org.waymark.credential.verify.VerificationReport.Grade;
import org.waymark.language.Message;

class VerificationTest {
    private static final TestKeys KEYS = TestKeys.make();
    private static final String JWT = KEYS.sign(Samples.facts(), Samples.ISSUER).jwt();
    private static final Instant LATER = Samples.AWARDED.plusSeconds(1000);

    private final Verification verification = new Verification(Samples.ISSUER, Samples.ADDRESSES);

    @Test
    void a_good_credential_passes_every_check() {
        VerificationReport report = verify(JWT, KEYS.published(), LATER, null);
        assertThat(report.valid()).isTrue();
        assertThat(report.id()).contains(Samples.ID);
        assertThat(report.checks())
                .extracting(check -> check.name().words())
                .containsExactly("Form", "Kind", "Subject", "Proof", "Issuer", "Dates", "Status", "Recipient");
        assertThat(report.checks()).extracting(Check::grade).containsOnly(Grade.PASSED, Grade.NOTE);
        assertThat(verify(" " + JWT + "\n", KEYS.published(), LATER, null).valid())
                .isTrue();
    }

    @Test
    void a_changed_payload_or_a_foreign_key_fails_the_signature() {
        String[] parts = JWT.split("\\.", -1);
        String changed = new Base64URL(parts[1]).decodeToString().replace("Quality", "Finance");
        assertFails(parts[0] + "." + Base64URL.encode(changed) + "." + parts[2], "Proof");
        String foreign = TestKeys.make().sign(Samples.facts(), Samples.ISSUER).jwt();
        assertFails(foreign, "Proof");
        assertThat(verify(JWT, new JWKSet(), LATER, null).valid()).isFalse();
    }

    @Test
    void a_key_brought_along_or_no_algorithm_is_not_believed() {
        String payload = JWT.split("\\.", -1)[1];
        assertFails(Base64URL.encode("{\"alg\":\"none\"}") + "." + payload + ".", "Proof");
        String hmac = "{\"alg\":\"HS256\",\"kid\":\""
                + Samples.ADDRESSES.key(PublicAddresses.WAYMARK, KEYS.signer().kid()) + "\"}";
        assertFails(Base64URL.encode(hmac) + "." + payload + "." + Base64URL.encode("x"), "Proof");
        assertFails(KEYS.signer().sign(new Base64URL(payload).decodeToString(), JOSEObjectType.JWT, "bare"), "Proof");
    }

    @Test
    void another_issuer_and_another_kind_are_told_apart() {
        IssuerProfile other = new IssuerProfile("https://other.example/issuer", "Other", null, null);
        assertFails(KEYS.sign(Samples.facts(), other).jwt(), "Proof");
        String notABadge = new JWTClaimsSet.Builder()
                .issuer(Samples.ISSUER.id())
                .jwtID(Samples.ADDRESSES.credential(Samples.ID))
                .notBeforeTime(Date.from(Samples.AWARDED))
                .build()
                .toString();
        String kid =
                Samples.ADDRESSES.key(PublicAddresses.WAYMARK, KEYS.signer().kid());
        assertFails(KEYS.signer().sign(notABadge, JOSEObjectType.JWT, kid), "Form");
    }

    @Test
    void a_badge_of_an_organization_is_ours_too_and_no_other_organization_can_be_put_in_its_place() {
        String badge =
                KEYS.sign(Samples.issuedBy(Samples.UNIVERSITY), Samples.ISSUER).jwt();
        assertThat(verify(badge, KEYS.published(), LATER, null).valid()).isTrue();
        String[] parts = badge.split("\\.", -1);
        String changed = new Base64URL(parts[1]).decodeToString().replace("johns-hopkins-university", "other");
        assertFails(parts[0] + "." + Base64URL.encode(changed) + "." + parts[2], "Proof");
        // Even our own signature does not let one organization speak under the key of another.
        String payload = new Base64URL(parts[1]).decodeToString();
        String kid = Samples.ADDRESSES.key("other", KEYS.signer().kid());
        assertFails(KEYS.signer().sign(payload, JOSEObjectType.JWT, kid), "Proof");
    }

    @Test
    void dates_and_revocation_decide_too() {
        assertThat(failed(verify(JWT, KEYS.published(), Samples.AWARDED.minusSeconds(60), null)))
                .isEqualTo("Dates: It is not valid before March 14, 2026.");
        assertThat(failed(verify(JWT, KEYS.published(), LATER, "Issued by mistake")))
                .isEqualTo("Status: It was revoked on March 14, 2026: Issued by mistake");
        VerificationReport forgotten = verification.verify(
                new HandedIn.Signed(JWT), TestRecords.of(KEYS.published(), null), TestRecords.alone(), LATER);
        assertThat(forgotten.valid()).isTrue();
        assertThat(forgotten.checks().get(6).grade()).isEqualTo(Grade.NOTE);
    }

    @Test
    void whatever_is_handed_in_there_is_a_report() {
        for (String bad : new String[] {"", ".", "..", "a.b.c", "e30.e30.e30", "x".repeat(10_000_000), "{}", "\0"}) {
            assertFails(bad, "Form");
        }
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            StringBuilder broken = new StringBuilder(JWT);
            broken.setCharAt(random.nextInt(JWT.length() - 4), (char) random.nextInt(256));
            assertThat(verify(broken.toString(), KEYS.published(), LATER, null).checks())
                    .isNotEmpty();
        }
        String deep = "{\"iss\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        assertFails(Base64URL.encode("{\"alg\":\"RS256\"}") + "." + Base64URL.encode(deep) + ".AA", "Form");
    }

    @Test
    void the_signed_text_is_found_in_text_png_and_svg() {
        byte[] png = Baking.intoPng(BadgeImage.png(Samples.facts().achievement(), 64), JWT);
        String svg = Baking.intoSvg(BadgeImage.svg(Samples.facts().achievement()), JWT);
        String wrapped = JWT.replaceAll("(.{76})", "$1\r\n");
        HandedIn signed = new HandedIn.Signed(JWT);
        assertThat(HandedIn.read(png, Samples.ADDRESSES)).isEqualTo(signed);
        for (String text : List.of(JWT, svg, wrapped, "\uFEFF\"" + JWT + "\"", "Here it is: " + JWT + ", thanks.")) {
            assertThat(handedIn(text)).as(text).isEqualTo(signed);
        }
    }

    @Test
    void an_address_and_a_code_are_found_however_they_are_copied() {
        String address = Samples.ADDRESSES.credential(Samples.ID);
        String id = Samples.ID.toString();
        for (String text : List.of(
                address + ".",
                "“" + address + "”,",
                "See " + address + "/certificate.pdf for it",
                "My badge:\n" + address.substring(0, address.length() - 30) + "\n"
                        + address.substring(address.length() - 30),
                "/credentials/" + id,
                id,
                "\u200B" + id + "\u00A0")) {
            assertThat(handedIn(text)).as(text).isEqualTo(new HandedIn.Page(Samples.ID));
        }
        String code = Samples.CODE.value();
        for (String text : List.of(
                code,
                "Code: " + code,
                "Code " + code + ".",
                code.replace('-', '\u2011'),
                code.replace("-", " \u2013 "),
                Samples.ADDRESSES.verify() + "?code=" + code.replace("-", "%2D") + "&x=1")) {
            assertThat(handedIn(text)).as(text).isEqualTo(new HandedIn.Code(Samples.CODE));
        }
        for (String text :
                List.of("hello", "", "{}", "\0", Samples.ADDRESSES.baseUrl().replace("https://", ""))) {
            assertThat(handedIn(text)).as(text).isEqualTo(new HandedIn.Unknown());
        }
        assertThat(handedIn("https://elsewhere.example/credentials/" + id))
                .isEqualTo(new HandedIn.Elsewhere("https://elsewhere.example/credentials/" + id));
    }

    private static HandedIn handedIn(String text) {
        return HandedIn.read(text.getBytes(StandardCharsets.UTF_8), Samples.ADDRESSES);
    }

    @Test
    void a_badge_of_ours_with_a_proof_in_it_holds_by_the_keys_for_proofs_alone() {
        String json =
                KEYS.sign(Samples.issuedBy(Samples.UNIVERSITY), Samples.ISSUER).json();
        HandedIn handedIn = handedIn(json);
        assertThat(handedIn).isEqualTo(new HandedIn.Embedded(json));
        for (boolean known : List.of(true, false)) {
            TestRecords own = TestRecords.of(known ? new JWKSet(KEYS.proofKey()) : KEYS.published(), null);
            VerificationReport report =
                    verification.verify(new HandedIn.Embedded(json), own, TestRecords.alone(), LATER);
            assertThat(report.valid()).as(report.checks().toString()).isEqualTo(known);
        }
        TestRecords own = TestRecords.of(new JWKSet(KEYS.proofKey()), null);
        assertThat(verification
                        .verify(
                                new HandedIn.Embedded(json.replace("Quality", "Finance")),
                                own,
                                TestRecords.alone(),
                                LATER)
                        .valid())
                .isFalse();
    }

    @Test
    void a_suspended_badge_of_ours_is_genuine_and_suspended() {
        CredentialState state = new CredentialState(null, null, Samples.AWARDED, Message.plain("Under review"), null);
        Credential stored = new Credential(Samples.facts(), "run-1", 1, Samples.CODE, "{}", JWT, state);
        VerificationReport report = verification.verify(
                new HandedIn.Signed(JWT), TestRecords.of(KEYS.published(), stored), TestRecords.alone(), LATER);
        assertThat(report.verdict()).isEqualTo(VerificationReport.Verdict.SUSPENDED);
        assertThat(failed(report)).isEqualTo("Status: It has been suspended since March 14, 2026: Under review");
    }

    @Test
    void a_text_whose_bits_say_nothing_is_another_text_and_is_refused() {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int refused = 0;
        for (char letter : letters.toCharArray()) {
            String other = JWT.substring(0, JWT.length() - 1) + letter;
            if (!other.equals(JWT)) {
                assertThat(verify(other, KEYS.published(), LATER, null).valid())
                        .as(other)
                        .isFalse();
                refused++;
            }
        }
        assertThat(refused).isEqualTo(63);
        for (String other : List.of(JWT + "=", JWT + "==", JWT + "A", JWT + ".", "." + JWT, JWT.replace('-', '+'))) {
            if (!other.equals(JWT)) {
                assertThat(verify(other, KEYS.published(), LATER, null).valid())
                        .as(other)
                        .isFalse();
            }
        }
    }

    @Test
    void a_header_that_changes_what_is_signed_is_refused() {
        String[] parts = JWT.split("\\.", -1);
        String header = new Base64URL(parts[0]).decodeToString();
        for (String more : List.of(
                "\"crit\":[\"exp\"]",
                "\"b64\":false",
                "\"zip\":\"DEF\"",
                "\"jku\":\"https://a.example/\"",
                "\"typ\":\"dpop+jwt\"",
                "\"alg\":\"RS256\"")) {
            String changed = header.substring(0, header.length() - 1) + "," + more + "}";
            assertFails(Base64URL.encode(changed) + "." + parts[1] + "." + parts[2], "Form");
        }
    }

    private void assertFails(String jwt, String check) {
        VerificationReport report = verify(jwt, KEYS.published(), LATER, null);
        assertThat(report.valid()).isFalse();
        assertThat(report.id()).isEmpty();
        assertThat(failed(report)).startsWith(check + ":");
    }

    private VerificationReport verify(String jwt, JWKSet keys, Instant now, @Nullable String revocation) {
        Credential stored = new Credential(
                Samples.facts(),
                "run-1",
                1,
                Samples.CODE,
                "{}",
                JWT,
                revocation == null
                        ? CredentialState.VALID
                        : CredentialState.revoked(Samples.AWARDED, Message.plain(revocation)));
        return verification.verify(new HandedIn.Signed(jwt), TestRecords.of(keys, stored), TestRecords.alone(), now);
    }

    private static String failed(VerificationReport report) {
        return report.checks().stream()
                .filter(check -> check.grade() == Grade.FAILED)
                .map(check -> check.name().words() + ": " + check.finding().words())
                .findFirst()
                .orElse("nothing failed");
    }
}
