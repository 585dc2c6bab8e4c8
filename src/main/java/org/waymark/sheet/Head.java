package org.waymark.sheet;

import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The first rows of a file, from which one sees what separates the cells and which row holds the headings. */
final class Head {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int ROWS = 40;
    private static final int MOST_ABOVE = 20;

    /** Excel is told the separator so; other programs write it too. */
    private static final Pattern TOLD = Pattern.compile("\"?[sS][eE][pP]=(.)\"?[,;\t]*(?:\r|\n)");

    private final char separator;
    private final List<Row> rows;
    private final int usual;
    private final int header;
    private final long meanings;

    private Head(String text, char separator) {
        this.separator = separator;
        rows = Sheet.first(text, separator, ROWS);
        usual = usualWidth(rows);
        int above = Math.min(MOST_ABOVE + 1, rows.size());
        List<Long> counts = IntStream.range(0, above)
                .mapToObj(i -> Headings.count(rows.get(i).fields()))
                .toList();
        meanings = counts.stream().max(Comparator.naturalOrder()).orElse(0L);
        header = meanings >= 2 ? counts.indexOf(meanings) : firstUsual(above);
    }

    static TextForm form(Charset charset, String text) {
        Matcher told = TOLD.matcher(text);
        List<Character> possible = told.lookingAt() ? List.of(told.group(1).charAt(0)) : SEPARATORS;
        Head best = possible.stream()
                .map(separator -> new Head(text, separator))
                // Of equals the first: a comma before all others.
                .reduce((one, other) -> Comparator.comparingLong((Head head) -> head.meanings)
                                        .thenComparingLong(Head::severalCells)
                                        .thenComparingLong(Head::usualRows)
                                        .thenComparingInt(head -> Math.max(1, head.usual))
                                        .compare(one, other)
                                >= 0
                        ? one
                        : other)
                .orElseThrow();
        return new TextForm(charset, best.separator, best.header);
    }

    private long severalCells() {
        return rows.stream().filter(row -> row.fields().size() > 1).count();
    }

    private long usualRows() {
        return usual < 2
                ? 0
                : rows.stream().filter(row -> row.fields().size() == usual).count();
    }

    private static int usualWidth(List<Row> rows) {
        Map<Integer, Long> widths =
                rows.stream().collect(Collectors.groupingBy(row -> row.fields().size(), Collectors.counting()));
        return widths.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** Finds the first row that is as wide as most are, and fills more than one cell, where no heading is known. */
    private int firstUsual(int above) {
        return IntStream.range(0, above)
                .filter(i -> rows.get(i).fields().size() == usual)
                .filter(i -> usual < 2
                        || rows.get(i).fields().stream()
                                        .filter(cell -> !Folding.isBlank(cell))
                                        .count()
                                > 1)
                .findFirst()
                .orElse(0);
    }
}
