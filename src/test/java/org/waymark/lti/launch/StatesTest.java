package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login is remembered in a token that only this installation can have signed. */
class StatesTest {
    private static final byte[] SECRET =
            "a secret of this installation, and of no other".getBytes(StandardCharsets.UTF_8);
    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");
    private static final State STATE =
            new State("id", Tokens.REGISTRATION.id(), "nonce hash", "browser hash", "_parent", END);

    private final States states = new States(SECRET);

    @Test
    void a_state_is_read_as_it_was_signed() throws Exception {
        assertThat(states.read(states.sign(STATE))).isEqualTo(STATE);
        State without = new State("id", Tokens.REGISTRATION.id(), "nonce hash", "browser hash", null, END);
        assertThat(states.read(states.sign(without))).isEqualTo(without);
    }

    @Test
    void a_state_of_another_installation_or_another_algorithm_is_refused() throws Exception {
        byte[] other = "a secret of another installation, of no use here".getBytes(StandardCharsets.UTF_8);
        refused(new States(other).sign(STATE));
        refused(signed(JWSAlgorithm.HS384, claims -> {}));
        String own = states.sign(STATE);
        refused(own.substring(0, own.length() - 4) + "AAAA");
        refused("e30." + own.split("\\.")[1] + "." + own.split("\\.")[2]);
    }

    @Test
    void a_state_without_what_it_needs_is_refused() throws Exception {
        refused(signed(JWSAlgorithm.HS256, claims -> claims.claim("r", null)));
        refused(signed(JWSAlgorithm.HS256, claims -> claims.claim("r", "no id")));
        refused(signed(JWSAlgorithm.HS256, claims -> claims.expirationTime(null)));
        refused(signed(JWSAlgorithm.HS256, claims -> claims.claim("n", 1)));
        assertThat(states.read(signed(JWSAlgorithm.HS256, claims -> {})).expires())
                .isEqualTo(END);
    }

    /** A header is what JSON says, and nothing that "crit" could name is understood. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\uFEFF{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"crit\":[]}",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"none\"}",
                "{"
            })
    void a_header_that_asks_for_more_or_is_none_cannot_be_read(String header) {
        String token = Base64URL.encode(header) + "." + Base64URL.encode("{}") + ".AAAA";
        assertThatExceptionOfType(ParseException.class).isThrownBy(() -> ForeignToken.read(token));
        refused(token);
    }

    @Test
    void a_token_has_three_parts_and_a_signature_written_in_one_way() throws Exception {
        String header = Base64URL.encode("{\"alg\":\"HS256\"}").toString();
        assertThat(ForeignToken.read(header + ".e30.AAAA").getHeader().getAlgorithm())
                .isEqualTo(JWSAlgorithm.HS256);
        for (String spoilt : new String[] {
            header,
            header + ".e30",
            header + ".e30.AAAA.AAAA",
            header + ".e30.AAA*A",
            header + ".e30.AAB",
            header + "..AAAA"
        }) {
            assertThatExceptionOfType(ParseException.class)
                    .as(spoilt)
                    .isThrownBy(() -> ForeignToken.claims(ForeignToken.read(spoilt)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "text", "{\"exp\":\"soon\"}"})
    void claims_that_are_no_object_cannot_be_read(String claims) throws Exception {
        SignedJWT token =
                ForeignToken.read(Base64URL.encode("{\"alg\":\"HS256\"}") + "." + Base64URL.encode(claims) + ".AAAA");
        assertThatExceptionOfType(ParseException.class).isThrownBy(() -> ForeignToken.claims(token));
    }

    @Test
    void random_values_are_new_each_time_and_compared_whole() {
        assertThat(Digest.random()).hasSize(43).isNotEqualTo(Digest.random());
        assertThat(Digest.sha256("")).isEqualTo("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
        assertThat(Digest.same("ab", "ab")).isTrue();
        assertThat(Digest.same("ab", "aB")).isFalse();
        assertThat(State.cookieName("x")).isEqualTo("waymark_login_x");
    }

    private static String signed(JWSAlgorithm algorithm, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .jwtID("id")
                .claim("r", Tokens.REGISTRATION.id().value().toString())
                .claim("n", "nonce hash")
                .claim("b", "browser hash")
                .expirationTime(Date.from(END));
        change.accept(claims);
        SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims.build());
        byte[] secret = java.util.Arrays.copyOf(SECRET, algorithm.equals(JWSAlgorithm.HS384) ? 64 : SECRET.length);
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }

    private void refused(String text) {
        assertThatExceptionOfType(LaunchRejected.class)
                .as(text)
                .isThrownBy(() -> states.read(text))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.STATE_INVALID));
    }
}
