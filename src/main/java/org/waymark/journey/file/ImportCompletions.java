package org.waymark.journey.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Batches;
import org.waymark.batch.Contents;
import org.waymark.batch.Job;
import org.waymark.batch.Jobs;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.id.CourseId;
import org.waymark.id.JobId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.journey.roster.LoadRoster;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.RunId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.LearnerId;
import org.waymark.people.TimeZones;
import org.waymark.sheet.BrokenSheet;
import org.waymark.sheet.DateOrder;
import org.waymark.sheet.Row;
import org.waymark.sheet.Sheet;
import org.waymark.sheet.SheetColumns;
import org.waymark.sheet.SheetReading;
import org.waymark.sheet.Survey;
import org.waymark.sheet.TextForm;
import org.waymark.work.Instance;

/** Takes a report in that an instructor exported from the LMS: kept, looked at, confirmed, then done in steps. */
public final class ImportCompletions {
    private static final Messages MESSAGES = Messages.of(ImportCompletions.class);
    private static final int ROWS_A_STEP = 100;
    private static final Duration KEPT_UNCONFIRMED = Duration.ofDays(1);
    private static final Duration KEPT_REFUSED = Duration.ofDays(30);
    private static final Duration SWEEP = Duration.ofMinutes(10);

    /** The outcome of an upload. */
    public sealed interface Uploaded {}

    public record Kept(JobId job) implements Uploaded {}

    /** @param sentence why nothing was kept */
    public record Unreadable(Message sentence) implements Uploaded {}

    private final Instance instance;
    private final Jobs jobs = new Jobs();
    private final Contents contents;
    private final Batches batches;
    private final ResourceLinks links = new ResourceLinks();
    private final Activities activities = new Activities();
    private final TimeZones timeZones = new TimeZones();
    private final LoadRoster loadRoster;
    private final ImportRows importRows;
    private final PreviewImport previewImport;

    ImportCompletions(
            Instance instance,
            Batches batches,
            LoadRoster loadRoster,
            ImportRows importRows,
            PreviewImport previewImport) {
        this.instance = instance;
        this.contents = batches.contents();
        this.batches = batches;
        this.loadRoster = loadRoster;
        this.importRows = importRows;
        this.previewImport = previewImport;
        batches.does(Job.Kind.IMPORT, (job, steps) -> walk(job, contents.open(job.id()), steps));
        instance.work()
                .every(
                        "sweep-uploads",
                        SWEEP,
                        () -> instance.useTransaction(handle -> {
                            removeUnconfirmed(handle, instance.now().minus(KEPT_UNCONFIRMED), null, null);
                            importRows.forgetRefused(handle, instance.now().minus(KEPT_REFUSED));
                        }));
    }

    /**
     * Has the platform's list of the course read while a person is about to upload a report, which may name people on
     * it.
     */
    public void prepare(ResourceLinkId resourceLink) {
        instance.useTransaction(
                handle -> links.find(handle, resourceLink).ifPresent(link -> loadRoster.keepFresh(handle, link)));
        instance.work().wake();
    }

