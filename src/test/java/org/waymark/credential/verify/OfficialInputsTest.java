package org.waymark.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waymark.credential.Samples;
import org.waymark.credential.verify.VerificationReport.Grade;
import org.waymark.credential.verify.VerificationReport.Verdict;
import org.waymark.outbound.Answer;
import org.waymark.outbound.NoAnswer;

/** The inputs with which the official validator is tested, with what their issuers' sites would answer. */
class OfficialInputsTest {
    private static final Path FOLDER = Path.of("src/test/resources/proof/1edtech");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> MULTIKEYS = List.of(
            "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
            "z6MkjZRsdasZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
            "z6MkmQ49FhpMN7V11B7Qzc6WC6Q3ymVW4xmHUsHBR2MWMMo1",
            "z6MknNHHrBzPytzu6CUBP9Lg7fg4KSBjzimc2Frh693YbMiv",
            "z6Mknyb2Gb4NxzW3xSr9ChTtdQZ1zs77piQ3r9SaJ9vMzmrs",
            "z6MkoMGF38Ck9xkdqrbZt4h9eHb1qc3GhAAkoSWa4Vy3SHRN",
            "z6MkrvfzkMnvCroEUP2DVc9SHPE48CRsvHiVSusHioxTYu1x",
            "z6MkvREVgsHx7Ppae68vCoByy73ZD4aMSJiPML2cryVL8JAx",
            "z6MkwA1498JfoCS3y4y3zggBDAosQEoCi5gsYH2PMXh1cFWK",
            "zDnaekGZTbQBerwcehBSXLqAg6s55hVEBms1zFy89VHXtJSa9");
    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

    /** The verdict, or where the first check failed when it is not verified. */
    private static final Map<String, List<String>> EXPECTED = Map.of(
            "VALID",
            List.of(
                    "clr20-simple.json",
                    "clr20-simple.jwt",
                    "ob30-bit-string-list-testlist",
                    "ob30-endorsement-valid.json",
                    "ob30-simple-context-alias.json",
                    "ob30-simple-context-version.json",
                    "ob30-simple-did-web-method.json",
                    "ob30-simple-json.png",
                    "ob30-simple-json.svg",
                    "ob30-simple-jwt.png",
                    "ob30-simple-jwt.svg",
                    "ob30-simple-jwt_v1.png",
                    "ob30-simple-jwt_v1.svg",
                    "ob30-simple-multiple-proofs.json",
                    "ob30-simple.1ob",
                    "ob30-simple.json",
                    "ob30-simple_v1.json"),
            "REVOKED",
            List.of(
                    "ob30-bit-string-list-credential-status-revoked.json",
                    "ob30-bit-string-list-credential-status-revoked-blank-nodes.json"),
            "EXPIRED",
            List.of("ob30-simple-err-expired.json"),
            "TOO_EARLY",
            List.of("ob30-simple-err-issued.json"),
            "KIND",
            List.of(
                    "ob30-simple-err-credential-subject-achievement-result-description-type.json",
                    "ob30-simple-err-credential-subject-identifier-type.json",
                    "ob30-simple-err-credential-subject-profile-type.json",
                    "ob30-simple-err-credential-subject-result-type.json",
                    "ob30-simple-err-credential-subject-type.json",
                    "ob30-simple-err-evidence-type.json",
                    "ob30-simple-err-issuer-otheridentifier-type.json",
                    "ob30-simple-err-issuer-parentorg-type.json",
                    "ob30-simple-err-issuer-type.json"),
            "FORM",
            List.of(
                    "clr20-simple-noproof.json",
                    "ob30-simple-err-context.json",
                    "ob30-simple-err-issuer.json",
                    "ob30-simple-noproof.json"),
            // The key is a did:key that nothing connects with the issuer, which is a mere UUID.
            "ISSUER",
            List.of("clr20-complex.json", "ob30-simple-did-key-method.json"),
            // Among them kinds that are not supported (ecdsa-sd-2023, did:velocity, drafts), and samples that do not
            // hold.
            "SIGNATURE",
            List.of(
                    "clr20-simple_old_safesigned.json",
                    "clr20-simple_v1.json",
                    "ob30-complete.json",
                    "ob30-complete_v1.json",
                    "ob30-credential-status-revoked.json",
                    "ob30-endorsement-err-schema-status-refresh.json",
                    "ob30-sd-derivedcredential.json",
                    "ob30-simple-eddsa-2022.json",
                    "ob30-simple-err-proof-method-no-scheme.json",
                    "ob30-simple-err-proof-method-unknown-did-method.json",
                    "ob30-simple-err-proof-method-unknown-scheme.json",
                    "ob30-simple-err-proof-method.json",
                    "ob30-simple-err-proof-value.json",
                    "ob30-simple-err-type.json",
                    "ob30-simple.jwt",
                    "ob30-velocity.jwt"));

