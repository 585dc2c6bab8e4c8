package org.waymark.cli.text;

import java.util.List;
import java.util.Locale;
import org.waymark.certification.Outcome;
import org.waymark.checkup.Finding;

/** Writes what the doctor found as text for a terminal or a file. */
public final class DoctorText {
    private DoctorText() {}

    public static String word(Finding.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** Writes each thing that was checked, below it what was found, and below that what to do. */
    public static String findings(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        String last = "";
        for (Finding finding : findings) {
            if (!finding.check().equals(last)) {
                last = finding.check();
                text.append(last).append('\n');
            }
            String level = finding.level() == Finding.Level.WRONG ? "WRONG" : word(finding.level());
            text.append("  ").append(padded(level, 7)).append(finding.says()).append('\n');
            if (!finding.todo().isEmpty()) {
                text.append("         -> ").append(finding.todo()).append('\n');
            }
        }
        long wrong = findings.stream()
                .filter(finding -> finding.level() == Finding.Level.WRONG)
                .count();
        long notes = findings.stream()
                .filter(finding -> finding.level() == Finding.Level.NOTE)
                .count();
        String others = notes == 0 ? "" : notes == 1 ? " See the note." : " See the " + notes + " notes.";
        return text.append('\n')
                .append(
                        wrong == 1
                                ? "One thing is wrong."
                                : wrong > 1
                                        ? wrong + " things are wrong."
                                        : notes == 0 ? "All is well." : "Nothing is wrong." + others)
                .append('\n')
                .toString();
    }

    /** Writes one row for each case, parted by bars, so that the table can be pasted into a report. */
    public static String outcomes(List<Outcome> outcomes) {
        String[] heads = {"case", "name", "expected", "got", "", "verdict"};
        List<String[]> rows = outcomes.stream()
                .map(outcome -> new String[] {
                    outcome.number(),
                    outcome.name(),
                    outcome.expected(),
                    outcome.got(),
                    outcome.passed() ? "pass" : "FAIL",
                    outcome.verdict()
                })
                .toList();
        int[] widths = new int[heads.length];
        for (int column = 0; column < heads.length - 1; column++) {
            widths[column] = heads[column].length();
            for (String[] row : rows) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        StringBuilder text = new StringBuilder();
        row(text, heads, widths);
        String[] lines = new String[heads.length];
        for (int column = 0; column < lines.length; column++) {
            lines[column] = "-".repeat(Math.max(3, widths[column]));
        }
        row(text, lines, widths);
        rows.forEach(row -> row(text, row, widths));
        long failed = outcomes.stream().filter(outcome -> !outcome.passed()).count();
        return text.append('\n')
                .append(
                        failed == 0
                                ? "All " + outcomes.size() + " pass."
                                : failed + " of " + outcomes.size() + " fail.")
                .append('\n')
                .toString();
    }

    private static void row(StringBuilder text, String[] cells, int[] widths) {
        text.append("| ");
        for (int column = 0; column < cells.length; column++) {
            text.append(padded(cells[column], widths[column])).append(" | ");
        }
        text.setLength(text.length() - 1);
        text.append('\n');
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }
}
