package org.waymark.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The SMTP server that takes our letters (RFC 5321).
 *
 * @param tls whether the connection is encrypted from its first byte; else it is by STARTTLS, unless the server is on
 *     this machine
 * @param from the sender, an address with or without a name
 */
public record MailServer(
        String host,
        int port,
        boolean tls,
        @Nullable String user,
        @Nullable String password,
        String from) {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 30_000;

    /** Reads an address such as {@code smtp://user:password@mail.example:587} or {@code smtps://mail.example}. */
    public static MailServer of(URI url, String from) {
        boolean tls = "smtps".equalsIgnoreCase(url.getScheme());
        String login = url.getRawUserInfo();
        int colon = login == null ? -1 : login.indexOf(':');
        String host = url.getHost();
        return new MailServer(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                url.getPort() > 0 ? url.getPort() : tls ? 465 : 587,
                tls,
                login == null ? null : decoded(colon < 0 ? login : login.substring(0, colon)),
                login == null || colon < 0 ? null : decoded(login.substring(colon + 1)),
                from);
    }

    private static String decoded(String text) {
        // A plus sign in a password is one; only forms mean a space by it.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    String protocol() {
        return tls ? "smtps" : "smtp";
    }

    private boolean isHere() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    Properties properties() {
        Properties properties = new Properties();
        String prefix = "mail." + protocol() + ".";
        properties.setProperty(prefix + "connectiontimeout", Integer.toString(CONNECT_MILLIS));
        properties.setProperty(prefix + "timeout", Integer.toString(ANSWER_MILLIS));
        properties.setProperty(prefix + "writetimeout", Integer.toString(ANSWER_MILLIS));
        properties.setProperty(prefix + "auth", Boolean.toString(user != null));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (!tls) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", Boolean.toString(!isHere()));
        }
        return properties;
    }

    /** Names the server without what opens it. */
    @Override
    public String toString() {
        return protocol() + "://" + host + ":" + port;
    }
}
