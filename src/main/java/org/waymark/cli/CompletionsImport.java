package org.waymark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Job;
import org.waymark.cli.text.PlainWords;
import org.waymark.id.JobId;
import org.waymark.id.RegistrationId;
import org.waymark.journey.Journeys;
import org.waymark.journey.admin.ManageLearners;
import org.waymark.journey.file.ImportFile;
import org.waymark.journey.file.ImportPreview;
import org.waymark.language.Message;
import org.waymark.learning.RunId;
import org.waymark.sheet.DateOrder;

/** Says how an import of completions gets on, and what came of it. */
record CompletionsImport(Operator operator, Journeys journeys) {
    private static final long ROWS_A_LINE = 5_000;

    int run(
            Path file,
            RegistrationId platform,
            @Nullable String run,
            @Nullable String zone,
            @Nullable DateOrder order,
            boolean dryRun) {
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
            ImportFile.Result result = journeys.files.importFile.run(
                    file, platform, run == null ? null : new RunId(run), zone, order, dryRun, this::progress);
            if (result instanceof ImportFile.Done done) {
                return say(done);
            }
            return result instanceof ImportFile.Foreseen foreseen
                    ? say(foreseen.preview())
                    : operator.refused(((ImportFile.Refused) result).sentence().words());
        } catch (DateTimeException e) {
            return operator.refused("--zone must be a time zone, such as Europe/Paris");
        } catch (IOException e) {
            return operator.refused(PlainWords.ofFile(file, e));
        }
    }

    int undo(JobId job, String reason) {
        if (reason.isEmpty() || reason.length() > ManageLearners.LONGEST_REASON) {
            return operator.refused("A reason has 1 to " + ManageLearners.LONGEST_REASON + " characters");
        }
        Optional<Job> undone = journeys.files.undoImport.run(job, reason, this::progress);
        if (undone.isEmpty()) {
            return operator.refused("There is no import " + job + " of this command line that has ended");
        }
        Job.Counts counts = undone.get().counts();
        operator.err()
                .println("taken back " + counts.taken() + ", as before " + counts.known()
                        + ", meet the rule all the same " + counts.awarded());
        return undone.get().state() == Job.State.DONE
                ? Operator.OK
                : operator.refused("It is not at its end; the server goes on with it");
    }

    private void progress(Job job) {
        if (job.place() % ROWS_A_LINE == 0 || job.place() == job.total()) {
            operator.err().println(job.place() + " of " + job.total() + " rows");
        }
    }

    private int say(ImportFile.Done done) {
        Job job = done.job();
        operator.out().println(job.id());
        if (done.wentOn()) {
            operator.err().println("An earlier start had begun with this file; this one went on.");
        }
        operator.err()
                .println("rows " + job.place() + ", new " + job.counts().taken() + ", known "
                        + job.counts().known() + ", meet the rule "
                        + job.counts().awarded() + ", not taken "
                        + job.counts().refused());
        done.refused()
                .forEach(row -> operator.err()
                        .println("  line " + row.line() + ", column " + row.column() + ": "
                                + row.problem().words()));
        return switch (job.state()) {
            case DONE -> Operator.OK;
            case FAILED -> operator.refused("Stopped: " + words(job.failure()));
            case READY, RUNNING -> operator.refused("Another process is at this file, or this one was stopped.");
        };
    }

    private int say(ImportPreview preview) {
        operator.err()
                .println("Nothing was changed. Rows " + preview.rows() + ", new " + preview.fresh() + ", known "
                        + preview.known() + ", not complete " + preview.notYet() + ", not taken " + preview.refused()
                        + ", people not seen before " + preview.newPeople());
        operator.err().println("How the first rows were read:");
        preview.read()
                .forEach(
                        row -> operator.err().println("  line " + row.line() + ": " + row.person() + ", " + read(row)));
        preview.problems()
                .forEach(row -> operator.err()
                        .println("  line " + row.line() + ", column " + row.column() + ": "
                                + row.problem().words()));
        Message broken = preview.broken();
        return broken == null ? Operator.OK : operator.refused(broken.words());
    }

    private static String words(@Nullable Message failure) {
        return failure == null ? "" : failure.words();
    }

    private static String read(ImportPreview.ReadRow row) {
        Double share = row.share();
        Instant at = row.at();
        if (at == null) {
            return row.problem() == null ? "not completed" : "not taken";
        }
        return "completed " + at + " (written " + row.date() + ")"
                + (share == null ? "" : String.format(Locale.ROOT, ", %.4g %%", share * 100));
    }
}
