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
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.credential.Baking;
import org.waymark.credential.Credential;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.OpenBadge;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.Samples;
import org.waymark.credential.TestKeys;
import org.waymark.credential.paper.BadgeImage;
import org.waymark.credential.verify.VerificationReport.Check;
import org.waymark.credential.verify.VerificationReport.Grade;
import org.waymark.language.Message;

class VerificationTest {
    private static final TestKeys KEYS = TestKeys.make();
    private static final String JWT = new OpenBadge(Samples.ISSUER, Samples.ADDRESSES)
            .sign(Samples.facts(), KEYS.signer())
            .jwt();
    private static final Instant LATER = Samples.AWARDED.plusSeconds(1000);

    private final Verification verification = new Verification(Samples.ISSUER, Samples.ADDRESSES);

    @Test
    void a_good_credential_passes_every_check() {
        VerificationReport report = verify(JWT, KEYS.published(), LATER, null);
        assertThat(report.valid()).isTrue();
        assertThat(report.id()).contains(Samples.ID);
        assertThat(report.checks())
                .extracting(check -> check.name().words())
                .containsExactly("Form", "Signature", "Dates", "Status");
        assertThat(report.checks()).extracting(Check::grade).containsOnly(Grade.PASSED);
        assertThat(verify(" " + JWT + "\n", KEYS.published(), LATER, null).valid())
                .isTrue();
    }

    @Test
    void a_changed_payload_or_a_foreign_key_fails_the_signature() {
        String[] parts = JWT.split("\\.", -1);
        String changed = new Base64URL(parts[1]).decodeToString().replace("Quality", "Finance");
        assertFails(parts[0] + "." + Base64URL.encode(changed) + "." + parts[2], "Signature");
        String foreign = new OpenBadge(Samples.ISSUER, Samples.ADDRESSES)
                .sign(Samples.facts(), TestKeys.make().signer())
                .jwt();
        assertFails(foreign, "Signature");
        assertThat(verify(JWT, new JWKSet(), LATER, null).valid()).isFalse();
    }

    @Test
    void a_key_brought_along_or_no_algorithm_is_not_believed() {
        String payload = JWT.split("\\.", -1)[1];
        assertFails(Base64URL.encode("{\"alg\":\"none\"}") + "." + payload + ".", "Form");
        String hmac = "{\"alg\":\"HS256\",\"kid\":\""
                + Samples.ADDRESSES.key(PublicAddresses.WAYMARK, KEYS.signer().kid()) + "\"}";
        assertFails(Base64URL.encode(hmac) + "." + payload + "." + Base64URL.encode("x"), "Signature");
        assertFails(
                KEYS.signer().sign(new Base64URL(payload).decodeToString(), JOSEObjectType.JWT, "bare"), "Signature");
    }

    @Test
    void another_issuer_and_another_kind_are_told_apart() {
        OpenBadge other = new OpenBadge(
                new IssuerProfile("https://other.example/issuer", "Other", null, null), Samples.ADDRESSES);
        assertFails(other.sign(Samples.facts(), KEYS.signer()).jwt(), "Issuer");
        String notABadge = new JWTClaimsSet.Builder()
                .issuer(Samples.ISSUER.id())
                .jwtID(Samples.ADDRESSES.credential(Samples.ID))
                .notBeforeTime(Date.from(Samples.AWARDED))
                .build()
                .toString();
        String kid =
                Samples.ADDRESSES.key(PublicAddresses.WAYMARK, KEYS.signer().kid());
        assertFails(KEYS.signer().sign(notABadge, JOSEObjectType.JWT, kid), "Kind");
    }

    @Test
    void a_badge_of_an_organization_is_ours_too_and_no_other_organization_can_be_put_in_its_place() {
        String badge = new OpenBadge(Samples.ISSUER, Samples.ADDRESSES)
                .sign(Samples.issuedBy(Samples.UNIVERSITY), KEYS.signer())
                .jwt();
        assertThat(verify(badge, KEYS.published(), LATER, null).valid()).isTrue();
        String[] parts = badge.split("\\.", -1);
        String changed = new Base64URL(parts[1]).decodeToString().replace("johns-hopkins-university", "other");
        assertFails(parts[0] + "." + Base64URL.encode(changed) + "." + parts[2], "Signature");
        // Even our own signature does not let one organization speak under the key of another.
        String payload = new Base64URL(parts[1]).decodeToString();
        String kid = Samples.ADDRESSES.key("other", KEYS.signer().kid());
        assertFails(KEYS.signer().sign(payload, JOSEObjectType.JWT, kid), "Signature");
    }

    @Test
    void dates_and_revocation_decide_too() {
        assertThat(failed(verify(JWT, KEYS.published(), Samples.AWARDED.minusSeconds(60), null)))
                .isEqualTo("Dates: It is not valid before March 14, 2026.");
        assertThat(failed(verify(JWT, KEYS.published(), LATER, "Issued by mistake")))
                .isEqualTo("Status: It was revoked on March 14, 2026: Issued by mistake");
        VerificationReport forgotten = verification.verify(JWT, KEYS.published(), id -> Optional.empty(), LATER);
        assertThat(forgotten.valid()).isTrue();
        assertThat(forgotten.checks().get(3).grade()).isEqualTo(Grade.NOTE);
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
        assertThat(handedIn("https://elsewhere.example/credentials/" + id)).isEqualTo(new HandedIn.Elsewhere());
    }

    private static HandedIn handedIn(String text) {
        return HandedIn.read(text.getBytes(StandardCharsets.UTF_8), Samples.ADDRESSES);
    }

    @Test
    void a_badge_of_another_issuer_is_a_badge_by_either_type() {
        for (Object type :
                List.of(List.of("VerifiableCredential", "AchievementCredential"), List.of("OpenBadgeCredential"))) {
            for (String claim : List.of("type", "vc")) {
                String foreign = new JWTClaimsSet.Builder()
                        .issuer("https://other.example")
                        .claim(claim, claim.equals("vc") ? Map.of("type", type) : type)
                        .build()
                        .toString();
                VerificationReport report =
                        verify(KEYS.signer().sign(foreign, JOSEObjectType.JWT, "k"), KEYS.published(), LATER, null);
                assertThat(report.isForeign()).as(foreign).isTrue();
                assertThat(report.isBadge()).as(foreign).isTrue();
            }
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
                revocation == null ? null : Samples.AWARDED,
                revocation == null ? null : Message.plain(revocation));
        return verification.verify(jwt, keys, id -> Optional.of(stored).filter(s -> s.id().equals(id)), now);
    }

    private static String failed(VerificationReport report) {
        return report.checks().stream()
                .filter(check -> check.grade() == Grade.FAILED)
                .map(check -> check.name().words() + ": " + check.finding().words())
                .findFirst()
                .orElse("nothing failed");
    }
}
