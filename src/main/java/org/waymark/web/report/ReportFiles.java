package org.waymark.web.report;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import org.waymark.report.CityReport;
import org.waymark.report.Edition;
import org.waymark.web.Refusal;

/** Sends a city's report as a file. */
public final class ReportFiles {
    /** The name of the PDF in an address. */
    public static final String PDF = "report.pdf";

    /** The name of the table in an address. */
    public static final String CSV = "report.csv";

    private ReportFiles() {}

    /**
     * Sends a report as the file of that name.
     *
     * @throws Refusal where there is no such file
     */
    public static void send(Context context, String file, Edition<CityReport> edition) {
        String name = ReportWords.file(edition.report());
        if (file.equals(PDF)) {
            context.header("Content-Disposition", "attachment; filename=\"" + name + ".pdf\"");
            context.contentType("application/pdf").result(ReportPdf.of(edition));
        } else if (file.equals(CSV)) {
            context.header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
            context.contentType("text/csv; charset=utf-8")
                    .result(ReportCsv.of(edition).getBytes(StandardCharsets.UTF_8));
        } else {
            throw Refusal.notFound();
        }
    }
}
