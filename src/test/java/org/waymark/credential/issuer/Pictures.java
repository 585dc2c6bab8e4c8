package org.waymark.credential.issuer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Picture files as people have them, and as nobody means well with. */
public final class Pictures {
    private Pictures() {}

    public static byte[] png(int width, int height) {
        return file(draw(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    public static byte[] jpeg(int width, int height) {
        return file(draw(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    /** A PNG file whose header tells a size, and whose data are as many rows of nothing as fit into a small file. */
    static byte[] pngThatTells(int width, int height) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
            deflater.write(new byte[10_000_000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return join(start(width, height), chunk("IDAT", data.toByteArray()), chunk("IEND", new byte[0]));
    }

    /** A PNG file with a packed text behind its header. */
    static byte[] pngWithText(boolean palette, byte[] packed) {
        byte[] png =
                file(draw(100, 50, palette ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_INT_ARGB), "png");
        int header = 8 + 25;
        return join(Arrays.copyOf(png, header), chunk("zTXt", packed), Arrays.copyOfRange(png, header, png.length));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] start(int width, int height) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(header)) {
            out.writeInt(width);
            out.writeInt(height);
            out.write(new byte[] {8, 6, 0, 0, 0});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return join("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1), chunk("IHDR", header.toByteArray()));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] body = join(type.getBytes(StandardCharsets.ISO_8859_1), data);
        CRC32 crc = new CRC32();
        crc.update(body);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(chunk)) {
            out.writeInt(data.length);
            out.write(body);
            out.writeInt((int) crc.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return chunk.toByteArray();
    }

    private static BufferedImage draw(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x002D72));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(width / 10, height / 10, width * 8 / 10, height * 8 / 10);
        graphics.dispose();
        return image;
    }

    private static byte[] file(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
