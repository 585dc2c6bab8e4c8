package org.waymark.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.waymark.store.DataFolder;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;
import org.waymark.whole.Wait;

/** A process that sends letters is killed (SIGKILL) at random moments: none is lost, and none arrives twice. */
class MailCrashIT {
    private static final int LETTERS = 90;
    private static final int KILLS = 3;

    @Test
    void killed_at_random_moments_no_letter_is_lost_and_none_arrives_twice() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        Path folder = Files.createTempDirectory("waymark-mail");
        TestDatabase.addTables(folder);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try {
            int port = mail.getSmtp().getPort();
            try (Database database = DataFolder.at(folder).open()) {
                Outbox outbox = SendingProcess.outbox(database, port).outbox();
                for (int i = 0; i < LETTERS; i++) {
                    Letter letter = new Letter("letter-" + i, "ada@city.example", "Letter " + i, "Text", null, null);
                    database.useTransaction(
                            handle -> assertThat(outbox.add(handle, letter)).isTrue());
                }
            }
            for (int kill = 0; kill < KILLS; kill++) {
                int until = mail.getReceivedMessages().length + 5 + random.nextInt(LETTERS / KILLS - 10);
                Process process = start(folder, port);
                try {
                    Wait.until(
                            Duration.ofSeconds(60),
                            Duration.ofMillis(1),
                            () -> mail.getReceivedMessages().length >= until || !process.isAlive(),
                            () -> "too few letters");
                    assertThat(process.isAlive()).isTrue();
                    Thread.sleep(0, random.nextInt(999_999));
                } finally {
                    process.destroyForcibly().waitFor();
                }
                try (Database database = DataFolder.at(folder).open()) {
                    // What db-scheduler does by itself when a process has been silent for twenty seconds.
                    database.useTransaction(handle -> handle.execute(
                            "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null"));
                }
            }
            Process last = start(folder, port);
            try (Database database = DataFolder.at(folder).open()) {
                Wait.until(Duration.ofSeconds(90), () -> due(database) == 0, () -> due(database) + " letters wait");
                Map<String, Integer> arrived = new HashMap<>();
                for (MimeMessage message : mail.getReceivedMessages()) {
                    arrived.merge(message.getSubject(), 1, Integer::sum);
                }
                assertThat(arrived.values()).as("seed " + seed).containsOnly(1);
                for (int i = 0; i < LETTERS; i++) {
                    if (!arrived.containsKey("Letter " + i)) {
                        // The narrowest moment there is: somebody is told, and nobody is written to twice.
                        assertThat(outcome(database, "letter-" + i))
                                .as("seed " + seed)
                                .isEqualTo("UNSURE");
                    }
                }
                long unsure = database.inTransaction(
                        handle -> handle.createQuery("select count(*) from mail where outcome = 'UNSURE'")
                                .mapTo(Long.class)
                                .one());
                assertThat(unsure).as("at most what was under way").isLessThanOrEqualTo(KILLS);
            } finally {
                last.destroyForcibly().waitFor();
            }
        } finally {
            mail.stop();
        }
    }

    private static Process start(Path folder, int port) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.waymark.mail.SendingProcess",
                        folder.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sending.log").toFile())
                .start();
    }

    private static long due(Database database) {
        return database.inTransaction(handle -> handle.createQuery("select count(*) from mail where ended_at is null")
                .mapTo(Long.class)
                .one());
    }

    private static String outcome(Database database, String about) {
        return database.inTransaction(handle -> handle.createQuery("select outcome from mail where about = :about")
                .bind("about", about)
                .mapTo(String.class)
                .one());
    }
}
