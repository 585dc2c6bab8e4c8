package org.waymark.sheet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.waymark.language.Messages;

/**
 * The form by which the bytes of a file are read as cells.
 *
 * @param above how many rows stand above the header: titles, or the line by which Excel is told the separator
 */
public record TextForm(Charset charset, char separator, int above) {
    private static final Messages MESSAGES = Messages.of(TextForm.class);
    private static final Charset WINDOWS = Charset.forName("windows-1252");

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
            Charset charset = charset(first);
            String text = new String(first, charset);
            if (text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            if (Folding.isBlank(text)) {
                throw new BrokenSheet(1, MESSAGES.message("file.empty"));
            }
            return Head.form(charset, text);
        }

        private Charset charset(byte[] first) {
            if (begins(first, 0xFF, 0xFE)) {
                return StandardCharsets.UTF_16LE;
            }
            if (begins(first, 0xFE, 0xFF)) {
                return StandardCharsets.UTF_16BE;
            }
            if (begins(first, 'P', 'K') || begins(first, 0xD0, 0xCF)) {
                throw new BrokenSheet(1, MESSAGES.message("file.workbook"));
            }
            if (zeros) {
                return unmarked(first);
            }
            return utf8 && decode(rest, true) ? StandardCharsets.UTF_8 : WINDOWS;
        }

        /** UTF-16 without its mark: every second byte of most letters is zero. */
        private static Charset unmarked(byte[] first) {
            int[] zerosAt = new int[2];
            for (int i = 0; i < first.length; i++) {
                zerosAt[i % 2] += first[i] == 0 ? 1 : 0;
            }
            int most = first.length / 2;
            for (int at = 0; at < 2; at++) {
                if (zerosAt[at] > most / 2 && zerosAt[1 - at] == 0) {
                    return at == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
                }
            }
            throw new BrokenSheet(1, MESSAGES.message("file.binary"));
        }

        private static boolean begins(byte[] bytes, int one, int two) {
            return bytes.length >= 2 && (bytes[0] & 0xFF) == one && (bytes[1] & 0xFF) == two;
        }
    }
}
