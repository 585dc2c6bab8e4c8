package org.waymark.practice.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of plain text.
 *
 * @param address whether it is a web address that can be clicked
 */
public record TextPart(String text, boolean address) {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)]");

    /** The text, cut where web addresses begin and end. */
    public static List<TextPart> of(String text) {
        List<TextPart> parts = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(new TextPart(text.substring(end, matcher.start()), false));
            parts.add(new TextPart(matcher.group(), true));
            end = matcher.end();
        }
        parts.add(new TextPart(text.substring(end), false));
        return parts;
    }
}
