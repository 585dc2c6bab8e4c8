package org.waymark.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * An object of a text from outside, in which anything may be wrong. A field that is missing or wrong becomes a fault,
 * and reading goes on to find the next one.
 *
 * @param <M> how a fault is said: a message for a person, or a text for a program
 */
public abstract class FaultyObject<M> {
    private final JsonNode node;
    private final M missing;
    private final Set<String> asked = new HashSet<>();

    /** @param missing what is said of a field that has to be there and is not */
    protected FaultyObject(JsonNode node, M missing) {
        this.node = node;
        this.missing = missing;
    }

    /** Notes what is wrong with a field of this object. */
    public abstract void fault(String field, M message);

    protected final JsonNode node() {
        return node;
    }

    /** The value of a field; empty when there is none, or null. */
    protected final Optional<JsonNode> find(String field) {
        asked.add(field);
        return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
    }

    /** Reads a field that has to be there: it is a fault when it is not. */
    protected final Optional<JsonNode> need(String field) {
        Optional<JsonNode> found = find(field);
        if (found.isEmpty()) {
            fault(field, missing);
        }
        return found;
    }

    /** Every field that nobody asked for is a fault. */
    protected final void refuseOthers(M message) {
        refuseOthers(asked, message);
    }

    /** Every other field than these is a fault. */
    public final void refuseOthers(Set<String> known, M message) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                fault(name, message);
            }
        }
    }

    /**
     * Tells whether a text can be kept and shown: no control characters and no halves of a pair, which PostgreSQL
     * refuses.
     */
    public static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
