package org.waymark.credential.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Puts a signed credential into a picture and finds it again (Open Badges 3.0, document formats). */
public final class Baking {
    private static final String NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    // The keyword, its end, no compression (two bytes), and an empty language and translated keyword.
    private static final byte[] CHUNK_START = "openbadgecredential\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private Baking() {}

    /**
     * @param svg one of our own images, not baked yet
     */
    public static String intoSvg(String svg, String jwt) {
        int tag = svg.indexOf("<svg ");
        int end = tag < 0 ? -1 : svg.indexOf('>', tag);
        if (end < 0 || svg.contains(NAMESPACE)) {
            throw new IllegalArgumentException("not an unbaked SVG image");
        }
        return svg.substring(0, end)
                + " xmlns:openbadges=\"" + NAMESPACE + "\">\n<openbadges:credential verify=\""
                + XmlText.escape(jwt) + "\"></openbadges:credential>"
                + svg.substring(end + 1);
    }

    /** The credential of a baked image; empty when there is none or the bytes are no XML we are willing to read. */
    public static Optional<String> fromSvg(byte[] svg) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(svg));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && NAMESPACE.equals(reader.getNamespaceURI())
                        && "credential".equals(reader.getLocalName())) {
                    return Optional.ofNullable(reader.getAttributeValue(null, "verify"));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /**
     * Adds the one iTXt chunk, uncompressed, right behind the header; an earlier one is replaced.
     *
     * @throws IllegalArgumentException when the bytes are no PNG image
     */
    public static byte[] intoPng(byte[] png, String jwt) {
        if (!isPng(png)) {
            throw new IllegalArgumentException("not a PNG image");
        }
        ByteArrayOutputStream baked = new ByteArrayOutputStream(png.length + jwt.length() + 64);
        baked.writeBytes(PNG_START);
        boolean header = true;
        for (Chunk chunk = Chunk.at(png, PNG_START.length); chunk != null; chunk = Chunk.at(png, chunk.end())) {
            if (!chunk.bakes(png)) {
                baked.write(png, chunk.start(), chunk.end() - chunk.start());
            }
            if (header) {
                baked.writeBytes(chunk(jwt));
                header = false;
            }
        }
        return baked.toByteArray();
    }

    /** The credential of a baked image; empty when there is none or the bytes are no whole PNG. */
    public static Optional<String> fromPng(byte[] png) {
        if (!isPng(png)) {
            return Optional.empty();
        }
        for (Chunk chunk = Chunk.at(png, PNG_START.length); chunk != null; chunk = Chunk.at(png, chunk.end())) {
            if (chunk.bakes(png)) {
                int from = chunk.start() + 8 + CHUNK_START.length;
                return Optional.of(new String(png, from, chunk.end() - 4 - from, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private static boolean isPng(byte[] bytes) {
        return bytes.length > PNG_START.length
                && Arrays.equals(bytes, 0, PNG_START.length, PNG_START, 0, PNG_START.length);
    }

    private static byte[] chunk(String jwt) {
        byte[] text = jwt.getBytes(StandardCharsets.UTF_8);
        ByteBuffer chunk = ByteBuffer.allocate(12 + CHUNK_START.length + text.length);
        chunk.putInt(CHUNK_START.length + text.length);
        chunk.put("iTXt".getBytes(StandardCharsets.ISO_8859_1)).put(CHUNK_START).put(text);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, chunk.position() - 4);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /** The place of one PNG chunk: length, type, data, checksum. */
    private record Chunk(int start, int end) {

        static @Nullable Chunk at(byte[] png, int start) {
            if (png.length - start < 12) {
                return null;
            }
            int length = ByteBuffer.wrap(png).getInt(start);
            return length < 0 || length > png.length - start - 12 ? null : new Chunk(start, start + 12 + length);
        }

        boolean bakes(byte[] png) {
            int data = start + 8;
            return new String(png, start + 4, 4, StandardCharsets.ISO_8859_1).equals("iTXt")
                    && end - 4 - data >= CHUNK_START.length
                    && Arrays.equals(png, data, data + CHUNK_START.length, CHUNK_START, 0, CHUNK_START.length);
        }
    }
}
