package org.waymark.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.Covers;
import org.waymark.credential.verify.HandedIn;
import org.waymark.credential.verify.TestRecords;
import org.waymark.credential.verify.Verification;
import org.waymark.credential.verify.VerificationReport;

/** Badges as earlier versions signed them: they are never made anew, and every later version has to read them. */
class GoldenBadgeTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static Stream<String> versions() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jwt"))
                    .map(name -> name.substring(0, name.length() - ".jwt".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    @Covers("E2.93")
    void a_badge_of_an_earlier_version_still_verifies(String version) throws Exception {
        String jwt = Files.readString(FOLDER.resolve(version + ".jwt")).strip();
        JWKSet keys = JWKSet.parse(Files.readString(FOLDER.resolve(version + ".jwks.json")));
        Credential stored = new Credential(Samples.facts(), "run-1", 1, Samples.CODE, "{}", jwt, CredentialState.VALID);
        VerificationReport report = new Verification(Samples.ISSUER, Samples.ADDRESSES)
                .verify(
                        new HandedIn.Signed(jwt),
                        TestRecords.of(keys, stored),
                        TestRecords.alone(),
                        Samples.AWARDED.plusSeconds(60));
        assertThat(report.valid()).as(report.checks().toString()).isTrue();
        Path json = FOLDER.resolve(version + ".json");
        // Version 0.1 put no proof into the JSON.
        if (!version.equals("0.1")) {
            VerificationReport embedded = new Verification(Samples.ISSUER, Samples.ADDRESSES)
                    .verify(
                            new HandedIn.Embedded(Files.readString(json)),
                            TestRecords.of(keys, stored),
                            TestRecords.alone(),
                            Samples.AWARDED.plusSeconds(60));
            assertThat(embedded.valid()).as(embedded.checks().toString()).isTrue();
        }
    }
}
