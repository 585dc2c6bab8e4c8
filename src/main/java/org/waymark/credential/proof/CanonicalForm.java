package org.waymark.credential.proof;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.processor.ToRdfProcessor;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTicker;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;

/** The canonical N-Quads of a JSON-LD document (RDF Dataset Canonicalization, RDFC-1.0), in safe mode. */
final class CanonicalForm {
    static final CanonicalForm OF_BUNDLED_CONTEXTS = new CanonicalForm(Contexts.BUNDLED);

    /** Looking for it once more costs more than the canonical form. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /**
     * How many steps telling equal nodes apart may take, a second on a slow machine. Steps, not time, so that the same
     * document has the same outcome on every machine. A credential takes some hundreds.
     */
    private static final int MOST_STEPS = 20_000;

    private static final Duration EXPANDING = Duration.ofSeconds(10);

    private final Contexts contexts;
    private final PlainTerms plainTerms;

    CanonicalForm(Contexts contexts) {
        this.contexts = contexts;
        this.plainTerms = new PlainTerms(contexts);
    }

    PlainTerms plainTerms() {
        return plainTerms;
    }

    /** The canonical form of a whole credential, refused where its members by name are not what is signed. */
    String ofCredential(ObjectNode credential) throws ProofFault {
        CredentialJson.require(credential);
        plainTerms.require(credential);
        return of(credential);
    }

    String of(ObjectNode document) throws ProofFault {
        try {
            JsonLdOptions options = new JsonLdOptions(contexts);
            options.setUndefinedTermsPolicy(JsonLdOptions.ProcessingPolicy.Fail);
            options.setUriValidation(UriValidationPolicy.None);
            options.setContextCache(contexts.cache());
            options.setTimeout(EXPANDING);
            JsonArray expanded = JsonLd.expand(JsonDocument.of(object(document)))
                    .options(options)
                    .get();
            SafeMode.require(expanded);
            RdfCanon canon = RdfCanon.create("SHA-256", new Steps());
            ToRdfProcessor.toRdf(canon, expanded, options);
            StringWriter text = new StringWriter();
            canon.provide(new NQuadsWriter(text));
            return text.toString();
        } catch (JsonLdError e) {
            throw new ProofFault(
                    ProofFault.Kind.TERM, String.valueOf(innermost(e).getMessage()));
        } catch (TooManySteps e) {
            throw new ProofFault(ProofFault.Kind.LIMIT, "graph");
        } catch (RdfConsumerException | RuntimeException e) {
            throw new ProofFault(ProofFault.Kind.TERM, e.getClass().getSimpleName());
        }
    }

    /** What went wrong with a context is the cause of its not being loaded. */
    private static Throwable innermost(Throwable fault) {
        Throwable found = fault;
        while (found.getCause() instanceof JsonLdError cause) {
            found = cause;
        }
        return found;
    }

    private static final class Steps implements RdfCanonTicker {
        private int steps;

        @Override
        public void tick() {
            steps++;
            if (steps > MOST_STEPS) {
                throw new TooManySteps();
            }
        }
    }

    private static final class TooManySteps extends IllegalStateException {}

    private static JsonObject object(JsonNode node) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            object.add(member.getKey(), value(member.getValue()));
        }
        return object.build();
    }

    private static JsonValue value(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            for (JsonNode item : node) {
                array.add(value(item));
            }
            return array.build();
        }
        if (node.isTextual()) {
            return JSON.createValue(node.textValue());
        }
        if (node.isNumber()) {
            // 1.0 and 1 are one number, as in JavaScript.
            double number = node.doubleValue();
            return number == Math.rint(number) ? JSON.createValue((long) number) : JSON.createValue(number);
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? JsonValue.TRUE : JsonValue.FALSE;
        }
        return JsonValue.NULL;
    }
}
