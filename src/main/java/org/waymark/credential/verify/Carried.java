package org.waymark.credential.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.waymark.credential.proof.CredentialJson;

/**
 * Finds the credential that a picture (PNG, SVG) or a PDF file carries. Nothing is unpacked beyond the length of the longest
 * credential, and of all streams of a file together no more than a bound, however small they are packed.
 */
final class Carried {
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] KEYWORD = "openbadgecredential\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] END = "endstream".getBytes(StandardCharsets.ISO_8859_1);
    private static final String NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
    private static final int LONGEST = CredentialJson.LONGEST;
    private static final int MOST_STREAMS = 5_000;
    private static final int MOST_UNPACKED = 16 * 1024 * 1024;
    private static final int ENOUGH_TO_TELL = 64;

    private Carried() {}

    static boolean isPng(byte[] bytes) {
        return bytes.length > PNG_START.length
                && Arrays.equals(bytes, 0, PNG_START.length, PNG_START, 0, PNG_START.length);
    }

    /** The text of the one chunk for credentials (OB 3.0, section 5.3.1), packed or not. */
    static Optional<String> inPng(byte[] png) {
        Optional<String> found = Optional.empty();
        int at = PNG_START.length;
        while (png.length - at >= 12) {
            int length = ByteBuffer.wrap(png).getInt(at);
            if (length < 0 || length > png.length - at - 12) {
                return found;
            }
            int data = at + 8;
            boolean text = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1).equals("iTXt");
            if (text
                    && length > KEYWORD.length + 2
                    && Arrays.equals(png, data, data + KEYWORD.length, KEYWORD, 0, KEYWORD.length)) {
                if (found.isPresent()) {
                    // Which of two is shown, and which is checked, must not be left to chance.
                    return Optional.empty();
                }
                found = text(png, data + KEYWORD.length, data + length);
            }
            at += 12 + length;
        }
        return found;
    }

    private static Optional<String> text(byte[] png, int from, int to) {
        boolean packed = png[from] != 0;
        int at = from + 2;
        for (int part = 0; part < 2; part++) {
            while (at < to && png[at] != 0) {
                at++;
            }
            at++;
        }
        if (at >= to) {
            return Optional.empty();
        }
        byte[] text = packed ? unpacked(png, at, to, LONGEST) : Arrays.copyOfRange(png, at, to);
        return text.length > LONGEST ? Optional.empty() : Optional.of(new String(text, StandardCharsets.UTF_8).strip());
    }

    /** The credential of an SVG picture: an attribute or the text of the one element for it (OB 3.0, section 5.3.2). */
    static Optional<String> inSvg(byte[] svg) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(svg));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && NAMESPACE.equals(reader.getNamespaceURI())
                        && "credential".equals(reader.getLocalName())) {
                    String attribute = reader.getAttributeValue(null, "verify");
                    return Optional.of(
                            (attribute == null || attribute.isBlank() ? reader.getElementText() : attribute).strip());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException | RuntimeException e) {
            // The parser of the JDK throws both for what is no XML.
            return Optional.empty();
        }
    }

    /**
     * Looks into the streams of a PDF file for one that is a credential, as an attached file is. The last one counts: what
     * was appended to a file replaces what was there before. The tables of the file are not followed, since a file can be
     * made so that following them fills all memory.
     */
    static Optional<String> inPdf(byte[] pdf) {
        Optional<String> found = Optional.empty();
        int streams = 0;
        int looked = 0;
        for (int at = next(pdf, 0); at >= 0 && streams < MOST_STREAMS && looked < MOST_UNPACKED; at = next(pdf, at)) {
            streams++;
            int data = at;
            if (data < pdf.length && pdf[data] == '\r') {
                data++;
            }
            if (data < pdf.length && pdf[data] == '\n') {
                data++;
            }
            byte[] start = Arrays.copyOfRange(pdf, data, Math.min(pdf.length, data + ENOUGH_TO_TELL));
            byte[] content = new byte[0];
            looked += ENOUGH_TO_TELL;
            if (isCredential(start)) {
                int end = end(pdf, data);
                content = Arrays.copyOfRange(pdf, data, end);
                looked += content.length;
            } else if (isCredential(unpacked(pdf, data, pdf.length, ENOUGH_TO_TELL))) {
                content = unpacked(pdf, data, pdf.length, LONGEST);
                looked += content.length;
            }
            if (content.length > 0 && content.length <= LONGEST) {
                found = Optional.of(new String(content, StandardCharsets.UTF_8).strip());
            }
        }
        return found;
    }

    private static int next(byte[] pdf, int from) {
        for (int i = from; i + STREAM.length < pdf.length; i++) {
            boolean end = i >= 3 && pdf[i - 3] == 'e' && pdf[i - 2] == 'n' && pdf[i - 1] == 'd';
            if (pdf[i] == 's' && !end && Arrays.equals(pdf, i, i + STREAM.length, STREAM, 0, STREAM.length)) {
                return i + STREAM.length;
            }
        }
        return -1;
    }

    /** Where a stream that is not packed ends. */
    private static int end(byte[] pdf, int from) {
        int most = Math.min(pdf.length, from + LONGEST + 1);
        for (int i = from; i < most; i++) {
            if (pdf[i] == 'e' && Arrays.equals(pdf, i, Math.min(pdf.length, i + END.length), END, 0, END.length)) {
                return i;
            }
        }
        return most;
    }

    private static boolean isCredential(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8).stripLeading();
        // What a PDF file computes with begins with a brace, too.
        return text.startsWith("eyJ")
                || (text.startsWith("{") && text.substring(1).stripLeading().startsWith("\""));
    }

    /** The first bytes of what is packed there, one more than asked for when there are more; none when it is damaged. */
    private static byte[] unpacked(byte[] bytes, int from, int to, int most) {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes, from, to - from))) {
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
