package org.waymark.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Job;
import org.waymark.cli.text.PlainWords;
import org.waymark.journey.Journeys;
import org.waymark.people.CityId;
import org.waymark.report.CityReport;
import org.waymark.report.Edition;
import org.waymark.report.Period;
import org.waymark.report.ProgrammeReport;
import org.waymark.web.report.ReportCsv;
import org.waymark.web.report.ReportPdf;
import org.waymark.web.report.ReportWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands for reports of a period. */
@Command(
        name = "report",
        description = "Makes the reports of a period for all cities, and writes them as files.",
        mixinStandardHelpOptions = true)
record ReportCommand(Operator operator) {
    private static final String BY = "an operator";

    @Command(
            description = "Makes the reports of a period that has ended: a quarter, such as 2026-Q3, or two days.",
            mixinStandardHelpOptions = true)
    int make(
            @Parameters(paramLabel = "PERIOD", description = "2026-Q3, or 2026-07-01--2026-09-30") String period,
            @Option(names = "--correct", description = "makes another edition where a report would be different today")
                    boolean correct) {
        Optional<Period> wanted = period(period);
        if (wanted.isEmpty()) {
            return noPeriod();
        }
        return operator.withJourneys(journeys -> {
            Optional<Job> made = journeys.reports.makeReports.make(wanted.get(), correct, BY, this::progress);
            if (made.isEmpty()) {
                return operator.refused("This period has not ended yet");
            }
            Job job = made.get();
            operator.err()
                    .println("made " + job.counts().taken() + ", as before "
                            + job.counts().known());
            return job.state() == Job.State.DONE
                    ? Operator.OK
                    : operator.refused("It is not at its end; whoever began it goes on with it");
        });
    }

    @Command(description = "Writes a city's report, or that of the programme.", mixinStandardHelpOptions = true)
    int write(
            @Parameters(paramLabel = "PERIOD", description = "2026-Q3, or 2026-07-01--2026-09-30") String period,
            @Option(names = "--city", paramLabel = "CITY", description = "without it, all cities in one table (CSV)")
                    @Nullable
                    String city,
            @Option(names = "--edition", description = "without it, the last one") @Nullable Integer edition,
            @Parameters(index = "1", paramLabel = "FILE", description = "ends in .pdf or .csv") Path file) {
        Optional<Period> wanted = period(period);
        if (wanted.isEmpty()) {
            return noPeriod();
        }
        boolean pdf = file.toString().endsWith(".pdf");
        if (!pdf && !file.toString().endsWith(".csv")) {
            return operator.refused("FILE ends in .pdf or .csv");
        }
        if (pdf && city == null) {
            return operator.refused("The report of all cities is a table: FILE ends in .csv");
        }
        return operator.withJourneys(journeys -> {
            byte[] bytes;
            if (city == null) {
                Optional<Edition<ProgrammeReport>> found =
                        edition(journeys.reports.viewReports.list(wanted.get()), edition);
                bytes = found.map(one -> ReportCsv.ofProgramme(one).getBytes(StandardCharsets.UTF_8))
                        .orElse(null);
            } else {
                bytes = find(journeys, city, wanted.get(), edition)
                        .map(one -> pdf ? ReportPdf.of(one) : ReportCsv.of(one).getBytes(StandardCharsets.UTF_8))
                        .orElse(null);
            }
            if (bytes == null) {
                return operator.refused("There is no such report; report make " + wanted.get() + " makes it");
            }
            try {
                Files.write(file, bytes);
                return Operator.OK;
            } catch (IOException e) {
                return operator.refused(PlainWords.ofFile(file, e));
            }
        });
    }

    @Command(description = "Lists the periods that were reported, the latest first.", mixinStandardHelpOptions = true)
    int list() {
        return operator.withJourneys(journeys -> {
            journeys.reports
                    .viewReports
                    .listPeriods()
                    .forEach(period -> operator.out().println(period + "\t" + ReportWords.period(period)));
            return Operator.OK;
        });
    }

    private static Optional<Edition<CityReport>> find(
            Journeys journeys, String city, Period period, @Nullable Integer edition) {
        Optional<CityId> id = journeys.standings.viewStanding.findCity(city);
        return id.flatMap(known -> edition(journeys.reports.viewReports.list(known, period), edition));
    }

    private static <T> Optional<Edition<T>> edition(List<Edition<T>> all, @Nullable Integer number) {
        return all.stream()
                .filter(one -> number == null || one.number() == number)
                .findFirst();
    }

    private static Optional<Period> period(String text) {
        if (text.matches("[0-9]{4}-Q[1-4]")) {
            int month = 3 * (text.charAt(6) - '1') + 1;
            int year = Integer.parseInt(text.substring(0, 4));
            return year < 2000 || year > 2199
                    ? Optional.empty()
                    : Optional.of(Period.quarterOf(LocalDate.of(year, month, 1)));
        }
        return Period.read(text);
    }

    private int noPeriod() {
        return operator.refused("PERIOD is a quarter, such as 2026-Q3, or two days, such as 2026-07-01--2026-09-30");
    }

    private void progress(Job job) {
        operator.err().println(job.place() + " of " + job.total());
    }
}
