package org.waymark.journey.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.batch.Batches;
import org.waymark.batch.Contents;
import org.waymark.batch.Job;
import org.waymark.batch.Jobs;
import org.waymark.batch.RefusedRow;
import org.waymark.batch.RefusedRows;
import org.waymark.id.JobId;
import org.waymark.id.RegistrationId;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.Catalogue;
import org.waymark.learning.RunId;
import org.waymark.lti.platform.Registrations;
import org.waymark.sheet.BrokenSheet;
import org.waymark.sheet.DateOrder;
import org.waymark.sheet.Row;
import org.waymark.sheet.Sheet;
import org.waymark.sheet.SheetColumns;
import org.waymark.sheet.SheetReading;
import org.waymark.sheet.Survey;
import org.waymark.sheet.TextForm;
import org.waymark.sheet.ToldRow;
import org.waymark.work.Instance;

/** An operator takes in completions of runs from a file of any length; started again, it goes on where it was. */
public final class ImportFile {

    /** The outcome of an import from a file. */
    public sealed interface Result {}

    public record Refused(Message sentence) implements Result {}

    /** The preview of an import of which only a dry run was asked. */
    public record Foreseen(ImportPreview preview) implements Result {}

    /**
     * The result of an import that has happened.
     *
     * @param wentOn whether an earlier start had begun it
     * @param refused the first rows that were not taken
     */
    public record Done(Job job, boolean wentOn, List<RefusedRow> refused) implements Result {}

    private static final Messages MESSAGES = Messages.of(ImportFile.class);
    private static final int MOST_SHOWN = 20;
    private static final int LONGEST_TITLE = 200;

    private final Instance instance;
    private final Jobs jobs = new Jobs();
    private final Batches batches;
    private final RefusedRows refusedRows = new RefusedRows();
    private final Registrations registrations = new Registrations();
    private final Catalogue catalogue = new Catalogue();
    private final ImportCompletions importCompletions;
    private final PreviewImport previewImport;

    ImportFile(Instance instance, Batches batches, ImportCompletions importCompletions, PreviewImport previewImport) {
        this.instance = instance;
        this.batches = batches;
        this.importCompletions = importCompletions;
        this.previewImport = previewImport;
    }

    /**
     * Takes a file in, here and now.
     *
     * @param run of which it tells; null when each row says so
     * @param zone of dates that name none
     * @param order of dates such as 5/4/2026; null when the whole column says it, or none is written so
     * @param dryRun only says what would happen
     * @throws IOException when the file cannot be read
     */
    public Result run(
            Path file,
            RegistrationId platform,
            @Nullable RunId run,
            @Nullable String zone,
            @Nullable DateOrder order,
            boolean dryRun,
            Consumer<Job> progress)
            throws IOException {
        if (instance.inTransaction(handle -> registrations.find(handle, platform))
                .isEmpty()) {
            return new Refused(MESSAGES.message("command.no-platform"));
        }
        if (run != null
                && instance.inTransaction(handle -> catalogue.findRun(handle, run))
                        .isEmpty()) {
            return new Refused(MESSAGES.message("command.no-run", "run", run.value()));
        }
        SheetReading reading;
        long rows = 0;
        Row undecided = null;
        String print;
        try {
            TextForm.Sniffer sniffer = new TextForm.Sniffer();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((platform + "\n" + run + "\n" + zone + "\n" + (order == null ? "" : order))
                    .getBytes(StandardCharsets.UTF_8));
            try (InputStream in = Files.newInputStream(file)) {
                byte[] part = in.readNBytes(Contents.PART);
                while (part.length > 0) {
                    sniffer.take(part, part.length);
                    digest.update(part);
                    part = in.readNBytes(Contents.PART);
                }
            }
            print = HexFormat.of().formatHex(digest.digest());
            TextForm form = sniffer.form();
            reading = Survey.guess(Files.newInputStream(file), form, "", zone);
            if (order != null) {
                reading = reading.with(reading.columns(), zone, order);
            }
            try (Sheet sheet = Sheet.open(Files.newInputStream(file), form)) {
                while (sheet.hasNext()) {
                    Row row = sheet.next();
                    rows++;
                    if (undecided == null && reading.tell(row, instance.now()) instanceof ToldRow.Faulty faulty) {
                        undecided = faulty.sentence().equals(SheetReading.NO_ORDER) ? row : null;
                    }
                }
            }
        } catch (BrokenSheet e) {
            return new Refused(e.sentence());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        if (reading.columns().key() != SheetColumns.Key.ID || !reading.complete()) {
            return new Refused(MESSAGES.message("command.no-ids"));
        }
        if (run == null && reading.columns().run() < 0) {
            return new Refused(MESSAGES.message("command.which-run"));
        }
        if (undecided != null) {
            return new Refused(MESSAGES.message("command.which-order", "line", undecided.line()));
        }
        Job job = job(file, platform, run, reading, rows, print);
        if (dryRun) {
            return new Foreseen(previewImport.look(
                    job, new ImportRows.Place(platform, null, null, run), reading, Files.newInputStream(file)));
        }
        return go(file, job, progress);
    }

    private Result go(Path file, Job wanted, Consumer<Job> progress) throws IOException {
        Optional<Job> begun = instance.inTransaction(handle -> {
            Optional<Job> found = jobs.findUnfinished(handle, wanted.fingerprint());
            if (found.isEmpty()) {
                jobs.add(handle, wanted);
                instance.audit(
                        handle,
                        Act.COMPLETIONS_IMPORTED,
                        Subject.INSTALLATION,
                        wanted.id() + " " + wanted.fingerprint());
            }
            jobs.markRunning(handle, found.orElse(wanted).id());
            return found;
        });
        InputStream bytes = Files.newInputStream(file);
        Job job = batches.go(
                begun.orElse(wanted).id(), (now, steps) -> importCompletions.walk(now, bytes, steps), progress);
        bytes.close();
        List<RefusedRow> refused = instance.inTransaction(handle -> refusedRows.list(handle, job.id(), 0, MOST_SHOWN));
        return new Done(job, begun.isPresent(), refused);
    }

    /** Returns what a person knows an import by: the file's name, or its kind, which is called the same everywhere. */
    static String title(String fileName) {
        String title = fileName.isBlank() ? "CSV" : fileName.strip();
        return title.substring(0, Math.min(LONGEST_TITLE, title.length()));
    }

    private Job job(
            Path file, RegistrationId platform, @Nullable RunId run, SheetReading reading, long rows, String print) {
        Path name = file.getFileName();
        return new Job(
                JobId.random(),
                Job.Kind.IMPORT,
                title(name == null ? "" : name.toString()),
                print,
                platform,
                null,
                run,
                reading.write(),
                Job.State.READY,
                0,
                "",
                rows,
                Job.Counts.NONE,
                0,
                null,
                null,
                instance.now(),
                null);
    }
}
