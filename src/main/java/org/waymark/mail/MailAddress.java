package org.waymark.mail;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An address of mail as people write it into a form. */
public final class MailAddress {
    /** An address is at most so long, in characters (RFC 5321, 4.5.3.1). */
    public static final int LONGEST = 254;

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9-]+");

    private MailAddress() {}

    /** Tells whether a letter can be sent to it: one plain address, of a domain or of a host without a dot. */
    public static boolean isOne(String text) {
        int at = text.indexOf('@');
        if (text.length() > LONGEST || at < 1 || at > LONGEST_LOCAL) {
            return false;
        }
        String local = text.substring(0, at);
        if (!LOCAL.matcher(local).matches() || local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            return false;
        }
        return Stream.of(text.substring(at + 1).split("\\.", -1))
                .allMatch(label -> label.length() <= LONGEST_LABEL
                        && LABEL.matcher(label).matches()
                        && !label.startsWith("-")
                        && !label.endsWith("-"));
    }
}
