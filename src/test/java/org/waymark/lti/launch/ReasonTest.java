package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.lti.payload.Claim;

/** What a refusal says, and to whom. */
class ReasonTest {
    @ParameterizedTest
    @EnumSource(Reason.class)
    void a_refusal_is_the_callers_fault_but_where_keys_cannot_be_had(Reason reason) {
        if (reason == Reason.KEYS_UNAVAILABLE) {
            assertThat(reason.status()).isEqualTo(503);
        } else {
            assertThat(reason.status()).isBetween(400, 403);
        }
        assertThat(reason.clause()).matches("(SEC|CORE|CERT|DL|SR) [0-9.]+");
    }

    @Test
    void a_refusal_names_its_registration_once_that_is_known() {
        LaunchRejected refusal = new LaunchRejected(Reason.EXPIRED, "exp is past");
        assertThat(refusal.registration()).isEmpty();
        LaunchRejected known = refusal.of(Tokens.REGISTRATION);
        assertThat(known.registration()).contains(Tokens.REGISTRATION);
        assertThat(known.reason()).isEqualTo(Reason.EXPIRED);
        assertThat(known.detail()).isEqualTo("exp is past");
        assertThat(LaunchRejected.secondUse().reason()).isEqualTo(Reason.STATE_USED);
    }

    @Test
    void the_deployment_is_read_as_an_id() throws Exception {
        LaunchClaims reader = new LaunchClaims(java.net.URI.create("https://tool.example"));
        var claims = new com.nimbusds.jwt.JWTClaimsSet.Builder();
        assertThat(reader.deploymentId(claims.build())).isNull();
        assertThat(reader.deploymentId(claims.claim(Claim.DEPLOYMENT_ID, 7).build()))
                .isEqualTo("7");
    }
}
