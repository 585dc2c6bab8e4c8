package org.waymark.standard.framework;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The types of items. Their words are part of the exchanged data, which is not translated. */
public enum ItemType {
    PRACTICE_AREA("Practice area", "A group of criteria of a certification.", "1"),
    CRITERION(
            "Criterion",
            "What must be true of a city. A city is certified by the number of criteria that an assessment confirms.",
            "1.1");

    /** When these words were written. */
    public static final Instant CHANGED_AT = Instant.parse("2026-11-30T00:00:00Z");

    private final String title;
    private final String description;
    private final String hierarchyCode;

    ItemType(String title, String description, String hierarchyCode) {
        this.title = title;
        this.description = description;
        this.hierarchyCode = hierarchyCode;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public String hierarchyCode() {
        return hierarchyCode;
    }

    public Node node() {
        return new Node(Kind.ITEM_TYPE, id(), title);
    }

    /** Returns this type and those below it, as CASE answers a question for one. */
    public List<ItemType> withChildren() {
        return Arrays.stream(values())
                .filter(one -> one.hierarchyCode.startsWith(hierarchyCode))
                .toList();
    }

    UUID id() {
        return Kind.ITEM_TYPE.id(name());
    }
}
