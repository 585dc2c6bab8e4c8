package org.waymark.web.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.report.CityReport;
import org.waymark.report.Edition;
import org.waymark.report.ProgrammeReport;
import org.waymark.sheet.SafeCsv;

/** Writes reports as CSV (RFC 4180), in which words of the file are those of a catalog's file and never translated. */
public final class ReportCsv {
    private ReportCsv() {}

    /** Writes a city's report: what is told, of what, before and after. */
    public static String of(Edition<CityReport> edition) {
        CityReport report = edition.report();
        return written(csv -> {
            csv.write(List.of("section", "code", "title", "before", "after"));
            line(csv, "report", "edition", report.name(), "", edition.number());
            line(csv, "report", "from", "", "", report.from());
            line(csv, "report", "to", "", "", report.to());
            line(csv, "report", "known", "", "", report.known());
            line(csv, "report", "standard", report.standard(), "", "");
            line(
                    csv,
                    "standing",
                    "points",
                    "",
                    report.before().points(),
                    report.after().points());
            line(
                    csv,
                    "standing",
                    "possible",
                    "",
                    report.before().possible(),
                    report.after().possible());
            line(
                    csv,
                    "standing",
                    "level",
                    "",
                    report.before().level(),
                    report.after().level());
            line(
                    csv,
                    "standing",
                    "distance",
                    "",
                    report.before().distance(),
                    report.after().distance());
            line(
                    csv,
                    "standing",
                    "supported",
                    "",
                    report.before().supported(),
                    report.after().supported());
            line(
                    csv,
                    "standing",
                    "claimed",
                    "",
                    report.before().claimed(),
                    report.after().claimed());
            line(
                    csv,
                    "standing",
                    "confirmed",
                    "",
                    report.before().confirmed(),
                    report.after().confirmed());
            report.areas()
                    .forEach(area -> area.criteria()
                            .forEach(one ->
                                    line(csv, area.title(), one.code(), one.title(), one.before(), one.after())));
            line(csv, "learners", "", "", "", told(report.learners()));
            report.learned().forEach(one -> line(csv, "learned", one.run(), one.title(), "", told(one.people())));
            report.lapsing().forEach(one -> line(csv, "lapses", one.code(), one.title(), "", one.on()));
            report.next()
                    .forEach(one ->
                            line(csv, "next", one.run(), one.title(), one.start(), String.join(" ", one.criteria())));
            report.trend().forEach(one -> line(csv, "trend", one.on().toString(), "", "", one.points()));
            report.corrections()
                    .forEach(one -> line(csv, "correction", one.what().name(), one.name(), one.before(), one.after()));
        });
    }

    /** Writes the programme's report: a row for each city. */
    public static String ofProgramme(Edition<ProgrammeReport> edition) {
        return written(csv -> {
            csv.write(List.of(
                    "city",
                    "edition",
                    "points before",
                    "points",
                    "possible",
                    "level before",
                    "level",
                    "next level",
                    "distance",
                    "supported",
                    "claimed",
                    "confirmed",
                    "changes",
                    "learners"));
            edition.report()
                    .cities()
                    .forEach(row -> csv.write(List.of(
                            row.name(),
                            Integer.toString(row.edition()),
                            Integer.toString(row.before().points()),
                            Integer.toString(row.after().points()),
                            Integer.toString(row.after().possible()),
                            Objects.toString(row.before().level(), ""),
                            Objects.toString(row.after().level(), ""),
                            Objects.toString(row.after().next(), ""),
                            Objects.toString(row.after().distance(), ""),
                            Integer.toString(row.after().supported()),
                            Integer.toString(row.after().claimed()),
                            Integer.toString(row.after().confirmed()),
                            Integer.toString(row.changes()),
                            told(row.learners()))));
        });
    }

    private static String told(@Nullable Integer people) {
        return people == null ? "1-" + (CityReport.FEWEST - 1) : people.toString();
    }

    private interface Lines {
        void to(SafeCsv csv);
    }

    private static String written(Lines lines) {
        StringWriter text = new StringWriter();
        SafeCsv csv = new SafeCsv(text);
        lines.to(csv);
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void line(
            SafeCsv csv, String section, String code, String title, @Nullable Object before, @Nullable Object after) {
        csv.write(List.of(section, code, title, Objects.toString(before, ""), Objects.toString(after, "")));
    }
}