    /**
     * Keeps a file. It takes the place of what the same person uploaded in this activity and did not confirm. Its dates
     * are read by the clock of the zone in which the platform shows dates to the person, else of the browser, else UTC.
     *
     * @param browserZone null when the browser did not say
     * @throws IOException when the file breaks off
     */
    public Uploaded upload(
            ResourceLinkId resourceLink, LearnerId by, String fileName, @Nullable String browserZone, InputStream file)
            throws IOException {
        Instant now = instance.now();
        JobId id = JobId.random();
        String title = ImportFile.title(fileName);
        Optional<RunId> run = instance.inTransaction(handle -> activities.find(handle, resourceLink))
                .map(Activity::run);
        if (run.isEmpty()) {
            return new Unreadable(MESSAGES.message("upload.no-run"));
        }
        TextForm form;
        try {
            form = instance.inTransaction(handle -> {
                ResourceLink link = links.find(handle, resourceLink).orElseThrow();
                removeUnconfirmed(handle, now, resourceLink, by);
                jobs.add(
                        handle,
                        new Job(
                                id,
                                Job.Kind.IMPORT,
                                title,
                                "",
                                link.registration(),
                                resourceLink,
                                run.get(),
                                "",
                                Job.State.READY,
                                0,
                                "",
                                0,
                                Job.Counts.NONE,
                                0,
                                null,
                                by,
                                now,
                                null));
                return keep(handle, id, file);
            });
        } catch (BrokenSheet e) {
            return new Unreadable(e.sentence());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        String activity = instance.inTransaction(handle -> links.find(handle, resourceLink))
                .map(ResourceLink::title)
                .orElse("");
        String zone = instance.inTransaction(handle -> timeZones.find(handle, by))
                .orElse(browserZone == null ? "UTC" : browserZone);
        try {
            SheetReading reading = Survey.guess(contents.open(id), form, activity, zone);
            instance.useTransaction(handle -> jobs.markSettings(handle, id, reading.write()));
            return new Kept(id);
        } catch (BrokenSheet e) {
            instance.useTransaction(handle -> remove(handle, id));
            return new Unreadable(e.sentence());
        }
    }

    private TextForm keep(Handle handle, JobId job, InputStream file) {
        TextForm.Sniffer sniffer = new TextForm.Sniffer();
        try {
            int part = 0;
            byte[] read = file.readNBytes(Contents.PART);
            while (read.length > 0) {
                sniffer.take(read, read.length);
                contents.add(handle, job, part++, read);
                read = file.readNBytes(Contents.PART);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sniffer.form();
    }

    /** An uploaded report that waits for a person's word, and what taking it in would do. */
    public record Waiting(Job job, SheetReading reading, ImportPreview preview) {}

    /** @return empty when no such upload of this activity waits */
    public Optional<Waiting> preview(ResourceLinkId resourceLink, JobId job) {
        return instance.inTransaction(handle -> jobs.find(handle, job))
                .filter(found -> isWaiting(found, resourceLink))
                .map(found -> waiting(found, SheetReading.read(found.settings())));
    }

    private Waiting waiting(Job job, SheetReading reading) {
        return new Waiting(job, reading, previewImport.look(job, place(job), reading, contents.open(job.id())));
    }

    /**
     * Says which column is which. What is left open is found out anew.
     *
     * @param order as the dates are written; null when nobody says so
     * @return false when no such upload waits
     */
    public boolean choose(
            ResourceLinkId resourceLink,
            JobId job,
            SheetColumns columns,
            @Nullable String zone,
            @Nullable DateOrder order) {
        Optional<Job> waiting = instance.inTransaction(handle -> jobs.find(handle, job))
                .filter(found -> isWaiting(found, resourceLink));
        if (waiting.isEmpty()) {
            return false;
        }
        SheetReading reading = SheetReading.read(waiting.get().settings());
        boolean sameDates = columns.date() == reading.columns().date();
        SheetReading chosen = Survey.again(
                contents.open(job),
                reading.with(columns, zone == null ? reading.zone() : zone, sameDates ? order : null));
        return instance.inTransaction(handle -> jobs.markSettings(handle, job, chosen.write()));
    }

    /** Lets it be done. Confirmed twice is confirmed. @return false when there is no such upload, or it is not readable */
    public boolean confirm(Approver by, JobId job, long rows) {
        boolean known = instance.inTransaction(handle -> {
            Optional<SheetReading> reading = jobs.find(handle, job)
                    .filter(one ->
                            one.kind() == Job.Kind.IMPORT && by.resourceLink().equals(one.resourceLink()))
                    .map(one -> SheetReading.read(one.settings()));
            if (reading.filter(SheetReading::complete).isEmpty()) {
                return false;
            }
            jobs.markTotal(handle, job, rows);
            if (jobs.markRunning(handle, job)) {
                batches.start(handle, job);
            }
            return true;
        });
        instance.work().wake();
        return known;
    }

    private static boolean isWaiting(Job job, ResourceLinkId resourceLink) {
        return job.kind() == Job.Kind.IMPORT
                && job.state() == Job.State.READY
                && !job.settings().isEmpty()
                && resourceLink.equals(job.resourceLink());
    }

    /** The walk through the rows of a report, wherever its bytes come from; closes them. */
    boolean walk(Job job, InputStream bytes, Batches.Steps steps) {
        SheetReading reading = SheetReading.read(job.settings());
        ImportRows.Place place = place(job);
        try (Sheet sheet = Sheet.open(bytes, reading.form())) {
            for (long done = 0; done < job.place() && sheet.hasNext(); done++) {
                sheet.next();
            }
            while (sheet.hasNext()) {
                List<Row> rows = sheet.next(ROWS_A_STEP);
                if (!steps.step(rows.size(), "", handle -> importRows.take(handle, job, place, reading, rows))) {
                    return false;
                }
            }
            return true;
        } catch (BrokenSheet e) {
            throw new Batches.Stuck(e.sentence());
        }
    }

    private ImportRows.Place place(Job job) {
        RegistrationId registration = job.registration();
        if (registration == null) {
            throw new IllegalStateException("an import of no platform");
        }
        return new ImportRows.Place(registration, job.resourceLink(), course(job.resourceLink()), job.run());
    }

    private @Nullable CourseId course(@Nullable ResourceLinkId resourceLink) {
        if (resourceLink == null) {
            return null;
        }
        return instance.inTransaction(handle -> links.find(handle, resourceLink))
                .orElseThrow()
                .course();
    }

    private void removeUnconfirmed(
            Handle handle, Instant before, @Nullable ResourceLinkId resourceLink, @Nullable LearnerId by) {
        jobs.listUnbegun(handle, before, resourceLink, by).forEach(id -> remove(handle, id));
    }

    private void remove(Handle handle, JobId job) {
        contents.remove(handle, job);
        jobs.remove(handle, job);
    }
}