    @Test
    void each_is_accepted_or_refused_for_its_reason() throws Exception {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> !f.toString().endsWith(".md")).toList()) {
                found.put(file.getFileName().toString(), verdict(Files.readAllBytes(file)));
            }
        }
        Map<String, String> expected = new TreeMap<>();
        EXPECTED.forEach((outcome, files) -> files.forEach(file -> expected.put(file, outcome)));
        assertThat(found).isEqualTo(expected);
    }

    static String verdict(byte[] bytes) {
        HandedIn handedIn = HandedIn.read(bytes, Samples.ADDRESSES);
        Verification verification = new Verification(Samples.ISSUER, Samples.ADDRESSES);
        Fetching fetching = new Fetching(
                ask -> {
                    String address = ask.uri().toString();
                    if (address.contains("/issuers/")) {
                        return new Answer(200, Map.of(), issuer(address));
                    }
                    if (address.endsWith("/bit-string-list/testlist")) {
                        return new Answer(200, Map.of(), read("ob30-bit-string-list-testlist"));
                    }
                    throw new NoAnswer(NoAnswer.Cause.UNREACHABLE, ask.uri(), "not there");
                },
                Samples.ADDRESSES.baseUrl(),
                () -> {});
        TestRecords own = TestRecords.of(new JWKSet(), null);
        VerificationReport report;
        if (handedIn instanceof HandedIn.Signed signed) {
            report = verification.verify(signed, own, fetching, NOW);
        } else if (handedIn instanceof HandedIn.Embedded embedded) {
            report = verification.verify(embedded, own, fetching, NOW);
        } else {
            return handedIn.getClass().getSimpleName();
        }
        return report.verdict() == Verdict.NOT_VERIFIED || report.verdict() == Verdict.NOT_A_CREDENTIAL
                ? report.checks().stream()
                        .filter(check -> check.grade() == Grade.FAILED)
                        .findFirst()
                        .orElseThrow()
                        .aspect()
                        .name()
                : report.verdict().name();
    }

    /** The profile of an issuer that has each key of these inputs. */
    private static String issuer(String address) {
        ObjectNode profile = MAPPER.createObjectNode().put("id", address);
        ArrayNode methods = profile.putArray("verificationMethod");
        for (String key : MULTIKEYS) {
            methods.addObject()
                    .put("id", address + "#" + key)
                    .put("type", "Multikey")
                    .put("publicKeyMultibase", key);
        }
        for (String file :
                List.of("clr20-simple.jwt", "ob30-simple-jwt.png", "ob30-simple-jwt.svg", "ob30-simple-jwt_v1.png")) {
            if (HandedIn.read(bytes(file), Samples.ADDRESSES) instanceof HandedIn.Signed signed) {
                try {
                    methods.addObject()
                            .put("id", address + "#" + file)
                            .set(
                                    "publicKeyJwk",
                                    SignedJwt.read(signed.jwt()).jwk().orElseThrow());
                } catch (CannotVerify e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return profile.toString();
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }
}
