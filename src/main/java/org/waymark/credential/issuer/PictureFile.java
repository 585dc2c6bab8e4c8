package org.waymark.credential.issuer;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/**
 * Reads a picture that somebody uploaded. It is decoded and drawn anew, so that nothing of the file is kept but what can
 * be seen: no text, no script, no second file behind the first. How large it is, is known before any of it is decoded,
 * only as many pixels as are needed are taken, and one picture is decoded at a time.
 */
public final class PictureFile {
    /** The largest file, in bytes. */
    public static final int LARGEST = 2 * 1024 * 1024;

    private static final Messages MESSAGES = Messages.of(PictureFile.class);

    private static final Object TURN = new Object();
    private static final int SHORTEST_SIDE = 16;
    private static final int LONGEST_SIDE = 6000;
    private static final int MOST_PIXELS = 13_000_000;
    /** A progressive JPEG goes over all its pixels with every scan; cameras and programs need ten. */
    private static final int MOST_SCANS = 50;

    private static final int PNG_START = 8;
    /** The length, type and checksum of a part of a PNG file. */
    private static final int AROUND_CHUNK = 12;

    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private PictureFile() {}

    /** A reading of a file ends in one of these. */
    public sealed interface Outcome {}

    /** @param drawn as it is kept */
    public record Taken(Drawn drawn) implements Outcome {}

    /** A picture as we keep it: at most as large as its kind. */
    public static final class Drawn {
        private final byte[] png;
        private final int width;
        private final int height;

        Drawn(byte[] png, int width, int height) {
            this.png = png;
            this.width = width;
            this.height = height;
        }

        public byte[] png() {
            return png.clone();
        }

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }
    }

    /** @param why in a sentence with what to do */
    public record Refused(Message why) implements Outcome {}

    public static Outcome read(byte[] file, PictureKind kind) {
        if (file.length > LARGEST) {
            return refused("picture.too-many-bytes", "most", LARGEST / 1024 / 1024);
        }
        if (isPng(file)) {
            byte[] bare = pixelsOnly(file);
            return bare.length > 0 ? decode(bare, "png", kind) : refused("picture.damaged");
        }
        if (isJpeg(file)) {
            int scans = count(file, START_OF_SCAN);
            boolean whole = scans > 0 && last(file, END_OF_IMAGE) > last(file, START_OF_SCAN);
            return whole && scans <= MOST_SCANS ? decode(file, "jpeg", kind) : refused("picture.damaged");
        }
        String start = new String(file, 0, Math.min(file.length, 2000), StandardCharsets.UTF_8);
        return refused(start.toLowerCase(Locale.ROOT).contains("<svg") ? "picture.svg" : "picture.other");
    }

    private static Outcome decode(byte[] file, String format, PictureKind kind) {
        synchronized (TURN) {
            return decodeOne(file, format, kind);
        }
    }

    private static Outcome decodeOne(byte[] file, String format, PictureKind kind) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            // Texts and profiles are passed over: they may be small in the file and huge when they are unpacked.
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < SHORTEST_SIDE || height < SHORTEST_SIDE) {
                return refused("picture.too-small", "width", width, "height", height, "least", SHORTEST_SIDE);
            }
            if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
                return refused("picture.too-large", "width", width, "height", height);
            }
            double scale = Math.min(1, Math.min(kind.width() / (double) width, kind.height() / (double) height));
            int every = Math.max(1, (int) (1 / scale / 2));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(every, every, 0, 0);
            BufferedImage drawn =
                    draw(reader.read(0, param), Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int)
                            Math.round(height * scale)));
            return new Taken(new Drawn(png(drawn), drawn.getWidth(), drawn.getHeight()));
        } catch (IOException | RuntimeException e) {
            // The decoder was not made for strangers: what it stumbles over has many names.
            return refused("picture.damaged");
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage draw(BufferedImage from, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(from, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static boolean isPng(byte[] file) {
        return new String(file, 0, Math.min(file.length, 8), StandardCharsets.ISO_8859_1)
                .equals("\u0089PNG\r\n\u001a\n");
    }

    private static boolean isJpeg(byte[] file) {
        return file.length > 3
                && (file[0] & MARKER) == MARKER
                && (file[1] & MARKER) == 0xD8
                && (file[2] & MARKER) == MARKER;
    }

    /**
     * The parts of a PNG file that pixels are made of. The decoder reads others too where colors stand in a table, and a
     * text of a kilobyte can unpack to gigabytes.
     *
     * @return empty when the file ends before its end
     */
    private static byte[] pixelsOnly(byte[] png) {
        ByteArrayOutputStream bare = new ByteArrayOutputStream(png.length);
        bare.write(png, 0, PNG_START);
        ByteBuffer file = ByteBuffer.wrap(png);
        int at = PNG_START;
        while (at + AROUND_CHUNK <= png.length) {
            long end = (long) at + AROUND_CHUNK + file.getInt(at);
            if (file.getInt(at) < 0 || end > png.length) {
                return new byte[0];
            }
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (PIXELS.contains(type)) {
                bare.write(png, at, (int) end - at);
            }
            if (type.equals("IEND")) {
                return bare.toByteArray();
            }
            at = (int) end;
        }
        return new byte[0];
    }

    private static int count(byte[] file, int marker) {
        int count = 0;
        for (int i = 0; i + 1 < file.length; i++) {
            count += isMarker(file, i, marker) ? 1 : 0;
        }
        return count;
    }

    private static int last(byte[] file, int marker) {
        int at = file.length - 2;
        while (at >= 0 && !isMarker(file, at, marker)) {
            at--;
        }
        return at;
    }

    private static boolean isMarker(byte[] file, int at, int marker) {
        return (file[at] & MARKER) == MARKER && (file[at + 1] & MARKER) == marker;
    }

    private static Refused refused(String key, Object... arguments) {
        return new Refused(MESSAGES.message(key, arguments));
    }
}
