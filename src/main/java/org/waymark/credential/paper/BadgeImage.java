package org.waymark.credential.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.PrintableText;
import org.waymark.credential.document.XmlText;

/**
 * The badge as a picture, from one drawing in two formats. The same achievement always gives the same bytes; letters
 * are outlines, so it looks the same everywhere.
 */
public final class BadgeImage {
    /** Both sides of the drawing, in its own unit. */
    static final int SIDE = 512;

    private BadgeImage() {}

    /** A vector image with title and description for those who hear it. */
    public static String svg(AchievementFacts achievement) {
        return svg(achievement, null);
    }

    /** @param stamp says why it is not valid; null while it is */
    public static String svg(AchievementFacts achievement, @Nullable BadgeStamp stamp) {
        StringBuilder svg = new StringBuilder()
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\" width=\"512\" height=\"512\"")
                .append(" role=\"img\" aria-labelledby=\"badge-title badge-description\">\n<title id=\"badge-title\">")
                .append(XmlText.escape(
                        (stamp == null ? "" : stamp + " – ") + PrintableText.clean(achievement.name(), 300)))
                .append("</title>\n<desc id=\"badge-description\">")
                .append(XmlText.escape(description(achievement)))
                .append("</desc>\n");
        for (BadgeDrawing.Layer layer : BadgeDrawing.of(achievement, stamp)) {
            svg.append(String.format(Locale.ROOT, "<path fill=\"#%06x\" d=\"", layer.rgb()));
            appendPath(svg, layer.shape());
            svg.append("\"/>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    /**
     * A PNG image with a transparent ground.
     *
     * @param side width and height in pixels, 16 to 2048
     */
    public static byte[] png(AchievementFacts achievement, int side) {
        return png(achievement, side, null);
    }

    /** @param stamp says why it is not valid; null while it is */
    public static byte[] png(AchievementFacts achievement, int side, @Nullable BadgeStamp stamp) {
        if (side < 16 || side > 2048) {
            throw new IllegalArgumentException("a badge has 16 to 2048 pixels a side");
        }
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(side / (double) SIDE, side / (double) SIDE);
        for (BadgeDrawing.Layer layer : BadgeDrawing.of(achievement, stamp)) {
            graphics.setColor(new Color(layer.rgb()));
            graphics.fill(layer.shape());
        }
        graphics.dispose();
        return encode(image);
    }

    static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Straight to memory: ImageIO's default would write a temporary file first.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String description(AchievementFacts achievement) {
        StringBuilder text = new StringBuilder("Round badge with a signpost in a landscape");
        String code = achievement.humanCode();
        String field = achievement.fieldOfStudy();
        if (code != null) {
            text.append(", ").append(PrintableText.clean(code, 60));
        }
        if (field != null) {
            text.append(", ").append(PrintableText.clean(field, 120));
        }
        return text.append('.').toString();
    }

    static void appendPath(StringBuilder svg, Shape shape) {
        double[] at = new double[6];
        List<String> letters = List.of("M", "L", "Q", "C", "Z");
        int[] numbers = {2, 2, 4, 6, 0};
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            svg.append(letters.get(kind));
            for (int i = 0; i < numbers[kind]; i++) {
                if (i > 0) {
                    svg.append(' ');
                }
                appendNumber(svg, at[i]);
            }
        }
    }

    /**
     * Writes a number with one decimal, a tenth of a pixel at the drawing's own size; more only makes the file longer.
     */
    private static void appendNumber(StringBuilder svg, double value) {
        long tenths = Math.round(value * 10);
        if (tenths < 0) {
            svg.append('-');
        }
        svg.append(Math.abs(tenths) / 10);
        if (tenths % 10 != 0) {
            svg.append('.').append(Math.abs(tenths) % 10);
        }
    }
}
