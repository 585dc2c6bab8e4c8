package org.waymark.process;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/**
 * Writes each line of the log as one JSON object. Logback's own encoder escapes line breaks and quotes; signs that other
 * programs take for a line break, or that steer a terminal or the direction of letters, are escaped here too.
 */
public final class JsonLines extends JsonEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(super.encode(event), StandardCharsets.UTF_8);
        StringBuilder clean = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            if (steers(sign)) {
                clean.append(String.format("\\u%04x", (int) sign));
            } else {
                clean.append(sign);
            }
        }
        return clean.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean steers(char sign) {
        return (sign >= 0x7f && sign <= 0x9f)
                || sign == 0x061c
                || sign == 0x200e
                || sign == 0x200f
                || (sign >= 0x2028 && sign <= 0x202e)
                || (sign >= 0x2066 && sign <= 0x2069);
    }
}
