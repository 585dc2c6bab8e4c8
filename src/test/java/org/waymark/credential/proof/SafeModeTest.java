package org.waymark.credential.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;
import org.waymark.credential.Samples;
import org.waymark.credential.document.IssuerDocuments;
import org.waymark.credential.document.OpenBadge;

/** A credential is signed and read only when its contexts, all in this jar, give a meaning to everything it says. */
class SafeModeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String VOCABULARY = "https://www.w3.org/2018/credentials#";

    private final ObjectNode badge = badge();

    SafeModeTest() throws Exception {}

    private static ObjectNode badge() throws Exception {
        return (ObjectNode)
                MAPPER.readTree(new OpenBadge(new IssuerDocuments(Samples.ISSUER, Samples.ADDRESSES), Samples.ADDRESSES)
                        .credentialJson(Samples.issuedBy(Samples.UNIVERSITY, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "credentials-v2, context-3.0.3.json",
        "credentials-v2, context-3.0.2.json",
        "credentials-v1, context-3.0.1.json",
        "credentials-v1, context.json"
    })
    @Covers("E2.95")
    void what_a_badge_says_every_context_of_open_badges_defines(String credentials, String file) throws Exception {
        if (credentials.equals("credentials-v1")) {
            ((ArrayNode) badge.path("@context")).set(0, Contexts.CREDENTIALS_1);
            badge.set("issuanceDate", badge.remove("validFrom"));
        }
        if (!file.equals("context-3.0.3.json")) {
            badge.remove("awardedDate");
            ((ObjectNode) badge.at("/credentialSubject/achievement")).remove("inLanguage");
        }
        ((ArrayNode) badge.path("@context")).set(1, "https://purl.imsglobal.org/spec/ob/v3p0/" + file);
        assertThat(CanonicalForm.OF_BUNDLED_CONTEXTS.ofCredential(badge))
                .contains("Data Management: Quality and Standards")
                .contains("1EdTechRevocationList>")
                .contains("sha256$");
        // Each text of the badge, but for the contexts, is in what is signed.
        List<String> texts = new ArrayList<>();
        badge.properties().stream()
                .filter(member -> !member.getKey().equals("@context"))
                .forEach(member -> texts(member.getKey(), member.getValue(), texts));
        String signed = CanonicalForm.OF_BUNDLED_CONTEXTS.ofCredential(badge);
        assertThat(texts)
                .hasSizeGreaterThan(40)
                .allSatisfy(text -> assertThat(signed).contains(text));
    }

    private static void texts(String name, JsonNode node, List<String> texts) {
        node.properties().forEach(member -> texts(member.getKey(), member.getValue(), texts));
        node.forEach(item -> texts(name, item, texts));
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "\"humanCode\",\"humanKode\"",
        "\"OpenBadgeCredential\",\"OpenBdgeCredential\"",
        "\"AchievementSubject\",\"achievement subject\"",
        "\"1EdTechRevocationList\",\"Other\"",
        "\"urn:uuid:,\"relative/",
        "\"awardedDate\",\"cred:awardedDate\"",
        "\"name\",\"https://schema.org/name\"",
        "\"type\",\"@type\"",
        "\"image\",\"@graph\"",
        "\"id\":\"https://waymark.example/credentials,\"id\":\"_:credentials",
    })
    @Covers("E2.95")
    void what_no_context_defines_is_refused(String from, String to) throws Exception {
        String text = badge.toString();
        assertThat(text).contains(from);
        assertThatThrownBy(() ->
                        CanonicalForm.OF_BUNDLED_CONTEXTS.ofCredential(CredentialJson.read(text.replace(from, to))))
                .isInstanceOfSatisfying(
                        ProofFault.class,
                        fault -> assertThat(fault.kind()).isIn(ProofFault.Kind.TERM, ProofFault.Kind.FORM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://example.org/own/v1\"",
                "{\"end\":\"https://www.w3.org/2018/credentials#validUntil\"}",
                "null",
                "{\"@vocab\":\"https://example.org/\"}",
                "{\"@import\":\"https://www.w3.org/ns/did/v1\"}",
                "7"
            })
    void a_context_that_is_not_in_this_jar_is_refused_wherever_it_stands(String context) throws Exception {
        JsonNode further = MAPPER.readTree(context);
        ObjectNode inside = badge.deepCopy();
        ((ObjectNode) inside.path("credentialSubject")).set("@context", further);
        ((ArrayNode) badge.path("@context")).add(further);
        for (ObjectNode document : List.of(badge, inside)) {
            assertThatThrownBy(() -> CanonicalForm.OF_BUNDLED_CONTEXTS.ofCredential(document))
                    .isInstanceOfSatisfying(
                            ProofFault.class, fault -> assertThat(fault.kind()).isEqualTo(ProofFault.Kind.CONTEXT));
        }
    }

    @Test
    void a_context_that_is_not_in_this_jar_is_named() {
        ((ArrayNode) badge.path("@context")).add("https://example.org/own/v1");
        assertThatThrownBy(() -> CanonicalForm.OF_BUNDLED_CONTEXTS.ofCredential(badge))
                .isInstanceOfSatisfying(
                        ProofFault.class, fault -> assertThat(fault.detail()).isEqualTo("https://example.org/own/v1"));
    }

    /** The RDF is the same, so a signature would hold; the end of validity would not be seen. */
    @Test
    void the_end_of_validity_is_not_hidden_inside_another_node() throws Exception {
        badge.put("validUntil", "2027-01-01T00:00:00Z");
        badge.putArray("evidence").addObject().put("id", badge.path("id").textValue());
        CanonicalForm.OF_BUNDLED_CONTEXTS.ofCredential(badge);
        ObjectNode hidden = badge.deepCopy();
        hidden.remove("validUntil");
        ((ObjectNode) hidden.path("evidence").path(0))
                .put("type", "VerifiableCredential")
                .put("validUntil", "2027-01-01T00:00:00Z");
        assertThatThrownBy(() -> CanonicalForm.OF_BUNDLED_CONTEXTS.ofCredential(hidden))
                .isInstanceOfSatisfying(
                        ProofFault.class, fault -> assertThat(fault.detail()).isEqualTo("validUntil"));
    }

    /** Two names for what decides over a credential would be a way to hide it. */
    @Test
    void no_two_terms_of_the_contexts_mean_the_same_decisive_thing() throws Exception {
        Map<String, Set<String>> names = new HashMap<>();
        for (String address : Contexts.BUNDLED.addresses()) {
            JsonNode context = MAPPER.readTree(Contexts.BUNDLED
                    .loadDocument(URI.create(address), new com.apicatalog.jsonld.loader.DocumentLoaderOptions())
                    .getJsonContent()
                    .orElseThrow()
                    .toString());
            collect(context.path("@context"), names);
        }
        for (String decisive : List.of(
                "issuer",
                "validFrom",
                "validUntil",
                "issuanceDate",
                "expirationDate",
                "credentialStatus",
                "credentialSubject",
                "credentialSchema",
                "refreshService",
                "statusPurpose")) {
            assertThat(names.getOrDefault(VOCABULARY + decisive, Set.of()))
                    .as(decisive)
                    .isSubsetOf(decisive);
        }
        assertThat(names.get(VOCABULARY + "validUntil")).containsExactly("validUntil");
        assertThat(names.keySet()).doesNotContain("@vocab", "@nest", "@included", "@graph", "@reverse");
    }

    private static void collect(JsonNode context, Map<String, Set<String>> names) {
        if (context.isArray()) {
            context.forEach(entry -> collect(entry, names));
        }
        context.properties().forEach(member -> {
            JsonNode value = member.getValue();
            String iri =
                    value.isTextual() ? value.textValue() : value.path("@id").asText("");
            names.computeIfAbsent(iri.replaceFirst("\\Acred:", VOCABULARY), any -> new HashSet<>())
                    .add(member.getKey());
            if (member.getKey().equals("@vocab")) {
                names.computeIfAbsent("@vocab", any -> new HashSet<>()).add(iri);
            }
            collect(value.path("@context"), names);
        });
    }

    static List<String> texts() {
        return List.of(
                "{\"a\":1,\"a\":2}",
                "[]",
                "",
                "{} {}",
                "{\"a\":1e400}",
                "{\"a\":1e999999999}",
                "{\"a\":9007199254740993000}",
                "{\"a\":\"\\ud800\"}",
                "{\"\\udc00\":1}",
                "{\"a\":NaN}",
                "{\"a\":" + "[".repeat(50) + "]".repeat(50) + "}",
                "{\"a\":" + "[".repeat(100_000),
                "{\"a\":[" + "1,".repeat(10_000) + "1]}",
                "{\"a\":\"" + "b".repeat(CredentialJson.LONGEST) + "\"}",
                "{\"a\":" + "1".repeat(100) + "}");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_that_is_read_in_two_ways_or_costs_too_much_is_refused(String text) {
        assertThatThrownBy(() -> CredentialJson.read(text)).isInstanceOf(ProofFault.class);
    }

    @Test
    void numbers_are_written_as_every_reader_writes_them() throws Exception {
        ObjectNode subject = (ObjectNode) badge.path("credentialSubject");
        subject.put("creditsEarned", 3.0);
        assertThat(CanonicalForm.OF_BUNDLED_CONTEXTS.ofCredential(badge))
                .contains("\"3\"^^<https://www.w3.org/2001/XMLSchema#float>");
        subject.put("creditsEarned", 0.1);
        assertThat(CanonicalForm.OF_BUNDLED_CONTEXTS.ofCredential(badge)).contains("\"1.0E-1\"^^<");
    }

    /** Equal nodes with equal neighbours: how many ways there are to number them grows beyond every bound. */
    @Test
    void a_graph_that_takes_for_ever_is_refused() throws Exception {
        for (int size : List.of(4, 12, 200, 700)) {
            ObjectNode poison = badge.deepCopy();
            ArrayNode results = ((ObjectNode) poison.path("credentialSubject")).putArray("result");
            for (int hub = 0; hub < 2; hub++) {
                ArrayNode leaves = results.addObject().put("type", "Result").putArray("alignment");
                for (int i = 0; i < size; i++) {
                    leaves.addObject().put("type", "Alignment").put("targetName", "same");
                }
            }
            if (size < 10) {
                CanonicalForm.OF_BUNDLED_CONTEXTS.ofCredential(poison);
            } else {
                assertThatThrownBy(() -> CanonicalForm.OF_BUNDLED_CONTEXTS.ofCredential(poison))
                        .as("%d", size)
                        .isInstanceOfSatisfying(
                                ProofFault.class,
                                fault -> assertThat(fault.kind()).isEqualTo(ProofFault.Kind.LIMIT));
            }
        }
    }
}
