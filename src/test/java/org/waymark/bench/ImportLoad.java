package org.waymark.bench;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.waymark.app.App;
import org.waymark.batch.Job;
import org.waymark.id.RegistrationId;
import org.waymark.journey.file.ImportFile;
import org.waymark.learning.RunId;
import org.waymark.store.DataFile;
import org.waymark.whole.Installation;

/**
 * Takes completions in from one long file on H2, each with a badge, and prints how long it took, until when all badges were
 * signed, and how much memory was held. Arguments: how many rows (100,000 without). Run it with a small heap, such as {@code -Xmx128m}.
 */
public final class ImportLoad {
    private ImportLoad() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Path folder = Installation.newFolder();
        Path file = folder.resolve("completions.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("user_id,completed_at,name\n");
            for (int i = 0; i < rows; i++) {
                out.write(i + ",2026-10-01 10:00:00,Person " + i + "\n");
            }
        }
        try (App app = App.start(Installation.config(folder, "", "", ""), InstantSource.system())) {
            RegistrationId platform = new RegistrationId(UUID.randomUUID());
            prepare(folder, platform);
            long began = System.nanoTime();
            long[] last = {began, 0};
            ImportFile.Done done = (ImportFile.Done) app.journeys.files.importFile.run(
                    file,
                    platform,
                    new RunId(Installation.RUN),
                    "Europe/Paris",
                    null,
                    false,
                    job -> progress(job, last));
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "%d rows in %.1f s, %.0f a second: %s%n",
                    rows, seconds, rows / seconds, done.job().counts());
            awaitSignatures(folder);
            seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("with every badge signed: %.1f s, %.0f a second%n", seconds, rows / seconds);
            began = System.nanoTime();
            app.journeys.files.importFile.run(
                    file, platform, new RunId(Installation.RUN), "Europe/Paris", null, false, job -> {});
            seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("the same once more: %.1f s, %.0f a second%n", seconds, rows / seconds);
        }
    }

    /** Badges are signed beside the import, by the server. */
    private static void awaitSignatures(Path folder) throws Exception {
        try (Connection database = DataFile.connect(folder);
                Statement statement = database.createStatement()) {
            boolean waiting = true;
            while (waiting) {
                Thread.sleep(50);
                try (ResultSet first =
                        statement.executeQuery("select 1 from unsigned_credential fetch first row only")) {
                    waiting = first.next();
                }
            }
        }
    }

    private static void progress(Job job, long[] last) {
        if (job.place() - last[1] >= 5_000 || job.place() == job.total()) {
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.printf(
                    "%d rows, %.0f a second, %d MB held%n",
                    job.place(), (job.place() - last[1]) * 1e9 / (System.nanoTime() - last[0]), used / 1024 / 1024);
            last[0] = System.nanoTime();
            last[1] = job.place();
        }
    }

    private static void prepare(Path folder, RegistrationId platform) throws Exception {
        try (Connection database = DataFile.connect(folder);
                Statement statement = database.createStatement()) {
            statement.execute("insert into registration (id, issuer, client_id, name, product, authorization_endpoint,"
                    + " token_endpoint, jwks_uri, state, programme, created_at) values ('" + platform
                    + "', 'https://lms.example', 'c', 'LMS', 'x', 'https://lms.example/a', 'https://lms.example/t',"
                    + " 'https://lms.example/j', 'ACTIVE', false, '" + Instant.EPOCH + "')");
            statement.execute("insert into completion_rule (id, run, sources, need, at_least, threshold, prerequisites,"
                    + " approver, sessions, worksheet, team_once, score_policy, set_at) values (random_uuid(), '"
                    + Installation.RUN + "', 'FILE', 'ANY', 1, 60, '', 'INSTRUCTOR', 0, false, false, 'COMPLETE', '"
                    + Instant.EPOCH + "')");
        }
    }
}
