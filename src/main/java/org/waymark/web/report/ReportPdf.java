package org.waymark.web.report;

import java.util.List;
import org.waymark.credential.document.XmlText;
import org.waymark.credential.paper.Paper;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.report.CityReport;
import org.waymark.report.Edition;
import org.waymark.web.report.ReportBodyView.Area;
import org.waymark.web.report.ReportBodyView.Criterion;
import org.waymark.web.report.ReportBodyView.Point;

/** Writes a city's report on paper, with the words and drawings of its page. The same edition gives the same bytes. */
public final class ReportPdf {
    private static final Messages MESSAGES = Messages.of(ReportPdf.class);
    private static final String CSS = """
            @page { size: A4; margin: 18mm 17mm; }
            body { font-family: 'Liberation Sans'; color: #1d2733; font-size: 10pt; line-height: 1.4; }
            h1, h2 { color: #12424f; font-weight: bold; margin: 0; }
            h1 { font-size: 20pt; } h2 { font-size: 12.5pt; padding: 6mm 0 2mm 0; page-break-after: avoid; }
            p { margin: 0 0 1.5mm 0; } ul { margin: 0; padding-left: 5mm; }
            .quiet { color: #4a5663; font-size: 9pt; }
            table { width: 100%; border-collapse: collapse; } td, th { text-align: left; padding: 1mm 2mm 1mm 0; vertical-align: top; }
            th { font-weight: bold; } tr { page-break-inside: avoid; }
            .figures td { width: 25%; border-top: 0.4mm solid #12424f; padding-top: 2mm; }
            .value { font-size: 16pt; font-weight: bold; color: #12424f; }
            .cells td { width: 5mm; height: 5mm; padding: 0; border: 0.6mm solid #ffffff; font-size: 1pt; }
            .nothing { background-color: #e3e6ea; } .supported { background-color: #9cc4cc; }
            .claimed { background-color: #5b7c99; } .confirmed { background-color: #d9b26a; } .point { background-color: #b8893b; }
            .trend td { vertical-align: bottom; text-align: center; font-size: 7.5pt; color: #4a5663; padding: 0 1mm; }
            .column { background-color: #12424f; width: 9mm; margin: 0 auto; }
            .correction { border: 0.3mm solid #b8893b; padding: 3mm; margin-top: 3mm; }
            """;

    private ReportPdf() {}

    /** Writes a report in the language of the reader. */
    public static byte[] of(Edition<CityReport> edition) {
        ReportBodyView body = ReportWords.body(edition);
        String title = MESSAGES.say("report.title", "city", body.city(), "period", body.period());
        StringBuilder html = new StringBuilder(40_000);
        html.append("<html lang=\"")
                .append(Language.current().tag())
                .append("\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>")
                .append(text(title))
                .append("</title><meta name=\"subject\" content=\"")
                .append(text(body.period()))
                .append("\"/><style>")
                .append(CSS)
                .append("</style></head><body>");
        html.append("<h1>").append(text(body.city())).append("</h1>");
        paragraph(html, body.period());
        quiet(html, body.standard());
        quiet(html, body.made());
        if (!body.corrections().isEmpty()) {
            html.append("<div class=\"correction\"><p><b>")
                    .append(say("corrections"))
                    .append("</b></p>");
            list(html, body.corrections());
            html.append("</div>");
        }
        heading(html, "standing");
        figures(html, body.figures());
        body.summary().forEach(sentence -> paragraph(html, sentence));
        heading(html, "trend");
        trend(html, body.trend());
        heading(html, "changes");
        if (body.changes().isEmpty()) {
            paragraph(html, MESSAGES.say("changes.none"));
        }
        body.changes().forEach(change -> {
            html.append("<p><b>").append(text(change.heading())).append("</b></p>");
            list(html, change.criteria());
        });
        heading(html, "areas");
        quiet(html, MESSAGES.say("areas.key"));
        body.areas().forEach(area -> area(html, area));
        heading(html, "learned");
        paragraph(html, body.learners());
        list(
                html,
                body.learned().stream()
                        .map(one -> MESSAGES.say("learned.line", "title", one.title(), "people", one.people()))
                        .toList());
        if (!body.lapsing().isEmpty()) {
            heading(html, "lapsing");
            list(html, body.lapsing());
        }
        heading(html, "next");
        quiet(html, MESSAGES.say("next.how"));
        if (body.next().isEmpty()) {
            paragraph(html, MESSAGES.say("next.none"));
        }
        list(
                html,
                body.next().stream()
                        .map(one -> MESSAGES.say(
                                "next.line", "title", one.title(), "start", one.start(), "criteria", one.criteria()))
                        .toList());
        return Paper.pdf(
                html.append("</body></html>").toString(),
                "Waymark",
                edition.madeAt(),
                (edition.report().city() + edition.report().period() + edition.number()).hashCode());
    }

    private static void figures(StringBuilder html, List<ReportBodyView.Figure> figures) {
        html.append("<table class=\"figures\"><tr>");
        figures.forEach(figure -> {
            html.append("<td><span class=\"quiet\">")
                    .append(text(figure.label()))
                    .append("</span><br/><span class=\"value\">")
                    .append(text(figure.value()))
                    .append("</span>");
            String change = figure.change();
            if (change != null) {
                html.append("<br/><span class=\"quiet\">").append(text(change)).append("</span>");
            }
            html.append("</td>");
        });
        html.append("</tr></table>");
    }

    private static void trend(StringBuilder html, ReportBodyView.Trend trend) {
        html.append("<table class=\"trend\"><tr>");
        for (Point point : trend.points()) {
            double height = 30.0 * point.points() / trend.most();
            html.append("<td>")
                    .append(point.points())
                    .append("<div class=\"column\" style=\"height:")
                    .append(Math.max(0.3, height))
                    .append("mm\"></div></td>");
        }
        html.append("</tr><tr>");
        trend.points()
                .forEach(point -> html.append("<td>").append(text(point.on())).append("</td>"));
        html.append("</tr></table>");
        quiet(html, trend.words());
    }

    private static void area(StringBuilder html, Area area) {
        html.append("<p><b>")
                .append(text(area.title()))
                .append("</b> ")
                .append(text(area.words()))
                .append("</p>");
        if (area.criteria().isEmpty()) {
            return;
        }
        html.append("<table class=\"cells\" style=\"width:")
                .append(area.criteria().size() * 6)
                .append("mm\"><tr>");
        for (Criterion one : area.criteria()) {
            html.append("<td class=\"").append(text(one.state())).append("\">&#160;</td>");
        }
        html.append("</tr></table>");
        list(
                html,
                area.criteria().stream()
                        .filter(one -> one.moved() || !one.state().equals("nothing"))
                        .map(one -> MESSAGES.say(
                                "areas.line", "code", one.code(), "title", one.title(), "state", one.words()))
                        .toList());
    }

    private static void heading(StringBuilder html, String key) {
        html.append("<h2>").append(say(key)).append("</h2>");
    }

    private static void paragraph(StringBuilder html, String words) {
        html.append("<p>").append(text(words)).append("</p>");
    }

    private static void quiet(StringBuilder html, String words) {
        html.append("<p class=\"quiet\">").append(text(words)).append("</p>");
    }

    private static void list(StringBuilder html, List<String> lines) {
        if (!lines.isEmpty()) {
            html.append("<ul>");
            lines.forEach(line -> html.append("<li>").append(text(line)).append("</li>"));
            html.append("</ul>");
        }
    }

    private static String say(String key) {
        return text(MESSAGES.say(key + ".heading"));
    }

    private static String text(String words) {
        return XmlText.escape(Paper.printable(words));
    }
}
