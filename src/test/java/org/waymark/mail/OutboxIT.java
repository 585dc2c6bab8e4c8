package org.waymark.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.audit.AuditLog;
import org.waymark.people.ErasedPeople;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;
import org.waymark.whole.Wait;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Letters go out once: whatever the server does, and wherever the process dies. */
class OutboxIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** An installation that sends letters. */
    private record Sending(Database database, WorkQueue work, Outbox outbox) implements AutoCloseable {
        static Sending on(Database database, @Nullable URI server) {
            WorkQueue work = new WorkQueue(database, InstantSource.system());
            Instance instance = new Instance(
                    URI.create("http://localhost"),
                    database,
                    work,
                    new AuditLog(new byte[32]),
                    new ErasedPeople(new byte[32]),
                    InstantSource.system());
            Outbox outbox =
                    new Outbox(instance, server == null ? null : MailServer.of(server, "waymark@practice.example"));
            return new Sending(database, work, outbox);
        }

        boolean add(String about, @Nullable String stop) {
            return database.inTransaction(handle -> outbox.add(
                    handle,
                    new Letter(
                            about, "ada@city.example", "Ünïcode " + about, "Line one\n.\nLine — three\n", null, stop)));
        }

        MailOverview overview() {
            return database.inTransaction(outbox::overview);
        }

        String outcome(String about) {
            return database.inTransaction(
                    handle -> handle.createQuery("select coalesce(outcome, '') from mail where about = :about")
                            .bind("about", about)
                            .mapTo(String.class)
                            .one());
        }

        int attempts(String about) {
            return database.inTransaction(handle -> handle.createQuery("select attempts from mail where about = :about")
                    .bind("about", about)
                    .mapTo(Integer.class)
                    .one());
        }

        void waitFor(String about, String outcome) {
            Wait.until(LIMIT, () -> outcome(about).equals(outcome), () -> about + ": " + overview());
        }

        @Override
        public void close() {
            work.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_letter_arrives_once_as_it_was_written_and_is_forgotten(TestDatabase kind) throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (Database database = kind.open();
                Sending sending = Sending.on(
                        database,
                        URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort()))) {
            assertThat(sending.add("one", "http://localhost/stop")).isTrue();
            assertThat(sending.add("one", null))
                    .as("of one occasion there is one letter")
                    .isFalse();
            sending.work.start();
            sending.waitFor("one", "SENT");
            assertThat(sending.add("one", null)).as("for ever").isFalse();
            MimeMessage letter = mail.getReceivedMessages()[0];
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(letter.getSubject()).isEqualTo("Ünïcode one");
            assertThat(letter.getContent().toString().replace("\r\n", "\n").strip())
                    .isEqualTo("Line one\n.\nLine — three");
            assertThat(letter.getHeader("List-Unsubscribe")).containsExactly("<http://localhost/stop>");
            assertThat(letter.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(letter.getFrom()[0].toString()).isEqualTo("waymark@practice.example");
            long kept = database.inTransaction(handle -> handle.createQuery(
                            "select count(*) from mail where address is not null or content is not null")
                    .mapTo(Long.class)
                    .one());
            assertThat(kept).isZero();
            assertThat(GreenMailUtil.getWholeMessage(letter)).doesNotContain("Bcc");
        } finally {
            mail.stop();
        }
    }

    @Test
    void a_server_that_asks_for_a_password_gets_the_one_of_the_settings() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        GreenMailUser user = mail.setUser("waymark@practice.example", "way mark", "p@ss+w/rd");
        assertThat(user).isNotNull();
        try (Database database = TestDatabase.H2.open();
                Sending sending = Sending.on(
                        database,
                        URI.create("smtp://way%20mark:p%40ss+w%2Frd@127.0.0.1:"
                                + mail.getSmtp().getPort()))) {
            sending.work.start();
            sending.add("one", null);
            sending.waitFor("one", "SENT");
        } finally {
            mail.stop();
        }
    }

    @Test
    void without_a_server_nothing_is_kept_and_what_waits_goes_out_when_there_is_one_again() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (Database database = TestDatabase.H2.open()) {
            try (Sending off = Sending.on(database, null)) {
                assertThat(off.outbox.isOn()).isFalse();
                assertThat(off.add("none", null)).isFalse();
                assertThat(off.overview().due()).isZero();
            }
            URI url = URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort());
            try (Sending on = Sending.on(database, url)) {
                on.add("kept", null);
            }
            try (Sending off = Sending.on(database, null)) {
                off.work.start();
                assertThat(off.overview().due()).isEqualTo(1);
            }
            try (Sending on = Sending.on(database, url)) {
                on.work.start();
                on.waitFor("kept", "SENT");
            }
        } finally {
            mail.stop();
        }
    }

    /** Where a server ends a conversation, and what it says before. */
    private enum End {
        GREETING(null, "", true),
        SENDER_LATER("MAIL", "451 later", true),
        RECIPIENT_LATER("RCPT", "450 later", true),
        RECIPIENT_NEVER("RCPT", "550 no such person", false),
        TEXT_LATER("DATA", "452 full", true),
        TEXT_GONE("DATA", "", true),
        END_LATER(".", "452 full", true),
        END_NEVER(".", "554 spam", false),
        /** Everything was sent, and nothing came back. */
        END_GONE(".", "", false);

        private final @Nullable String at;
        private final String says;
        private final boolean again;

        End(@Nullable String at, String says, boolean again) {
            this.at = at;
            this.says = says;
            this.again = again;
        }
    }

    /** A mail server that fails in one way the first time, and takes everything after that. */
    private static final class OddServer implements AutoCloseable {
        private final ServerSocket socket;
        private final End end;
        private final AtomicInteger conversations = new AtomicInteger();
        private final Map<String, Integer> taken = new ConcurrentHashMap<>();

        OddServer(End end) throws IOException {
            this.end = end;
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(this::serve, "odd-server");
            thread.setDaemon(true);
            thread.start();
        }

        URI url() {
            return URI.create("smtp://127.0.0.1:" + socket.getLocalPort());
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    talk(client, conversations.incrementAndGet() == 1);
                } catch (IOException e) {
                    // The other side is gone; the next one comes.
                }
            }
        }

        private void talk(Socket client, boolean first) throws IOException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = client.getOutputStream();
            if (first && end == End.GREETING) {
                return;
            }
            say(out, "220 odd");
            String id = "";
            boolean text = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String word = text ? line : line.split(" ")[0];
                if (text && !line.equals(".")) {
                    id = line.startsWith("Message-ID: ") ? line : id;
                    continue;
                }
                text = false;
                if (first && word.equals(end.at)) {
                    if (end.says.isEmpty()) {
                        return;
                    }
                    say(out, end.says);
                    continue;
                }
                switch (word) {
                    case "DATA" -> {
                        text = true;
                        say(out, "354 go on");
                    }
                    case "." -> {
                        taken.merge(id, 1, Integer::sum);
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 fine");
                }
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void whatever_a_server_does_a_letter_is_neither_lost_nor_sent_twice(End end) throws Exception {
        try (OddServer server = new OddServer(end);
                Database database = TestDatabase.H2.open();
                Sending sending = Sending.on(database, server.url())) {
            sending.add("one", null);
            sending.work.start();
            if (end.again) {
                Wait.until(LIMIT, () -> sending.attempts("one") == 1, () -> end + ": " + sending.overview());
                assertThat(sending.overview().troubled()).singleElement().satisfies(one -> {
                    assertThat(one.outcome()).isNull();
                    assertThat(one.problem()).isNotEmpty();
                });
                now(database);
                sending.waitFor("one", "SENT");
                assertThat(server.taken.values()).as("once").containsExactly(1);
                return;
            }
            sending.waitFor("one", end == End.END_GONE ? "UNSURE" : "REFUSED");
            assertThat(server.taken).isEmpty();
            MailOverview.Troubled troubled = sending.overview().troubled().get(0);
            boolean again = database.inTransaction(handle -> sending.outbox.sendAgain(handle, troubled.id()));
            assertThat(again).as("only where nobody knows").isEqualTo(end == End.END_GONE);
            if (again) {
                sending.waitFor("one", "SENT");
                assertThat(server.taken.values()).containsExactly(1);
            }
        }
    }

    @Test
    void two_processes_that_find_the_same_letter_send_it_once() throws Exception {
        try (OddServer server = new OddServer(End.END_GONE);
                Database database = TestDatabase.H2.open();
                Sending sending = Sending.on(database, server.url())) {
            server.conversations.set(1);
            sending.add("one", null);
            Mails mails = new Mails();
            Mails.Row letter = database.inTransaction(handle -> mails.findDue(handle, Instant.now(), Instant.now()))
                    .orElseThrow();
            // The other process was stopped just before the end of the text, while this one sent the letter.
            sending.work.start();
            sending.waitFor("one", "SENT");
            boolean takes = database.inTransaction(handle -> mails.markHandedOver(handle, letter.id(), Instant.now()));
            assertThat(takes).isFalse();
            assertThat(server.taken.values()).containsExactly(1);
        }
    }

    @Test
    void what_is_of_no_use_any_more_is_not_sent_and_what_nobody_wants_neither() throws Exception {
        try (OddServer server = new OddServer(End.END_GONE);
                Database database = TestDatabase.H2.open();
                Sending sending = Sending.on(database, server.url())) {
            server.conversations.set(1);
            database.useTransaction(handle -> sending.outbox.add(
                    handle,
                    new Letter(
                            "late",
                            "ada@city.example",
                            "Late",
                            "Text",
                            Instant.now().minusSeconds(1),
                            null)));
            sending.add("remind/1", null);
            sending.add("other", null);
            database.useTransaction(handle -> sending.outbox.withdraw(handle, "remind/"));
            sending.work.start();
            sending.waitFor("other", "SENT");
            sending.waitFor("late", "LATE");
            assertThat(sending.outcome("remind/1")).isEqualTo("LATE");
            assertThat(server.taken.values()).containsExactly(1);
        }
    }

    private static void now(Database database) {
        database.useTransaction(handle -> handle.execute("update mail set due_at = queued_at"));
    }

    @Test
    void a_process_that_died_in_the_last_moment_sends_nothing_twice() throws Exception {
        try (OddServer server = new OddServer(End.END_GONE);
                Database database = TestDatabase.H2.open();
                Sending sending = Sending.on(database, server.url())) {
            server.conversations.set(1);
            sending.add("before", null);
            sending.add("after", null);
            // What a process leaves that dies between its last byte and the server's answer.
            database.useTransaction(handle -> handle.execute(
                    "update mail set handed_over_at = ? where about = 'after'",
                    Instant.now().minusSeconds(60)));
            sending.work.start();
            sending.waitFor("before", "SENT");
            sending.waitFor("after", "UNSURE");
            assertThat(server.taken.values()).containsExactly(1);
        }
    }
}
