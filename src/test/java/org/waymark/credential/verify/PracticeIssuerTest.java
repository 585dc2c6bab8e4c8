package org.waymark.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.credential.Samples;
import org.waymark.credential.proof.DataIntegrityProof;
import org.waymark.credential.proof.Ed25519Pair;
import org.waymark.credential.proof.Multikey;
import org.waymark.credential.verify.VerificationReport.Aspect;
import org.waymark.credential.verify.VerificationReport.Grade;
import org.waymark.credential.verify.VerificationReport.Verdict;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;

/** An issuer of others with a site of its own: keys, lists, and what a hostile one may answer. */
class PracticeIssuerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
    private static final Ed25519Pair PAIR = Ed25519Pair.of(9);
    private static final ECKey KEY = key("one");
    private static final ECKey OTHER = key("other");

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Outbound outbound = new Outbound(NetworkPolicy.loopback());
    private HttpServer server;
    private String site;
    private String did;

    private static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            String page = pages.get(exchange.getRequestURI().getPath());
            byte[] body = (page == null ? "" : page).getBytes(StandardCharsets.UTF_8);
            if (page != null && page.startsWith("redirect ")) {
                exchange.getResponseHeaders().add("Location", page.substring(9));
                exchange.sendResponseHeaders(302, -1);
            } else {
                exchange.sendResponseHeaders(page == null ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        site = "http://127.0.0.1:" + server.getAddress().getPort();
        did = "did:web:127.0.0.1%3A" + server.getAddress().getPort() + ":acme";
    }

    @AfterEach
    void close() {
        server.stop(0);
        outbound.close();
    }

    private ObjectNode badge(String issuer) {
        ObjectNode badge = MAPPER.createObjectNode();
        badge.putArray("@context")
                .add("https://www.w3.org/ns/credentials/v2")
                .add("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
                .add("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
        badge.put("id", "urn:uuid:7d1c0c26-9b2f-4f4d-8c35-5b1a8f8f2a10");
        badge.putArray("type").add("VerifiableCredential").add("OpenBadgeCredential");
        badge.putObject("issuer").put("id", issuer).put("type", "Profile").put("name", "Acme <b>School</b>");
        badge.put("validFrom", "2026-01-01T00:00:00Z");
        ObjectNode subject = badge.putObject("credentialSubject");
        subject.put("type", "AchievementSubject").put("id", "did:example:a");
        subject.putObject("achievement")
                .put("id", "urn:uuid:11111111-2222-4333-8444-555555555555")
                .put("type", "Achievement")
                .put("name", "Budgeting")
                .put("description", "d")
                .putObject("criteria")
                .put("narrative", "n");
        return badge;
    }

    private static String jwt(ObjectNode badge, ECKey key, @Nullable String kid, @Nullable JWK jwk) throws Exception {
        JWTClaimsSet claims = JWTClaimsSet.parse(badge.toString());
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT);
        SignedJWT signed = new SignedJWT(header.keyID(kid).jwk(jwk).build(), claims);
        signed.sign(new ECDSASigner(key));
        return signed.serialize();
    }

    private static String embedded(ObjectNode badge, String method) throws Exception {
        badge.set("proof", DataIntegrityProof.sign(badge, method, NOW.minusSeconds(60), PAIR::sign));
        return badge.toString();
    }

    private VerificationReport check(String text) {
        Verification verification = new Verification(Samples.ISSUER, Samples.ADDRESSES);
        TestRecords own = TestRecords.of(new JWKSet(), null);
        Fetching fetching = new Fetching(outbound::send, Samples.ADDRESSES.baseUrl(), () -> {});
        return text.startsWith("{")
                ? verification.verify(new HandedIn.Embedded(text), own, fetching, NOW)
                : verification.verify(new HandedIn.Signed(text), own, fetching, NOW);
    }

    private static Grade grade(VerificationReport report, Aspect aspect) {
        return report.checks().stream()
                .filter(check -> check.aspect() == aspect)
                .findFirst()
                .orElseThrow()
                .grade();
    }

    private void controller(String path, String id, String extra) {
        pages.put(
                path,
                "{\"id\":\"" + id + "\",\"verificationMethod\":[{\"id\":\"" + id
                        + "#k\",\"type\":\"Multikey\",\"controller\":\"" + id + "\",\"publicKeyMultibase\":\""
                        + Multikey.ofEd25519(PAIR.publicKey())
                        + "\"},{\"id\":\"#j\",\"type\":\"JsonWebKey\",\"controller\":\""
                        + id + "\",\"publicKeyJwk\":" + KEY.toPublicJWK().toJSONString() + "}]" + extra + "}");
    }

    private static String asserting(String id) {
        return ",\"assertionMethod\":[\"" + id + "#k\",\"" + id + "#j\"]";
    }

    @Test
    void keys_of_a_did_document_hold_for_both_forms_and_only_where_it_says_so() throws Exception {
        controller("/acme/did.json", did, asserting(did));
        assertThat(check(embedded(badge(did), did + "#k")).verdict()).isEqualTo(Verdict.VALID);
        VerificationReport report = check(jwt(badge(did), KEY, did + "#j", null));
        assertThat(report.verdict()).as(report.checks().toString()).isEqualTo(Verdict.VALID);
        assertThat(grade(report, Aspect.ISSUER)).isEqualTo(Grade.PASSED);
        assertThat(check(jwt(badge(did), OTHER, did + "#j", null)).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(check(jwt(badge(did), KEY, did + "#x", null)).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(check(jwt(badge(did), KEY, null, KEY.toPublicJWK())).verdict())
                .isEqualTo(Verdict.VALID);
        assertThat(check(jwt(badge(did), OTHER, null, OTHER.toPublicJWK())).verdict())
                .isEqualTo(Verdict.NOT_VERIFIED);
        controller("/acme/did.json", did, ",\"assertionMethod\":[],\"authentication\":[\"" + did + "#j\"]");
        assertThat(check(jwt(badge(did), KEY, did + "#j", null)).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        controller("/acme/did.json", did, "");
        assertThat(check(jwt(badge(did), KEY, did + "#j", null)).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        controller("/acme/did.json", did + ":other", asserting(did + ":other"));
        assertThat(check(jwt(badge(did), KEY, did + "#j", null)).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    }

    @Test
    void keys_of_an_address_hold_as_far_as_the_address_is_the_issuers() throws Exception {
        String issuer = site + "/issuers/1";
        controller("/issuers/1", issuer, "");
        pages.put("/issuers/1/keys/one", KEY.toPublicJWK().toJSONString());
        pages.put("/issuers/2/keys/one", KEY.toPublicJWK().toJSONString());
        pages.put("/issuers/1/jwks", new JWKSet(KEY).toString(true));
        pages.put("/.well-known/jwks.json", new JWKSet(List.of(OTHER, KEY)).toString(true));
        for (String kid : List.of(issuer + "#j", issuer + "/keys/one", issuer + "/jwks#one")) {
            VerificationReport report = check(jwt(badge(issuer), KEY, kid, null));
            assertThat(report.verdict()).as(kid + report.checks()).isEqualTo(Verdict.VALID);
            assertThat(grade(report, Aspect.ISSUER)).as(kid).isEqualTo(Grade.PASSED);
        }
        for (String kid : List.of(site + "/issuers/2/keys/one", "one")) {
            VerificationReport report = check(jwt(badge(issuer), KEY, kid, null));
            assertThat(report.verdict()).as(kid + report.checks()).isEqualTo(Verdict.VALID);
            assertThat(grade(report, Aspect.ISSUER)).as(kid).isEqualTo(Grade.NOTE);
        }
        assertThat(check(embedded(badge(issuer), issuer + "#k")).verdict()).isEqualTo(Verdict.VALID);
        pages.put(
                "/multikey",
                "{\"id\":\"" + site + "/multikey\",\"type\":\"Multikey\",\"controller\":\"" + issuer
                        + "\",\"publicKeyMultibase\":\"" + Multikey.ofEd25519(PAIR.publicKey()) + "\"}");
        assertThat(grade(check(embedded(badge(issuer), site + "/multikey")), Aspect.ISSUER))
                .isEqualTo(Grade.PASSED);
        assertThat(check(embedded(badge(site + "/issuers/3"), site + "/multikey"))
                        .verdict())
                .isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(check(jwt(badge("https://other.example/i"), KEY, issuer + "/keys/one", null))
                        .verdict())
                .isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(check(embedded(badge(issuer), PAIR.method())).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(check(embedded(badge("urn:x:y"), PAIR.method())).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(check(embedded(badge(PAIR.did()), PAIR.method())).verdict()).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "<html>",
                "{\"keys\":[{}]}",
                "{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQ\"}",
                "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "redirect http://127.0.0.1:1/"
            })
    void whatever_stands_at_the_keys_address_there_is_a_verdict(String page) throws Exception {
        String issuer = site + "/i";
        pages.put("/i/k", page);
        assertThat(check(jwt(badge(issuer), KEY, issuer + "/k", null)).verdict())
                .isEqualTo(Verdict.NOT_VERIFIED);
        pages.put("/i/k", "[".repeat(100_000));
        assertThat(check(jwt(badge(issuer), KEY, issuer + "/k", null)).verdict())
                .isEqualTo(Verdict.NOT_VERIFIED);
        pages.put("/i/k", "{\"a\":\"" + "b".repeat(3_000_000) + "\"}");
        assertThat(check(jwt(badge(issuer), KEY, issuer + "/k", null)).verdict())
                .isEqualTo(Verdict.NOT_VERIFIED);
    }

    @Test
    void addresses_inside_are_not_asked_and_no_more_than_a_few_are() throws Exception {
        for (String issuer : List.of(
                "https://10.0.0.1/i",
                "http://169.254.169.254/latest",
                "https://[fd00::1]/i",
                "file:///etc/passwd",
                "https://a:b@127.0.0.1/",
                "did:web:10.0.0.1",
                "did:web:169.254.169.254%3A80:x",
                "did:web:..%2f..%2fx",
                "did:web:",
                "did:jwk:e30",
                "did:key:z6Mk",
                Samples.ADDRESSES.baseUrl() + "/elsewhere")) {
            VerificationReport report = check(jwt(badge(issuer), KEY, issuer + "#k", null));
            assertThat(report.verdict()).as(issuer).isEqualTo(Verdict.NOT_VERIFIED);
        }
        assertThat(requests).hasValue(0);
        String issuer = site + "/i";
        pages.put("/i/k", KEY.toPublicJWK().toJSONString());
        ObjectNode badge = badge(issuer);
        for (int i = 0; i < 15; i++) {
            badge.withArray("credentialStatus")
                    .addObject()
                    .put("id", site + "/list/" + i)
                    .put("type", "1EdTechRevocationList");
        }
        assertThat(check(jwt(badge, KEY, issuer + "/k", null)).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(requests).hasValueLessThanOrEqualTo(6);
        requests.set(0);
        assertThat(check(jwt(badge, OTHER, issuer + "/k", null)).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(requests).as("lists are asked for what is genuine only").hasValue(1);
    }

    @Test
    void a_newer_version_is_asked_for_once_and_has_to_be_the_issuers() throws Exception {
        String issuer = site + "/i";
        pages.put("/i/k", KEY.toPublicJWK().toJSONString());
        ObjectNode badge = badge(issuer);
        badge.putObject("refreshService").put("id", site + "/newer").put("type", "1EdTechCredentialRefresh");
        String jwt = jwt(badge, KEY, issuer + "/k", null);
        ObjectNode newer = badge.deepCopy().put("validFrom", "2026-05-01T00:00:00Z");
        pages.put("/newer", jwt(newer, KEY, issuer + "/k", null));
        VerificationReport report = check(jwt);
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(grade(report, Aspect.REFRESH)).isEqualTo(Grade.NOTE);
        assertThat(report.checks().toString()).contains("refresh.newer");
        pages.put("/newer", jwt);
        assertThat(grade(check(jwt), Aspect.REFRESH)).isEqualTo(Grade.PASSED);
        for (String other : List.of(jwt(newer, OTHER, issuer + "/k", null), "{}", jwt + "A")) {
            pages.put("/newer", other);
            assertThat(check(jwt).checks().toString()).contains("refresh.not-asked");
        }
    }

    private ObjectNode listed(String issuer, String type) {
        ObjectNode badge = badge(issuer);
        badge.putObject("credentialStatus").put("id", site + "/list").put("type", type);
        return badge;
    }

    @Test
    void a_revocation_list_is_asked() throws Exception {
        String issuer = site + "/i";
        pages.put("/i/k", KEY.toPublicJWK().toJSONString());
        String jwt = jwt(listed(issuer, "1EdTechRevocationList"), KEY, issuer + "/k", null);
        assertThat(check(jwt).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        String list = "{\"id\":\"" + site + "/list\",\"issuer\":\"" + issuer + "\",\"revokedCredential\":[%s]}";
        pages.put("/list", list.formatted(""));
        assertThat(check(jwt).verdict()).isEqualTo(Verdict.VALID);
        String id = "{\"id\":\"urn:uuid:7d1c0c26-9b2f-4f4d-8c35-5b1a8f8f2a10\"%s}";
        pages.put("/list", list.formatted(id.formatted(",\"revocationReason\":\"Mistake\"")));
        VerificationReport revoked = check(jwt);
        assertThat(revoked.verdict()).isEqualTo(Verdict.REVOKED);
        assertThat(revoked.checks().toString()).contains("Mistake");
        pages.put("/list", list.formatted(id.formatted(",\"revoked\":false")));
        assertThat(check(jwt).verdict()).isEqualTo(Verdict.VALID);
        pages.put("/list", list.formatted("").replace(issuer + "\"", site + "/other\""));
        assertThat(check(jwt).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(check(jwt(listed(issuer, "SomethingElse"), KEY, issuer + "/k", null))
                        .verdict())
                .isEqualTo(Verdict.NOT_VERIFIED);
    }

    @Test
    void a_bitstring_list_is_asked_and_its_own_signature_checked() throws Exception {
        String issuer = site + "/i";
        controller("/i", issuer, "");
        ObjectNode badge = badge(issuer);
        badge.putObject("credentialStatus")
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", "revocation")
                .put("statusListIndex", "77")
                .put("statusListCredential", site + "/bits");
        String jwt = jwt(badge, KEY, issuer + "#j", null);
        byte[] bits = new byte[16_384];
        pages.put("/bits", embedded(list(issuer, bits), issuer + "#k"));
        VerificationReport good = check(jwt);
        assertThat(good.verdict()).as(good.checks().toString()).isEqualTo(Verdict.VALID);
        pages.put("/bits", jwt(list(issuer, bits), KEY, issuer + "#j", null));
        assertThat(check(jwt).verdict()).isEqualTo(Verdict.VALID);
        bits[9] = 0b0000_0100;
        pages.put("/bits", embedded(list(issuer, bits), issuer + "#k"));
        assertThat(check(jwt).verdict()).isEqualTo(Verdict.REVOKED);
        pages.put("/bits", jwt(list(issuer, bits), OTHER, issuer + "#j", null));
        assertThat(check(jwt).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        pages.put("/bits", embedded(list(PAIR.did(), new byte[16_384]), PAIR.method()));
        assertThat(check(jwt).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        pages.put("/bits", list(issuer, new byte[16_384]).toString());
        assertThat(check(jwt).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        ObjectNode suspended = list(issuer, bits);
        ((ObjectNode) suspended.path("credentialSubject")).put("statusPurpose", "suspension");
        pages.put("/bits", embedded(suspended, issuer + "#k"));
        assertThat(check(jwt).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        badge.remove("proof");
        ((ObjectNode) badge.path("credentialStatus")).put("statusPurpose", "suspension");
        assertThat(check(jwt(badge, KEY, issuer + "#j", null)).verdict()).isEqualTo(Verdict.SUSPENDED);
        ((ObjectNode) badge.path("credentialStatus")).put("statusListIndex", "0077");
        assertThat(check(jwt(badge, KEY, issuer + "#j", null)).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        ObjectNode old = list(issuer, bits);
        old.put("validUntil", "2026-02-01T00:00:00Z");
        pages.put("/bits", embedded(old, issuer + "#k"));
        assertThat(check(jwt).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    }

    private ObjectNode list(String issuer, byte[] bits) throws Exception {
        ObjectNode list = MAPPER.createObjectNode();
        list.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
        list.put("id", site + "/bits");
        list.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
        list.put("issuer", issuer).put("validFrom", "2026-01-01T00:00:00Z");
        list.putObject("credentialSubject")
                .put("id", site + "/bits#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", "revocation")
                .put("encodedList", CarriedTest.list(bits));
        return list;
    }
}
