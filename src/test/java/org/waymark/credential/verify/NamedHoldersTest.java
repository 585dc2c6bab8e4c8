package org.waymark.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.credential.Samples;
import org.waymark.credential.verify.NamedHolders.Fit;
import org.waymark.credential.verify.VerificationReport.Aspect;
import org.waymark.credential.verify.VerificationReport.Grade;
import org.waymark.credential.verify.VerificationReport.Verdict;

/** Whether a credential names the holder of an e-mail address. */
class NamedHoldersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static NamedHolders named(String subject) throws Exception {
        ObjectNode credential = MAPPER.createObjectNode();
        credential.put("@context", "https://www.w3.org/ns/credentials/v2");
        credential.put("type", "VerifiableCredential");
        credential.put("issuer", "https://x.example/");
        credential.set("credentialSubject", MAPPER.readTree(subject));
        return NamedHolders.of(ReadCredential.of(credential, false));
    }

    private static String identity(String hash, String salt, String type) {
        return "{\"identifier\":[{\"type\":\"IdentityObject\",\"hashed\":true,\"identityHash\":\"" + hash
                + "\",\"identityType\":\"" + type + "\"" + (salt.isEmpty() ? "" : ",\"salt\":\"" + salt + "\"") + "}]}";
    }

    private static String sha256(String text) throws Exception {
        return "sha256$"
                + HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, salt1, ada@example.org, FITS",
        "ada@example.org, salt1, ' Ada@Example.ORG ', FITS",
        "Ada@Example.org, salt1, Ada@Example.org, FITS",
        "ada@example.org, '', ada@example.org, FITS",
        "ada@example.org, salt1, ada@example.com, FITS_NOT",
        "ada@example.org, salt1, ada@example.orgsalt1, FITS_NOT",
        "ada@example.org, salt1, ada, NO_ADDRESS",
        "ada@example.org, salt1, @example.org, NO_ADDRESS",
        "ada@example.org, salt1, '', NO_ADDRESS"
    })
    void a_hash_fits_the_address_that_it_was_made_of(String hashed, String salt, String typed, Fit fit)
            throws Exception {
        assertThat(named(identity(sha256(hashed + salt), salt, "emailAddress")).compare(typed))
                .isEqualTo(fit);
        String upper = "sha256$" + sha256(hashed + salt).substring(7).toUpperCase(java.util.Locale.ROOT);
        assertThat(named(identity(upper, salt, "emailAddress")).compare(typed)).isEqualTo(fit);
    }

    @Test
    void an_address_stands_there_in_clear_too_and_one_of_several_is_enough() throws Exception {
        String one = "{\"hashed\":false,\"identityHash\":\"Ada@example.org\",\"identityType\":\"emailAddress\"}";
        String other = "{\"identityHash\":\"ada@work.example\",\"identityType\":\"emailAddress\"}";
        assertThat(named("{\"identifier\":" + one + "}").compare("ada@example.org"))
                .isEqualTo(Fit.FITS);
        NamedHolders both = named("[{\"identifier\":[" + one + "," + other + "]}]");
        assertThat(both.compare("ADA@work.example")).isEqualTo(Fit.FITS);
        assertThat(both.compare("ada@home.example")).isEqualTo(Fit.FITS_NOT);
        assertThat(named("[{\"id\":\"mailto:ada@example.org\"},{}]").compare("ada@example.org"))
                .isEqualTo(Fit.FITS);
        // A hash is not an address that somebody could type.
        assertThat(named(identity(sha256("a@b.example"), "", "emailAddress")).compare(sha256("a@b.example")))
                .isEqualTo(Fit.NO_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"did:example:a\"}",
                "{\"identifier\":[]}",
                "{\"identifier\":\"ada@example.org\"}",
                "{\"identifier\":[null,7,[],{\"identityType\":{},\"identityHash\":[]}]}",
                "{\"identifier\":{\"identityType\":\"systemId\",\"identityHash\":\"ada@example.org\"}}"
            })
    void who_is_not_named_by_an_address_is_not_compared(String subject) throws Exception {
        assertThat(named(subject).compare("ada@example.org")).isEqualTo(Fit.NOT_NAMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256$", "md5$00", "sha256", "$", "SHA256$zz"})
    void a_hash_of_another_kind_fits_nobody(String hash) throws Exception {
        assertThat(named(identity(hash, "s", "emailAddress")).compare("ada@example.org"))
                .isEqualTo(Fit.FITS_NOT);
        assertThat(named("{\"identifier\":{\"hashed\":true,\"identityType\":\"emailAddress\",\"salt\":{}}}")
                        .compare("ada@example.org"))
                .isEqualTo(Fit.FITS_NOT);
    }

    @Test
    void no_more_than_some_are_compared() throws Exception {
        String one = "{\"identityHash\":\"x@x.example\",\"identityType\":\"emailAddress\"},";
        String last = "{\"identityHash\":\"ada@example.org\",\"identityType\":\"emailAddress\"}";
        assertThat(named("{\"identifier\":[" + one.repeat(19) + last + "]}").compare("ada@example.org"))
                .isEqualTo(Fit.FITS);
        assertThat(named("{\"identifier\":[" + one.repeat(20) + last + "]}").compare("ada@example.org"))
                .isEqualTo(Fit.FITS_NOT);
    }

    @Test
    void a_report_tells_it_as_one_step_more() throws Exception {
        String badge = Files.readString(Path.of("src/test/resources/proof/npm/badge-eddsa-rdfc-2022.json"));
        VerificationReport plain = check(badge);
        VerificationReport fits = plain.compareHolder("a@B.example");
        assertThat(fits.verdict()).isEqualTo(Verdict.VALID);
        assertThat(fits.checks()).hasSize(plain.checks().size() + 1);
        assertThat(fits.checks().get(plain.checks().size()).aspect()).isEqualTo(Aspect.HOLDER);
        assertThat(fits.checks().get(plain.checks().size()).grade()).isEqualTo(Grade.PASSED);
        VerificationReport other = plain.compareHolder("b@b.example");
        assertThat(other.verdict()).isEqualTo(Verdict.OTHER_HOLDER);
        assertThat(other.valid()).isFalse();
        assertThat(plain.compareHolder("b").verdict()).isEqualTo(Verdict.VALID);
        VerificationReport forged = check(badge.replace("a@b.example", "ada@example.org"));
        assertThat(forged.compareHolder("ada@example.org"))
                .as("what nobody signed names nobody")
                .isEqualTo(forged);
        assertThat(forged.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    }

    private static VerificationReport check(String json) {
        return new Verification(Samples.ISSUER, Samples.ADDRESSES)
                .verify(
                        new HandedIn.Embedded(json),
                        TestRecords.of(new com.nimbusds.jose.jwk.JWKSet(), null),
                        TestRecords.alone(),
                        Instant.parse("2026-11-30T00:00:00Z"));
    }
}
