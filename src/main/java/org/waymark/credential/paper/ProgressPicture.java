package org.waymark.credential.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waymark.credential.PrintableText;
import org.waymark.credential.document.XmlText;

/**
 * A picture of a city's progress, from one drawing in two formats: the size that pages show which link to it (Open Graph),
 * and as a vector image to be put on another page. Letters are outlines, so it looks the same everywhere.
 */
public final class ProgressPicture {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int GROUND = 0x12424F;
    private static final int CREAM = 0xFFFAF0;
    private static final int SUN = 0xF4C95D;
    private static final int DARK = 0x0C303A;
    private static final double LINE = 1080;
    private static final double BARS_TOP = 360;
    private static final double BAR = 26;
    private static final double BARS_BOTTOM = 560;

    private ProgressPicture() {}

    /**
     * What is drawn.
     *
     * @param level the level, or that there is none yet
     * @param points in words, such as "12 of 43 points"
     * @param areas how much of each practice area are points, from 0 to 1
     * @param foot who says so
     */
    public record Facts(String city, String level, String points, List<Double> areas, String foot) {
        public Facts {
            areas = List.copyOf(areas);
        }
    }

    private record Layer(Shape shape, int rgb) {}

    private static List<Layer> draw(Facts facts) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), GROUND));
        line(layers, Typeface.SERIF_BOLD, facts.city(), 76, 130, CREAM);
        line(layers, Typeface.SANS_BOLD, facts.level(), 54, 220, SUN);
        line(layers, Typeface.SANS, facts.points(), 40, 290, CREAM);
        int count = Math.max(1, facts.areas().size());
        double column = LINE / count;
        for (int i = 0; i < facts.areas().size(); i++) {
            double left = 60 + i * column + column * 0.12;
            double width = column * 0.76;
            double full = BARS_BOTTOM - BARS_TOP;
            layers.add(new Layer(new Rectangle2D.Double(left, BARS_TOP, width, full), DARK));
            double height = Math.max(
                    BAR / 4, full * Math.min(1, Math.max(0, facts.areas().get(i))));
            layers.add(new Layer(new Rectangle2D.Double(left, BARS_BOTTOM - height, width, height), SUN));
        }
        line(layers, Typeface.SANS, facts.foot(), 26, 606, CREAM);
        return layers;
    }

    private static void line(List<Layer> layers, Typeface face, String text, double size, double base, int rgb) {
        String clean = face.cut(PrintableText.clean(text, 200), size, LINE);
        layers.add(new Layer(face.outline(clean, size, WIDTH / 2.0, base), rgb));
    }

    /** The picture as PNG, 1200 by 630 pixels. */
    public static byte[] png(Facts facts) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (Layer layer : draw(facts)) {
            graphics.setColor(new Color(layer.rgb()));
            graphics.fill(layer.shape());
        }
        graphics.dispose();
        return BadgeImage.encode(image);
    }

    /** The picture as a vector image, with a title and a description for those who hear it. */
    public static String svg(Facts facts) {
        StringBuilder svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\" width=\"600\" height=\"315\"")
                .append(" role=\"img\" aria-labelledby=\"title description\">\n<title id=\"title\">")
                .append(XmlText.escape(PrintableText.clean(facts.city(), 200)))
                .append("</title>\n<desc id=\"description\">")
                .append(XmlText.escape(PrintableText.clean(facts.level() + ", " + facts.points(), 400)))
                .append("</desc>\n");
        for (Layer layer : draw(facts)) {
            svg.append(String.format(Locale.ROOT, "<path fill=\"#%06x\" d=\"", layer.rgb()));
            BadgeImage.appendPath(svg, layer.shape());
            svg.append("\"/>\n");
        }
        return svg.append("</svg>\n").toString();
    }
}
