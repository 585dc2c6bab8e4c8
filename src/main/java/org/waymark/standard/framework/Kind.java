package org.waymark.standard.framework;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** The kinds of things that CASE gives an address to; the word is a part of it. */
public enum Kind {
    DOCUMENT("CFDocuments"),
    PACKAGE("CFPackages"),
    ITEM("CFItems"),
    ASSOCIATION("CFAssociations"),
    GROUPING("CFAssociationGroupings"),
    ITEM_TYPE("CFItemTypes"),
    RUBRIC("CFRubrics");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /**
     * Returns the identifier that follows from facts that never change, as that of a criterion follows from the code that
     * it was given first. It is the same in every installation that has the same Standard.
     */
    UUID id(Object... facts) {
        String name = Arrays.stream(facts).map(Object::toString).collect(Collectors.joining(":"));
        return UUID.nameUUIDFromBytes(("waymark-" + word + ":" + name).getBytes(StandardCharsets.UTF_8));
    }
}
