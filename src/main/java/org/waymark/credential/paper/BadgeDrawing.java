package org.waymark.credential.paper;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.PrintableText;

/** The drawing of a badge on a square of 512: a signpost in a landscape, a ribbon with the title, code and area. */
final class BadgeDrawing {
    private static final int CREAM = 0xFFFAF0;
    private static final int INK = 0x1D2733;
    private static final int SUN = 0xF4C95D;
    private static final double CENTRE = BadgeImage.SIDE / 2.0;
    private static final double TITLE_WIDTH = 404;
    private static final int RED = 0xA4161A;

    /** Deep, middle and light tone of one family; cream letters stand on the deep tone in more than 7 to 1. */
    private record Tones(int deep, int middle, int light) {}

    private static final List<Tones> FAMILIES = List.of(
            new Tones(0x12424F, 0x2A7886, 0x9CCFD0),
            new Tones(0x2D2F63, 0x5B5EA6, 0xB9BCE6),
            new Tones(0x5A2338, 0x9B4665, 0xE3B5C2),
            new Tones(0x1F4A2E, 0x45825A, 0xB2D6B4),
            new Tones(0x5B3413, 0xA0662F, 0xE8C79A),
            new Tones(0x173F6B, 0x3B76B0, 0xABCBEA),
            new Tones(0x4A2B5E, 0x7D5497, 0xD0B6DF),
            new Tones(0x3F4419, 0x747C35, 0xCFD49B));

    /** A filled shape; later ones lie on top. */
    record Layer(Shape shape, int rgb) {}

    private final List<Layer> layers = new ArrayList<>();
    private final Tones tones;

    private BadgeDrawing(Tones tones) {
        this.tones = tones;
    }

    static List<Layer> of(AchievementFacts achievement, @Nullable BadgeStamp stamp) {
        String field = achievement.fieldOfStudy();
        String code = achievement.humanCode();
        String area = field == null ? "" : PrintableText.clean(field, 120);
        // String.hashCode is fixed by the language, so an area keeps its colours for ever.
        BadgeDrawing drawing = new BadgeDrawing(FAMILIES.get(Math.floorMod(area.hashCode(), FAMILIES.size())));
        drawing.medal();
        drawing.landscape();
        drawing.signpost();
        drawing.ribbon();
        drawing.title(PrintableText.clean(achievement.name(), 200));
        drawing.foot(code == null ? "" : PrintableText.clean(code, 40), area);
        if (stamp != null) {
            drawing.stamp(stamp);
        }
        return drawing.layers;
    }

    /** A band across the middle, so that nobody who looks at the picture takes it for a badge in force. */
    private void stamp(BadgeStamp stamp) {
        AffineTransform turn = AffineTransform.getRotateInstance(-Math.PI / 9, CENTRE, CENTRE);
        add(turn.createTransformedShape(new Rectangle2D.Double(0, CENTRE - 44, BadgeImage.SIDE, 88)), CREAM);
        add(turn.createTransformedShape(new Rectangle2D.Double(0, CENTRE - 38, BadgeImage.SIDE, 76)), RED);
        add(turn.createTransformedShape(Typeface.SANS_BOLD.outline(stamp.name(), 60, CENTRE, CENTRE + 21)), CREAM);
    }

    private void medal() {
        add(scallops(246, 5, 36), tones.deep);
        add(disc(CENTRE, CENTRE, 229), CREAM);
        add(disc(CENTRE, CENTRE, 221), tones.deep);
        add(disc(CENTRE, CENTRE, 212), tones.light);
    }

    private void landscape() {
        // Half a unit wider than the sky, so that no hair of it shows round the hills.
        Area inside = new Area(disc(CENTRE, CENTRE, 212.5));
        add(within(inside, disc(364, 136, 32)), SUN);
        Path2D far = new Path2D.Double();
        far.moveTo(0, 216);
        far.curveTo(90, 140, 150, 168, 210, 190);
        far.curveTo(280, 214, 350, 130, 512, 200);
        far.lineTo(512, 512);
        far.lineTo(0, 512);
        far.closePath();
        add(within(inside, far), tones.middle);
        Path2D near = new Path2D.Double();
        near.moveTo(0, 262);
        near.curveTo(120, 190, 220, 196, 300, 214);
        near.curveTo(380, 232, 440, 210, 512, 226);
        near.lineTo(512, 512);
        near.lineTo(0, 512);
        near.closePath();
        add(within(inside, near), tones.deep);
    }

