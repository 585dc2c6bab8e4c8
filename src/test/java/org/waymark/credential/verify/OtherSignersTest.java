package org.waymark.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.credential.Samples;
import org.waymark.credential.document.Baking;
import org.waymark.credential.paper.BadgeImage;
import org.waymark.credential.proof.CredentialJson;
import org.waymark.credential.proof.ProofFault;
import org.waymark.credential.verify.VerificationReport.Verdict;

/** Credentials that code of others signed hold here, and nothing that was changed in them does. */
class OtherSignersTest {
    private static final Path FOLDER = Path.of("src/test/resources/proof/npm");
    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
    private static final TestRecords OWN = TestRecords.of(new JWKSet(), null);

    private final Verification verification = new Verification(Samples.ISSUER, Samples.ADDRESSES);

    static VerificationReport report(Verification verification, HandedIn handedIn) {
        if (handedIn instanceof HandedIn.Signed signed) {
            return verification.verify(signed, OWN, TestRecords.alone(), NOW);
        }
        return handedIn instanceof HandedIn.Embedded embedded
                ? verification.verify(embedded, OWN, TestRecords.alone(), NOW)
                : new Findings().report(Verdict.NOT_A_CREDENTIAL);
    }

    private Verdict verdict(byte[] bytes) {
        return report(verification, HandedIn.read(bytes, Samples.ADDRESSES)).verdict();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "badge-eddsa-rdfc-2022.json",
                "badge-RS256.jwt",
                "badge-PS256.jwt",
                "badge-ES256.jwt",
                "badge-EdDSA.jwt",
                "badge-vc-1.1.jwt"
            })
    void they_hold(String file) throws Exception {
        VerificationReport report =
                report(verification, HandedIn.read(Files.readAllBytes(FOLDER.resolve(file)), Samples.ADDRESSES));
        assertThat(report.verdict()).as(report.checks().toString()).isEqualTo(Verdict.VALID);
        assertThat(report.title()).contains("Budgeting");
        assertThat(report.id()).isEmpty();
    }

    @Test
    void one_that_has_expired_is_genuine_and_expired() throws Exception {
        assertThat(verdict(Files.readAllBytes(FOLDER.resolve("badge-expired.json"))))
                .isEqualTo(Verdict.EXPIRED);
    }

    /** Small changes to texts, pictures and files: each is refused with a verdict, and none is an error. */
    @Test
    void ten_thousand_changed_ones_are_refused_without_an_error() throws Exception {
        long seed = Long.getLong("waymark.seed", 20261130L);
        Random random = new Random(seed);
        String jwt = Files.readString(FOLDER.resolve("badge-ES256.jwt")).strip();
        String edJwt = Files.readString(FOLDER.resolve("badge-EdDSA.jwt")).strip();
        String json = CredentialJson.read(Files.readString(FOLDER.resolve("badge-eddsa-rdfc-2022.json")))
                .toString();
        byte[] png = Baking.intoPng(BadgeImage.png(Samples.facts().achievement(), 32), edJwt);
        byte[] svg = Baking.intoSvg(BadgeImage.svg(Samples.facts().achievement()), edJwt)
                .getBytes(StandardCharsets.UTF_8);
        byte[] pdf = CarriedTest.pdf(edJwt.getBytes(StandardCharsets.UTF_8), true);
        List<byte[]> originals =
                List.of(jwt.getBytes(StandardCharsets.UTF_8), edJwt.getBytes(StandardCharsets.UTF_8), png, svg, pdf);
        for (byte[] original : originals) {
            assertThat(verdict(original)).isEqualTo(Verdict.VALID);
        }
        int held = 0;
        for (int i = 0; i < 9_400; i++) {
            byte[] original = originals.get(i % originals.size());
            byte[] changed = changed(original, random);
            HandedIn handedIn = HandedIn.read(changed, Samples.ADDRESSES);
            if (report(verification, handedIn).verdict() != Verdict.VALID) {
                continue;
            }
            // The change was around the credential, in the picture or in white space, and not in it.
            held++;
            assertThat(handedIn)
                    .as("seed %d, round %d", seed, i)
                    .isIn(new HandedIn.Signed(jwt), new HandedIn.Signed(edJwt));
        }
        assertThat(held).isLessThan(5_000);
        for (int i = 0; i < 600; i++) {
            byte[] changed = changed(json.getBytes(StandardCharsets.UTF_8), random);
            if (verdict(changed) == Verdict.VALID) {
                assertThat(same(changed, json)).as("seed %d, round %d", seed, i).isTrue();
            }
        }
    }

    private static boolean same(byte[] changed, String json) {
        try {
            return CredentialJson.read(new String(changed, StandardCharsets.UTF_8).strip())
                    .equals(CredentialJson.read(json));
        } catch (ProofFault e) {
            return false;
        }
    }

    private static byte[] changed(byte[] original, Random random) {
        byte[] changed = original.clone();
        switch (random.nextInt(4)) {
            case 0 -> changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                for (int n = random.nextInt(20); n >= 0; n--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
            }
            case 2 -> changed = java.util.Arrays.copyOf(changed, random.nextInt(changed.length));
            default -> {
                int from = random.nextInt(changed.length);
                int to = random.nextInt(changed.length);
                int length = Math.min(random.nextInt(60) + 1, changed.length - Math.max(from, to));
                System.arraycopy(original, from, changed, to, length);
            }
        }
        return changed;
    }
}
