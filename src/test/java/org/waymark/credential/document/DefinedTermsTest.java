package org.waymark.credential.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waymark.Covers;
import org.waymark.credential.Samples;
import org.waymark.credential.SignedBadge;
import org.waymark.credential.TestKeys;
import org.waymark.credential.proof.CanonicalText;
import org.waymark.credential.proof.ProofFault;

/** A reader in JSON-LD's safe mode refuses a document with a term that no context defines. */
class DefinedTermsTest {
    private static final TestKeys KEYS = TestKeys.make();

    private final IssuerDocuments issuers = new IssuerDocuments(Samples.ISSUER, Samples.ADDRESSES);
    private final OpenBadge badges = new OpenBadge(issuers, Samples.ADDRESSES);

    @Test
    @Covers("E2.95")
    void whatever_a_document_says_its_contexts_define() throws Exception {
        List<JWK> keys = Stream.concat(KEYS.published().getKeys().stream(), Stream.of(KEYS.proofKey()))
                .toList();
        SignedBadge own = KEYS.signatures().sign(badges.credentialJson(Samples.facts()), "", Instant.EPOCH);
        SignedBadge theirs =
                KEYS.signatures().sign(badges.credentialJson(Samples.issuedBy(Samples.UNIVERSITY)), "", Instant.EPOCH);
        String list = new StatusLists(Samples.ADDRESSES).bitstringJson("waymark", 0, List.of(1), Instant.EPOCH);
        for (String document : List.of(
                own.json(),
                theirs.json(),
                payload(own.jwt()),
                payload(theirs.jwt()),
                KEYS.signatures().prove(list, Instant.EPOCH),
                payload(KEYS.signatures().jwt(list)),
                badges.achievementJson(Samples.facts().achievement()),
                issuers.profileJson(null, keys),
                issuers.profileJson(Samples.UNIVERSITY, keys),
                issuers.didJson("waymark", keys),
                issuers.keyJson("waymark", KEYS.proofKey()))) {
            assertThat(CanonicalText.of(document)).as(document).isNotEmpty();
        }
    }

    @Test
    @Covers("E2.95")
    void a_term_or_type_that_is_not_defined_is_seen_wherever_it_stands() {
        String badge = badges.credentialJson(Samples.facts());
        assertThatThrownBy(() -> CanonicalText.of(badge.replace("\"humanCode\"", "\"humanKode\"")))
                .isInstanceOf(ProofFault.class);
        assertThatThrownBy(() -> CanonicalText.of(badge.replace("\"BitstringStatusListEntry\"", "\"Other\"")))
                .isInstanceOf(ProofFault.class);
    }

    private static String payload(String jwt) throws Exception {
        return SignedJWT.parse(jwt).getPayload().toString();
    }
}