    private void signpost() {
        add(new RoundRectangle2D.Double(250, 74, 12, 150, 6, 6), INK);
        add(board(216, 90, 1), CREAM);
        add(board(296, 132, -1), CREAM);
        add(new Rectangle2D.Double(230, 104, 48, 4), tones.middle);
        add(new Rectangle2D.Double(234, 146, 48, 4), tones.middle);
    }

    /** An arrow-shaped board; {@code way} is 1 to point right and -1 to point left. */
    private static Path2D board(double tail, double top, int way) {
        Path2D board = new Path2D.Double();
        board.moveTo(tail, top);
        board.lineTo(tail + way * 74.0, top);
        board.lineTo(tail + way * 92.0, top + 16);
        board.lineTo(tail + way * 74.0, top + 32);
        board.lineTo(tail, top + 32);
        board.closePath();
        return board;
    }

    private void ribbon() {
        for (int side : new int[] {-1, 1}) {
            Path2D tail = new Path2D.Double();
            tail.moveTo(CENTRE + side * 190, 236);
            tail.lineTo(CENTRE + side * 256, 236);
            tail.lineTo(CENTRE + side * 236, 297);
            tail.lineTo(CENTRE + side * 256, 358);
            tail.lineTo(CENTRE + side * 190, 358);
            tail.closePath();
            add(tail, tones.middle);
            Path2D fold = new Path2D.Double();
            fold.moveTo(CENTRE + side * 222, 346);
            fold.lineTo(CENTRE + side * 190, 358);
            fold.lineTo(CENTRE + side * 190, 346);
            fold.closePath();
            add(fold, INK);
        }
        add(new Rectangle2D.Double(34, 220, 444, 126), CREAM);
        add(new Rectangle2D.Double(34, 228, 444, 3), tones.middle);
        add(new Rectangle2D.Double(34, 335, 444, 3), tones.middle);
    }

    private void title(String title) {
        Typeface face = Typeface.SANS_BOLD;
        double size = 38;
        List<String> lines = face.wrap(title, size, TITLE_WIDTH);
        while (size > 19 && !fits(face, lines, size)) {
            size -= 1;
            lines = face.wrap(title, size, TITLE_WIDTH);
        }
        int room = (int) (98 / (size * 1.15));
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(lines.size(), room)));
        if (shown.size() < lines.size()) {
            shown.set(room - 1, shown.get(room - 1) + "…");
        }
        double step = size * 1.15;
        double base = 283 - (shown.size() - 1) * step / 2 + size * 0.36;
        for (String line : shown) {
            add(face.outline(face.cut(line, size, TITLE_WIDTH), size, CENTRE, base), INK);
            base += step;
        }
    }

    private static boolean fits(Typeface face, List<String> lines, double size) {
        return lines.size() * size * 1.15 <= 98
                && lines.stream().allMatch(line -> face.width(line, size) <= TITLE_WIDTH);
    }

    private void foot(String code, String area) {
        double base = 388;
        if (!code.isEmpty()) {
            add(Typeface.SANS_BOLD.outline(Typeface.SANS_BOLD.cut(code, 28, 260), 28, CENTRE, base), CREAM);
            base += 28;
        }
        if (!area.isEmpty()) {
            List<String> lines = Typeface.SANS.wrap(area, 18, 210);
            for (String line : lines.subList(0, Math.min(2, lines.size()))) {
                add(Typeface.SANS.outline(Typeface.SANS.cut(line, 18, 210), 18, CENTRE, base), CREAM);
                base += 21;
            }
        }
    }

    private static Path2D scallops(double radius, double depth, int count) {
        Path2D edge = new Path2D.Double();
        int steps = count * 10;
        for (int i = 0; i < steps; i++) {
            double turn = 2 * Math.PI * i / steps;
            double r = radius + depth * Math.cos(turn * count);
            double x = CENTRE + r * Math.sin(turn);
            double y = CENTRE - r * Math.cos(turn);
            if (i == 0) {
                edge.moveTo(x, y);
            } else {
                edge.lineTo(x, y);
            }
        }
        edge.closePath();
        return edge;
    }

    private static Ellipse2D disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Area within(Area inside, Shape shape) {
        Area cut = new Area(shape);
        cut.intersect(inside);
        return cut;
    }

    private void add(Shape shape, int rgb) {
        layers.add(new Layer(shape, rgb));
    }
}
