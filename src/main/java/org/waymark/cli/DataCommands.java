package org.waymark.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.cli.text.DateOrderWord;
import org.waymark.cli.text.PlainWords;
import org.waymark.id.JobId;
import org.waymark.id.RegistrationId;
import org.waymark.journey.Journeys;
import org.waymark.journey.admin.ImportData;
import org.waymark.journey.standard.EditStandard;
import org.waymark.journey.standard.Moves;
import org.waymark.journey.standard.ViewStandards;
import org.waymark.sheet.DateOrder;
import org.waymark.standard.ImportSummary;
import org.waymark.standard.StandardFile;
import org.waymark.standard.StandardId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that bring Standards and the catalogue in and out, and say which Standard is used. */
final class DataCommands {
    private DataCommands() {}

    @Command(
            name = "import",
            description = "Reads a Standard or a catalogue; a faulty file changes nothing.",
            mixinStandardHelpOptions = true)
    record ImportCommand(Operator operator) {

        @Command(description = "Reads a Standard.", mixinStandardHelpOptions = true)
        int standard(@Parameters(paramLabel = "FILE") Path file) {
            return read(file, (journeys, text) -> journeys.admin.importData.standard(text, Operator.NAME));
        }

        @Command(description = "Reads a catalogue.", mixinStandardHelpOptions = true)
        int catalogue(@Parameters(paramLabel = "FILE") Path file) {
            return read(file, (journeys, text) -> journeys.admin.importData.catalogue(text));
        }

        @Command(
                description = "Takes completions in from a file; started again, it goes on where it was.",
                mixinStandardHelpOptions = true)
        int completions(
                @Parameters(paramLabel = "FILE") Path file,
                @Option(names = "--platform", required = true, description = "the id that `platform list` shows")
                        RegistrationId platform,
                @Option(names = "--run", description = "the run; not needed when the file has a column `run`") @Nullable
                        String run,
                @Option(names = "--zone", description = "the time zone of dates without one, such as Europe/Paris")
                        @Nullable
                        String zone,
                @Option(
                                names = "--dates",
                                converter = DateOrderWord.class,
                                description = "how dates such as 5/4/2026 are written: day-first or month-first;"
                                        + " needed only when the whole column does not tell")
                        @Nullable
                        DateOrder dates,
                @Option(names = "--dry-run", description = "only says what would happen") boolean dryRun) {
            return operator.withJourneys(journeys ->
                    new CompletionsImport(operator, journeys).run(file, platform, run, zone, dates, dryRun));
        }

        @Command(
                description = "Records results of assessments from a table; prints the codes of cities that had none.",
                mixinStandardHelpOptions = true)
        int assessments(
                @Parameters(paramLabel = "FILE") Path file,
                @Option(names = "--dry-run", description = "only says what would be recorded") boolean dryRun) {
            return new AssessmentsImport(operator).run(file, dryRun);
        }

        @Command(description = "Takes back all that an import of completions told.", mixinStandardHelpOptions = true)
        int undo(
                @Parameters(paramLabel = "IMPORT", description = "the id that `import completions` printed") JobId job,
                @Option(names = "--reason", required = true, description = "what learners read") String reason) {
            return operator.withJourneys(
                    journeys -> new CompletionsImport(operator, journeys).undo(job, reason.strip()));
        }

        private int read(Path file, BiFunction<Journeys, String, ImportData.Imported> work) {
            String text;
            try {
                text = Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                return operator.refused(PlainWords.ofFile(file, e));
            }
            return operator.withJourneys(journeys -> report(work.apply(journeys, text)));
        }

        private int report(ImportData.Imported imported) {
            if (imported instanceof ImportData.Refused refused) {
                operator.err().println("Nothing was changed. What is wrong with the file:");
                refused.faults().forEach(fault -> operator.err().println("  " + fault));
                return Operator.REFUSED;
            }
            ImportSummary summary = ((ImportData.Done) imported).summary();
            operator.err()
                    .println("added " + summary.added().size() + ", changed "
                            + summary.changed().size() + ", unchanged " + summary.unchanged() + ", kept "
                            + summary.kept().size());
            summary.added().forEach(title -> operator.err().println("  added: " + title));
            summary.changed().forEach(title -> operator.err().println("  changed: " + title));
            return Operator.OK;
        }
    }

