package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of every token at their edges: the last second that is taken and the first that is not. */
class ClaimChecksTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_token_in_order_is_taken() {
        assertThat(refusal(claims -> {})).isNull();
        assertThat(refusal(claims -> claims.audience(List.of("other", "client")).claim("azp", "client")))
                .isNull();
        assertThat(refusal(claims -> claims.claim("azp", "client"))).isNull();
    }

    @Test
    void issuer_and_audience_are_those_of_the_registration() {
        assertThat(refusal(claims -> claims.issuer("https://lms.example/"))).isEqualTo(Reason.ISSUER_WRONG);
        assertThat(refusal(claims -> claims.issuer(null))).isEqualTo(Reason.ISSUER_WRONG);
        assertThat(refusal(claims -> claims.audience("other"))).isEqualTo(Reason.AUDIENCE_WRONG);
        assertThat(refusal(claims -> claims.audience(List.of()))).isEqualTo(Reason.AUDIENCE_WRONG);
        assertThat(refusal(claims -> claims.audience(List.of("client", "other"))))
                .isEqualTo(Reason.AUDIENCE_WRONG);
        assertThat(refusal(claims -> claims.claim("azp", "other"))).isEqualTo(Reason.AUDIENCE_WRONG);
        assertThat(refusal(claims -> claims.claim("azp", 1))).isEqualTo(Reason.AUDIENCE_WRONG);
    }

    /** Seconds from now; one minute of skew is allowed, and a token is used within ten minutes. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "exp, -59, -",
                "exp, -60, EXPIRED",
                "iat, 60, -",
                "iat, 61, ISSUED_AT_WRONG",
                "iat, -660, -",
                "iat, -661, ISSUED_AT_WRONG",
                "nbf, 60, -",
                "nbf, 61, ISSUED_AT_WRONG",
                "nbf, -6000, -",
            })
    void a_time_is_taken_to_its_last_second(String name, long seconds, @Nullable Reason reason) {
        assertThat(refusal(claims -> claims.claim(name, Date.from(NOW.plusSeconds(seconds)))))
                .isEqualTo(reason);
    }

    @Test
    void a_token_says_when_it_was_made_and_when_it_ends() {
        assertThat(refusal(claims -> claims.expirationTime(null))).isEqualTo(Reason.EXPIRED);
        assertThat(refusal(claims -> claims.issueTime(null))).isEqualTo(Reason.ISSUED_AT_WRONG);
    }

    @Test
    void the_nonce_is_the_one_of_its_login() {
        assertThat(refusal(claims -> claims.claim("nonce", "another"))).isEqualTo(Reason.NONCE_WRONG);
        assertThat(refusal(claims -> claims.claim("nonce", null))).isEqualTo(Reason.NONCE_WRONG);
        assertThat(refusal(claims -> claims.claim("nonce", 1))).isEqualTo(Reason.NONCE_WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ~", "0"})
    void a_person_is_named_by_printable_ascii(String subject) {
        assertThat(refusal(claims -> claims.subject(subject))).isNull();
        assertThat(refusal(claims -> claims.subject("x".repeat(255)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ä", "a\u007f", "a\u001f", "a\u0000"})
    void a_person_is_named_by_nothing_else(String subject) {
        assertThat(refusal(claims -> claims.subject(subject))).isEqualTo(Reason.CLAIM_MALFORMED);
        assertThat(refusal(claims -> claims.subject("x".repeat(256)))).isEqualTo(Reason.CLAIM_MALFORMED);
        assertThat(refusal(claims -> claims.subject(null))).isEqualTo(Reason.SUBJECT_MISSING);
        assertThat(refusal(claims -> claims.subject(" "))).isEqualTo(Reason.SUBJECT_MISSING);
    }

    private static @Nullable Reason refusal(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(Tokens.REGISTRATION.issuer())
                .audience("client")
                .subject("1")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .claim("nonce", "nonce");
        change.accept(claims);
        State state = new State("id", Tokens.REGISTRATION.id(), Digest.sha256("nonce"), "", null, NOW);
        try {
            ClaimChecks.require(claims.build(), Tokens.REGISTRATION, state, NOW);
            return null;
        } catch (LaunchRejected e) {
            return e.reason();
        }
    }
}
