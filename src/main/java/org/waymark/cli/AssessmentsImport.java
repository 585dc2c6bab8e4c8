package org.waymark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.waymark.cli.text.PlainWords;
import org.waymark.journey.standing.ImportAssessments;
import org.waymark.people.CityCode;

/** Takes results of assessments in from a table, for the command line. */
record AssessmentsImport(Operator operator) {

    int run(Path file, boolean dryRun) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            return operator.refused(PlainWords.ofFile(file, e));
        }
        return operator.withJourneys(journeys -> {
            ImportAssessments imports = journeys.standings.importAssessments;
            return report(dryRun ? imports.preview(bytes) : imports.run(bytes, ""), dryRun);
        });
    }

    private int report(ImportAssessments.Outcome outcome, boolean dryRun) {
        if (outcome instanceof ImportAssessments.Faulty faulty) {
            operator.err().println("Nothing was changed. What is wrong with the file:");
            faulty.faults().forEach(fault -> operator.err().println("  " + fault));
            return Operator.REFUSED;
        }
        ImportAssessments.Done done = (ImportAssessments.Done) outcome;
        done.lines()
                .forEach(line -> operator.err()
                        .println("  " + line.city() + (line.newCity() ? " (new)" : "") + ", " + line.day() + ", "
                                + line.confirmed() + " confirmed" + (line.level() == null ? "" : ", " + line.level())
                                + (line.known() ? ", known already" : "")));
        operator.err().println((dryRun ? "would record " : "recorded ") + done.recorded());
        if (!dryRun) {
            done.lines().stream()
                    .filter(line -> line.code() != null)
                    .forEach(line -> operator.out().println(line.city() + "\t" + code(line)));
        }
        return Operator.OK;
    }

    private static String code(ImportAssessments.Line line) {
        return Optional.ofNullable(line.code()).map(CityCode::shown).orElse("");
    }
}