    @Command(name = "export", description = "Writes the catalogue out.", mixinStandardHelpOptions = true)
    record ExportCommand(Operator operator) {

        @Command(description = "Prints the catalogue as JSON.", mixinStandardHelpOptions = true)
        int catalogue() {
            return operator.withJourneys(journeys -> {
                operator.out().println(journeys.admin.importData.exportCatalogue());
                return Operator.OK;
            });
        }
    }

    @Command(
            name = "standard",
            description = "Shows the Standards, and says from when one is used.",
            mixinStandardHelpOptions = true)
    record StandardCommand(Operator operator) {

        @Command(
                description =
                        "Lists the Standards: id, state, from when for runs, from when for cities, how many runs and"
                                + " cities, title.",
                mixinStandardHelpOptions = true)
        int list() {
            return operator.withJourneys(journeys -> {
                journeys.standards
                        .viewStandards
                        .list()
                        .forEach(kept -> operator.out()
                                .println(String.join(
                                        "\t",
                                        kept.standard().id().value(),
                                        word(kept),
                                        Objects.toString(kept.standard().runsFrom(), "-"),
                                        Objects.toString(kept.standard().citiesFrom(), "-"),
                                        kept.runs() + " runs",
                                        kept.cities() + " cities",
                                        kept.standard().title())));
                return Operator.OK;
            });
        }

        @Command(
                description = "Prints a Standard as a file that `import standard` reads.",
                mixinStandardHelpOptions = true)
        int show(@Parameters(paramLabel = "ID") String id) {
            return find(id, (journeys, whole) -> {
                operator.out().println(StandardFile.json(whole.kept().standard()));
                return Operator.OK;
            });
        }

        @Command(
                description = "Says from when a Standard is the one for new runs, and for cities without a day of their"
                        + " own; without a day it is a draft again.",
                mixinStandardHelpOptions = true)
        int use(
                @Parameters(paramLabel = "ID") String id,
                @Option(names = "--runs-from", paramLabel = "DATE", description = "such as 2027-01-01") @Nullable
                        LocalDate runs,
                @Option(names = "--cities-from", paramLabel = "DATE", description = "such as 2027-04-01") @Nullable
                        LocalDate cities,
                @Option(names = "--dry-run", description = "only says what would move") boolean dryRun) {
            return find(id, (journeys, whole) -> {
                StandardId standard = whole.kept().standard().id();
                String runsFrom = Objects.toString(runs, "");
                String citiesFrom = Objects.toString(cities, "");
                EditStandard edit = journeys.standards.editStandard;
                return report(
                        dryRun
                                ? edit.checkUse(standard, runsFrom, citiesFrom, whole.latest())
                                : edit.saveUse(standard, runsFrom, citiesFrom, whole.latest(), Operator.NAME));
            });
        }

        private int find(String id, ToIntBiFunction<Journeys, ViewStandards.Whole> work) {
            return operator.withJourneys(journeys -> {
                Optional<ViewStandards.Whole> whole = journeys.standards.viewStandards.find(new StandardId(id));
                return whole.isEmpty()
                        ? operator.refused("There is no Standard '" + id + "'; `standard list` shows them.")
                        : work.applyAsInt(journeys, whole.get());
            });
        }

        private int report(EditStandard.Outcome outcome) {
            if (outcome instanceof EditStandard.Good good) {
                Moves moves = good.moves();
                moves.changes().forEach(change -> operator.err().println(change.words()));
                Stream.of(moves.runs(), moves.cities(), moves.badges())
                        .forEach(line -> operator.err().println(line.words()));
                moves.moved()
                        .forEach(city -> operator.out()
                                .println(city.city() + "\t" + words(city.now()) + "\t" + words(city.then())));
                return Operator.OK;
            }
            if (outcome instanceof EditStandard.Refused refused) {
                refused.fields().values().forEach(why -> operator.err().println(why.words()));
                refused.others().forEach(why -> operator.err().println(why.words()));
                return Operator.REFUSED;
            }
            return operator.refused("Somebody else has just changed this Standard; look at it, and try again.");
        }

        private static String word(ViewStandards.Kept kept) {
            return kept.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private static String words(Moves.Place place) {
            return place.standard() + ", " + place.points() + " points, "
                    + (place.level() == null ? "no level" : place.level());
        }
    }
}
