package org.waymark.mail;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.waymark.audit.AuditLog;
import org.waymark.people.ErasedPeople;
import org.waymark.store.DataFolder;
import org.waymark.store.Database;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Sends the letters of a data folder until it is killed, in a process of its own. */
final class SendingProcess {
    private SendingProcess() {}

    /** @param words the folder, and the port of the mail server */
    public static void main(String[] words) throws InterruptedException {
        Database database = DataFolder.at(Path.of(words[0])).open();
        outbox(database, Integer.parseInt(words[1])).work().start();
        // A test that forgets it must not leave it behind.
        Thread.sleep(180_000);
    }

    /** What sends, before it is started. */
    record Parts(WorkQueue work, Outbox outbox) {}

    static Parts outbox(Database database, int port) {
        WorkQueue work = new WorkQueue(database, InstantSource.system());
        Instance instance = new Instance(
                URI.create("http://localhost"),
                database,
                work,
                new AuditLog(new byte[32]),
                new ErasedPeople(new byte[32]),
                InstantSource.system());
        MailServer server = MailServer.of(URI.create("smtp://127.0.0.1:" + port), "waymark@practice.example");
        return new Parts(work, new Outbox(instance, server));
    }
}
