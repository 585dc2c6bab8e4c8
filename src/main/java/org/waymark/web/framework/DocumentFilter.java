package org.waymark.web.framework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which documents are asked for (CASE 1.1 REST binding, 3.3): one comparison, or two with AND or OR between them.
 *
 * @param all whether each comparison has to hold, or else one of them
 */
record DocumentFilter(List<Comparison> comparisons, boolean all) {
    static final DocumentFilter NONE = new DocumentFilter(List.of(), true);

    private static final int LONGEST = 500;
    private static final Pattern COMPARISON = Pattern.compile("\\G([A-Za-z.]++)(!=|>=|<=|[=<>~])'([^']*+)'");
    private static final Pattern LOGICAL = Pattern.compile("\\G (AND|OR) ");

    DocumentFilter {
        comparisons = List.copyOf(comparisons);
    }

    private record Comparison(String field, String predicate, String value) {

        boolean holds(Map<String, Object> document, Comparator<String> order) {
            return DocumentFields.find(document, field)
                    .map(found -> holds(found, order.compare(found, value)))
                    .orElse(predicate.equals("!="));
        }

        private boolean holds(String found, int compared) {
            return switch (predicate) {
                case "=" -> compared == 0;
                case "!=" -> compared != 0;
                case ">" -> compared > 0;
                case ">=" -> compared >= 0;
                case "<" -> compared < 0;
                case "<=" -> compared <= 0;
                default -> found.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
            };
        }
    }

    /** @throws CaseRefusal when it is no filter, or names a field that documents do not have */
    static DocumentFilter read(String text) {
        if (text.length() > LONGEST) {
            throw CaseRefusal.selection("A filter has at most " + LONGEST + " characters.");
        }
        List<Comparison> comparisons = new ArrayList<>();
        Matcher logical = LOGICAL.matcher(text);
        int end = read(text, 0, comparisons);
        boolean both = true;
        if (end < text.length()) {
            if (!logical.find(end)) {
                throw unreadable();
            }
            both = logical.group(1).equals("AND");
            end = read(text, logical.end(), comparisons);
        }
        if (end < text.length()) {
            throw unreadable();
        }
        return new DocumentFilter(comparisons, both);
    }

    private static int read(String text, int from, List<Comparison> comparisons) {
        Matcher comparison = COMPARISON.matcher(text);
        if (!comparison.find(from)) {
            throw unreadable();
        }
        if (!DocumentFields.isPath(comparison.group(1))) {
            throw CaseRefusal.selection("The filter names a field that no document has.");
        }
        comparisons.add(new Comparison(comparison.group(1), comparison.group(2), comparison.group(3)));
        return comparison.end();
    }

    private static CaseRefusal unreadable() {
        return CaseRefusal.selection("A filter is a field, one of = != > >= < <= ~, and a value in single quotes;"
                + " a second one may follow after ' AND ' or ' OR '.");
    }

    boolean takes(Map<String, Object> document, Comparator<String> order) {
        return all
                ? comparisons.stream().allMatch(one -> one.holds(document, order))
                : comparisons.stream().anyMatch(one -> one.holds(document, order));
    }
}
