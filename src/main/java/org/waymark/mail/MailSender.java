package org.waymark.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Holds the conversation with the SMTP server, one letter at a time. */
final class MailSender {
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FINAL = 500;

    private final MailServer server;
    private final Session session;

    MailSender(MailServer server) {
        this.server = server;
        this.session = Session.getInstance(server.properties());
    }

    /**
     * The answer of the server.
     *
     * @param taken whether it took the letter
     * @param answered whether it said so, or said no; false where nothing came back
     * @param last whether it will never take it
     * @param problem what went wrong, in the server's words, on one line; null where it took the letter
     */
    record Result(
            boolean taken,
            boolean answered,
            boolean last,
            @Nullable String problem) {
        static final Result TAKEN = new Result(true, true, false, null);
    }

    /**
     * Sends a letter.
     *
     * @param handedOver runs after everything but the end of the text has left: before, the server cannot have taken it
     */
    Result send(Mails.Row letter, Instant now, Runnable handedOver) {
        boolean taken = false;
        try (Transport transport = session.getTransport(server.protocol())) {
            MimeMessage message = message(letter, now, handedOver);
            transport.connect(server.host(), server.port(), server.user(), server.password());
            transport.sendMessage(message, message.getAllRecipients());
            taken = true;
            return Result.TAKEN;
        } catch (MessagingException e) {
            if (taken) {
                // It said yes, and then hung up instead of saying goodbye.
                return Result.TAKEN;
            }
            int code = code(e);
            boolean address = find(e, SMTPAddressFailedException.class).isPresent();
            boolean text = find(e, SMTPSendFailedException.class).isPresent();
            return new Result(false, code >= FIRST_REFUSAL, (address || text) && code >= FIRST_FINAL, line(e));
        }
    }

    private MimeMessage message(Mails.Row letter, Instant now, Runnable handedOver) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                // The same for every attempt, so that a mailbox can tell one letter that came twice.
                setHeader(
                        "Message-ID",
                        "<" + letter.id() + "@waymark." + server.host().replaceAll("[^A-Za-z0-9.-]", "-") + ">");
            }

            @Override
            public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException, MessagingException {
                super.writeTo(out, ignored);
                out.flush();
                handedOver.run();
            }
        };
        String utf8 = StandardCharsets.UTF_8.name();
        message.setFrom(new InternetAddress(server.from(), true));
        message.setRecipients(Message.RecipientType.TO, new Address[] {new InternetAddress(letter.address(), true)});
        message.setSubject(oneLine(letter.subject()), utf8);
        message.setSentDate(Date.from(now));
        // Says to machines that nobody is to be told about an absence (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        if (letter.stopUrl() != null) {
            message.setHeader("List-Unsubscribe", "<" + letter.stopUrl() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setText(letter.content() == null ? "" : letter.content(), utf8);
        message.saveChanges();
        return message;
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** The code of the server's answer; less than 400 where there was none. */
    private static int code(MessagingException e) {
        return find(e, SMTPAddressFailedException.class)
                .map(SMTPAddressFailedException::getReturnCode)
                .or(() -> find(e, SMTPSendFailedException.class).map(SMTPSendFailedException::getReturnCode))
                .orElse(0);
    }

    private static <T extends Exception> Optional<T> find(MessagingException e, Class<T> type) {
        Exception at = e;
        while (at != null) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
            at = at instanceof MessagingException more ? more.getNextException() : null;
        }
        return Optional.empty();
    }

    private static String line(MessagingException e) {
        Exception last = e;
        while (last instanceof MessagingException more && more.getNextException() != null) {
            last = more.getNextException();
        }
        String words = oneLine(last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage());
        return words.length() > 300 ? words.substring(0, 300) : words;
    }
}
