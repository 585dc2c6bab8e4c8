package org.waymark.sheet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** How the bytes of a file are to be read as cells. */
public record TextForm(Charset charset, char separator) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String SEPARATORS = ",;\t";

    /** Looks at the bytes of a file as they pass. Not for several threads. */
    public static final class Sniffer {
        private static final int HEAD = 64 * 1024;

        private final ByteArrayOutputStream head = new ByteArrayOutputStream();
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final CharBuffer scratch = CharBuffer.allocate(8 * 1024);
        private ByteBuffer rest = ByteBuffer.allocate(0);
        private boolean utf8 = true;
        private boolean zeros;

        public void take(byte[] bytes, int length) {
            head.write(bytes, 0, Math.min(length, HEAD - Math.min(HEAD, head.size())));
            for (int i = 0; i < length && !zeros; i++) {
                zeros = bytes[i] == 0;
            }
            if (utf8) {
                ByteBuffer all = ByteBuffer.allocate(rest.remaining() + length);
                all.put(rest).put(bytes, 0, length).flip();
                utf8 = decode(all, false);
                rest = all;
            }
        }

        private boolean decode(ByteBuffer bytes, boolean end) {
            while (true) {
                scratch.clear();
                var result = decoder.decode(bytes, scratch, end);
                if (result.isError()) {
                    return false;
                }
                if (result.isUnderflow()) {
                    return true;
                }
            }
        }

        /**
         * The form of the file, once all of it has passed.
         *
         * @throws BrokenSheet when it is empty or no text
         */
        public TextForm form() {
            byte[] first = head.toByteArray();
            Charset charset;
            if (begins(first, 0xFF, 0xFE)) {
                charset = StandardCharsets.UTF_16LE;
            } else if (begins(first, 0xFE, 0xFF)) {
                charset = StandardCharsets.UTF_16BE;
            } else if (zeros) {
                throw new BrokenSheet(1, "This is no text. Export the report as CSV and choose that file.");
            } else {
                charset = utf8 && decode(rest, true) ? StandardCharsets.UTF_8 : WINDOWS;
            }
            String text = new String(first, charset);
            if (text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            if (text.isBlank()) {
                throw new BrokenSheet(1, "The file is empty.");
            }
            return new TextForm(charset, separator(text));
        }

        private static boolean begins(byte[] bytes, int one, int two) {
            return bytes.length >= 2 && (bytes[0] & 0xFF) == one && (bytes[1] & 0xFF) == two;
        }

        /** The separator that the first line holds most of, outside quotation marks. */
        private static char separator(String text) {
            int[] counts = new int[SEPARATORS.length()];
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && (c == '\n' || c == '\r')) {
                    break;
                } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                    counts[SEPARATORS.indexOf(c)]++;
                }
            }
            int most = 0;
            for (int i = 1; i < counts.length; i++) {
                most = counts[i] > counts[most] ? i : most;
            }
            return SEPARATORS.charAt(most);
        }
    }
}
