package org.waymark.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.cli.text.DateOrderWord;
import org.waymark.cli.text.PlainWords;
import org.waymark.id.JobId;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.ImportData;
import org.waymark.sheet.DateOrder;
import org.waymark.standard.ImportSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that bring the Standard and the catalogue in and out. */
final class DataCommands {
    private DataCommands() {}

    @Command(
            name = "import",
            description = "Reads a Standard or a catalogue; a faulty file changes nothing.",
            mixinStandardHelpOptions = true)
    record ImportCommand(Operator operator) {

        @Command(description = "Reads a Standard.", mixinStandardHelpOptions = true)
        int standard(@Parameters(paramLabel = "FILE") Path file) {
            return read(file, (tools, text) -> tools.admin().importData.standard(text));
        }

        @Command(description = "Reads a catalogue.", mixinStandardHelpOptions = true)
        int catalogue(@Parameters(paramLabel = "FILE") Path file) {
            return read(file, (tools, text) -> tools.admin().importData.catalogue(text));
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
            return operator.withTools(
                    tools -> new CompletionsImport(operator, tools).run(file, platform, run, zone, dates, dryRun));
        }

        @Command(description = "Takes back all that an import of completions told.", mixinStandardHelpOptions = true)
        int undo(
                @Parameters(paramLabel = "IMPORT", description = "the id that `import completions` printed") JobId job,
                @Option(names = "--reason", required = true, description = "what learners read") String reason) {
            return operator.withTools(tools -> new CompletionsImport(operator, tools).undo(job, reason.strip()));
        }

        private int read(Path file, BiFunction<Tools, String, ImportData.Imported> work) {
            String text;
            try {
                text = Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                return operator.refused(PlainWords.ofFile(file, e));
            }
            return operator.withTools(tools -> report(work.apply(tools, text)));
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
            return operator.withTools(tools -> {
                operator.out().println(tools.admin().importData.exportCatalogue());
                return Operator.OK;
            });
        }
    }
}
