package org.waymark.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a page in the pseudo-language says in plain English: what no bundle holds. */
public final class PlainEnglish {
    /** Two words in a row: a name, a code or a unit may be one. */
    private static final Pattern WORDS = Pattern.compile("[A-Za-z][A-Za-z'’]+(?:[ ,;:]+[A-Za-z][A-Za-z'’]+)+");

    private static final Pattern HIDDEN =
            Pattern.compile("(?s)<(script|style|code|pre|textarea)\\b.*?</\\1>|<!--.*?-->");
    private static final Pattern SAID_IN_TAGS =
            Pattern.compile("\\b(?:alt|title|placeholder|aria-label|aria-description)=\"([^\"]*)\"");

    private final String data;

    /** @param data everything that stands on pages as it is: titles, names, statements */
    public PlainEnglish(List<String> data) {
        this.data = plain(String.join(" | ", data));
    }

    /** Lists the plain words of a page that are no data. */
    public Set<String> in(String html) {
        List<String> texts = new ArrayList<>();
        String shown = HIDDEN.matcher(html).replaceAll(" ");
        Matcher inTags = SAID_IN_TAGS.matcher(shown);
        while (inTags.find()) {
            texts.add(inTags.group(1));
        }
        texts.addAll(List.of(shown.replaceAll("<[^>]*>", "\n").split("\n+", -1)));
        Set<String> found = new TreeSet<>();
        for (String text : texts) {
            Matcher words = WORDS.matcher(unescaped(text));
            while (words.find()) {
                if (!data.contains(plain(words.group()))) {
                    found.add(words.group());
                }
            }
        }
        return found;
    }

    private static String unescaped(String text) {
        return text.replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
