package org.waymark.credential.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts we bring along (Liberation, OFL): Latin with all its accents, Greek, Cyrillic. Reads outlines and widths
 * itself, so that what we draw needs no font, and no font configuration, of the machine.
 */
enum Typeface {
    SANS("LiberationSans-Regular", "Liberation Sans", 400),
    SANS_BOLD("LiberationSans-Bold", "Liberation Sans", 700),
    SERIF("LiberationSerif-Regular", "Liberation Serif", 400),
    SERIF_BOLD("LiberationSerif-Bold", "Liberation Serif", 700);

    private static final String FOLDER = "/com/mpobjects/jasperreports/fonts/liberation/";

    private static final Map<Typeface, TrueTypeFont> OPEN = new ConcurrentHashMap<>();

    private final String file;
    private final String family;
    private final int weight;

    Typeface(String file, String family, int weight) {
        this.file = file;
        this.family = family;
        this.weight = weight;
    }

    String family() {
        return family;
    }

    int weight() {
        return weight;
    }

    InputStream open() {
        InputStream in = Typeface.class.getResourceAsStream(FOLDER + file + ".ttf");
        if (in == null) {
            throw new IllegalStateException("the font " + file + " is missing from the class path");
        }
        return in;
    }

    /**
     * Tells whether every character can be printed, in the order it is written: no missing glyph, no right-to-left
     * text.
     */
    synchronized boolean canWrite(String text) {
        char[] characters = text.toCharArray();
        if (Bidi.requiresBidi(characters, 0, characters.length)) {
            return false;
        }
        CmapLookup glyphs = glyphs();
        return text.codePoints().allMatch(point -> glyphs.getGlyphId(point) != 0);
    }

    /** The width of one line, in the unit of {@code size}. */
    synchronized double width(String text, double size) {
        try {
            CmapLookup glyphs = glyphs();
            double width = 0;
            for (int point : text.codePoints().toArray()) {
                width += font().getAdvanceWidth(glyphs.getGlyphId(point));
            }
            return width * size / font().getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outline of one line, centred on {@code x}, standing on the base line {@code y}. */
    synchronized Path2D outline(String text, double size, double x, double y) {
        try {
            CmapLookup glyphs = glyphs();
            double scale = size / font().getUnitsPerEm();
            double left = x - width(text, size) / 2;
            Path2D line = new Path2D.Double();
            for (int point : text.codePoints().toArray()) {
                int glyph = glyphs.getGlyphId(point);
                GlyphData data = font().getGlyph().getGlyph(glyph);
                if (data != null) {
                    line.append(
                            data.getPath().getPathIterator(new AffineTransform(scale, 0, 0, -scale, left, y)), false);
                }
                left += font().getAdvanceWidth(glyph) * scale;
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Breaks text at spaces into lines no wider than {@code width}; a single word may be wider. */
    List<String> wrap(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, size) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    /** Cuts one line with an ellipsis where it would be wider than {@code width}. */
    String cut(String line, double size, double width) {
        if (width(line, size) <= width) {
            return line;
        }
        int points = line.codePointCount(0, line.length());
        while (points > 0 && width(line.substring(0, line.offsetByCodePoints(0, points)) + "…", size) > width) {
            points--;
        }
        return line.substring(0, line.offsetByCodePoints(0, points)) + "…";
    }

    private CmapLookup glyphs() {
        try {
            return font().getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrueTypeFont font() {
        return OPEN.computeIfAbsent(this, face -> {
            try (InputStream in = face.open()) {
                return new TTFParser().parse(new RandomAccessReadBuffer(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
