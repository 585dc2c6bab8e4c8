package org.waymark.web.framework;

import java.text.Collator;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names the fields of a document by which lists of documents are sorted, filtered and cut. */
final class DocumentFields {
    static final String CHANGED = "lastChangeDateTime";

    /** All that CASE has, also those that no document here has a value of. */
    private static final List<String> NAMES = List.of(
            "identifier",
            "uri",
            "frameworkType",
            "caseVersion",
            "creator",
            "title",
            CHANGED,
            "officialSourceURL",
            "publisher",
            "description",
            "subject",
            "subjectURI",
            "language",
            "version",
            "adoptionStatus",
            "statusStartDate",
            "statusEndDate",
            "licenseURI",
            "notes",
            "extensions",
            "CFPackageURI");

    private static final List<String> LINKS = List.of("licenseURI", "CFPackageURI");
    private static final List<String> WITHIN_LINK = List.of("title", "identifier", "uri");

    private DocumentFields() {}

    static boolean isName(String name) {
        return NAMES.contains(name);
    }

    /** Whether a name is that of a field, or of a field within one, with a dot between. */
    static boolean isPath(String path) {
        int dot = path.indexOf('.');
        return dot < 0
                ? isName(path)
                : LINKS.contains(path.substring(0, dot)) && WITHIN_LINK.contains(path.substring(dot + 1));
    }

    /** Finds the value of a field as text; empty when the document has none. */
    static Optional<String> find(Map<String, Object> document, String path) {
        int dot = path.indexOf('.');
        Object value = dot < 0
                ? document.get(path)
                : document.get(path.substring(0, dot)) instanceof Map<?, ?> link
                        ? link.get(path.substring(dot + 1))
                        : null;
        return Optional.ofNullable(value).map(Object::toString);
    }

    /** Compares values as a reader of English does, capital letters or not; moments by their time. */
    static Comparator<String> order() {
        Collator collator = Collator.getInstance(Locale.ENGLISH);
        collator.setStrength(Collator.SECONDARY);
        return (one, other) -> {
            Instant first = moment(one);
            Instant second = moment(other);
            return first != null && second != null ? first.compareTo(second) : collator.compare(one, other);
        };
    }

    private static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
