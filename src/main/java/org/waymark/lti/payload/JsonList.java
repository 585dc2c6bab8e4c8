package org.waymark.lti.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list from outside entry by entry while it comes, and bounds what it may cost: how many entries there may be, how
 * much of them is kept, and how large one of them is. One object counts through all pages of one reading. Used by one
 * thread.
 */
public final class JsonList {

    /** The way in which the reading of a page ended. */
    public enum Outcome {
        /** Every entry was read. */
        WHOLE,
        /** There is no such list, or its text breaks off. */
        NO_LIST,
        /** There is more than may be read or kept. */
        TOO_LONG
    }

    /** The bytes that one kept text costs beside its characters. */
    private static final int COST_OF_TEXT = 48;

    private static final int MOST_TOKENS_OF_ENTRY = 5_000;
    private static final int LARGEST_ENTRY = 512 * 1024;
    private static final int LONGEST_TEXT = 256 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // A table of all names would grow with every name that somebody makes up.
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(1_000)
                            .build())
                    .build())
            .build();

    private final int mostEntries;
    private final int mostKept;
    private int entries;
    private int kept;

    /** @param mostKept how much of all entries may be kept, in bytes as {@link #cost} estimates them */
    public JsonList(int mostEntries, int mostKept) {
        this.mostEntries = mostEntries;
        this.mostKept = mostKept;
    }

    /**
     * Reads one page.
     *
     * @param field where the list stands in the object that the page is; null when the page is the list itself. An empty
     *     page has an empty list only in the first case: a grade or a column that is not there means more than a person
     * @param keep takes an entry, and says what it keeps of it
     * @throws IOException only when the page cannot be fetched
     */
    public Outcome read(Reader page, @Nullable String field, ToIntFunction<JsonNode> keep) throws IOException {
        try (Counted parser = new Counted(MAPPER.createParser(page))) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            return read(parser, field, keep);
        } catch (TooMuch e) {
            return Outcome.TOO_LONG;
        } catch (JsonProcessingException e) {
            return Outcome.NO_LIST;
        }
    }

    /** Returns the memory that it takes to keep these texts, in bytes. */
    public static int cost(@Nullable String... texts) {
        int cost = COST_OF_TEXT;
        for (String text : texts) {
            cost += text == null ? 0 : COST_OF_TEXT + text.length();
        }
        return cost;
    }

    private Outcome read(Counted parser, @Nullable String field, ToIntFunction<JsonNode> keep) throws IOException {
        JsonToken first = parser.nextToken();
        if (field == null) {
            return first == JsonToken.START_ARRAY ? entries(parser, keep) : Outcome.NO_LIST;
        }
        if (first != JsonToken.START_OBJECT) {
            // Nothing at all where an object with a list may stand is a list of nothing.
            return first == null ? Outcome.WHOLE : Outcome.NO_LIST;
        }
        Outcome outcome = Outcome.NO_LIST;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = field.equals(parser.currentName());
            if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                outcome = entries(parser, keep);
            } else {
                skip(parser);
            }
        }
        return outcome;
    }

    private Outcome entries(Counted parser, ToIntFunction<JsonNode> keep) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (++entries > mostEntries) {
                throw new TooMuch();
            }
            parser.beginEntry();
            kept += keep.applyAsInt(MAPPER.readTree(parser));
            if (kept > mostKept) {
                throw new TooMuch();
            }
        }
        // What stands around the list counts as one more entry.
        parser.beginEntry();
        return Outcome.WHOLE;
    }

    private static void skip(Counted parser) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token == null) {
                return;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (depth > 0 && parser.nextToken() != null);
    }

    private static final class TooMuch extends IOException {
        TooMuch() {
            super("too much");
        }
    }

    /** Counts what an entry is made of, and ends it when it is too much. */
    private static final class Counted extends JsonParserDelegate {
        private static final int LOOKS = 8;
        private int tokens;
        private long began;

        Counted(JsonParser parser) {
            super(parser);
        }

        void beginEntry() {
            tokens = 0;
            began = delegate.currentLocation().getCharOffset();
        }

        @Override
        public JsonToken nextToken() throws IOException {
            tokens++;
            boolean large = tokens % LOOKS == 0 && delegate.currentLocation().getCharOffset() - began > LARGEST_ENTRY;
            if (large || tokens > MOST_TOKENS_OF_ENTRY) {
                throw new TooMuch();
            }
            return super.nextToken();
        }

        @Override
        public @Nullable String nextFieldName() throws IOException {
            return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
        }
    }
}
