package org.waymark.credential.proof;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.context.cache.Cache;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The JSON-LD contexts that are known, by their addresses. Each is a file of this jar; none is ever fetched. */
final class Contexts implements DocumentLoader {
    static final String CREDENTIALS_1 = "https://www.w3.org/2018/credentials/v1";
    static final String CREDENTIALS_2 = "https://www.w3.org/ns/credentials/v2";

    private static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/";
    private static final String CLR = "https://purl.imsglobal.org/spec/clr/v2p0/";

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry(CREDENTIALS_2, "credentials-v2"),
            Map.entry(CREDENTIALS_1, "credentials-v1"),
            Map.entry(OPEN_BADGES + "context-3.0.3.json", "ob-3.0.3"),
            Map.entry(OPEN_BADGES + "context-3.0.2.json", "ob-3.0.2"),
            Map.entry(OPEN_BADGES + "context-3.0.1.json", "ob-3.0.1"),
            Map.entry(OPEN_BADGES + "context.json", "ob-3.0"),
            Map.entry(OPEN_BADGES + "context/ob_v3p0.jsonld", "ob-3.0"),
            Map.entry(OPEN_BADGES + "extensions.json", "ob-3.0-extensions"),
            Map.entry(CLR + "context-2.0.1.json", "clr-2.0.1"),
            Map.entry(CLR + "context.json", "clr-2.0"),
            Map.entry("https://w3id.org/security/data-integrity/v1", "data-integrity-v1"),
            Map.entry("https://w3id.org/security/data-integrity/v2", "data-integrity-v2"),
            Map.entry("https://w3id.org/security/multikey/v1", "multikey-v1"),
            Map.entry("https://w3id.org/security/suites/ed25519-2020/v1", "ed25519-2020-v1"),
            Map.entry("https://w3id.org/security/suites/jws-2020/v1", "jws-2020-v1"),
            Map.entry("https://www.w3.org/ns/did/v1", "did-v1"),
            Map.entry("https://www.w3.org/ns/cid/v1", "cid-v1"));

    /** Read once, when the first proof is made or checked. */
    static final Contexts BUNDLED = new Contexts(Map.of());

    private final Map<String, Document> documents = new ConcurrentHashMap<>();
    private final Cache<String, JsonValue> cache = new Kept();

    /** @param further contexts beside those of the jar, by their addresses */
    Contexts(Map<String, Document> further) {
        FILES.forEach((address, file) -> documents.put(address, read(file + ".json")));
        documents.putAll(further);
    }

    Set<String> addresses() {
        return documents.keySet();
    }

    boolean knows(String address) {
        return documents.containsKey(address);
    }

    /** What the processor keeps of a context that it has looked at. */
    Cache<String, JsonValue> cache() {
        return cache;
    }

    @Override
    public Document loadDocument(URI address, DocumentLoaderOptions options) throws JsonLdError {
        Document found = documents.get(address.toString());
        if (found == null) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, address.toString());
        }
        return found;
    }

    private static Document read(String file) {
        try (InputStream in = Contexts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no context " + file + " in this jar");
            }
            return JsonDocument.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonLdError e) {
            throw new IllegalStateException(file, e);
        }
    }

    /** The library's own cache must not be used by two threads. This one grows no larger than the contexts are many. */
    private final class Kept implements Cache<String, JsonValue> {
        private final Map<String, JsonValue> kept = new ConcurrentHashMap<>();

        @Override
        public boolean containsKey(String key) {
            return kept.containsKey(key);
        }

        @Override
        public @Nullable JsonValue get(String key) {
            return kept.get(key);
        }

        @Override
        public void put(String key, JsonValue value) {
            if (knows(key)) {
                kept.put(key, value);
            }
        }
    }
}
