package org.waymark.web.part;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.waymark.language.Language;
import org.waymark.language.Messages;

/** Words the messages of pages in the language of the reader; what every template imports. */
public final class PageText {
    /** A character of private use stands for a piece of markup while a sentence is worded. */
    private static final char FIRST_MARK = '\ue000';

    private static final char LAST_MARK = '\ue0ff';

    private PageText() {}

    /**
     * Words a message of a page's room.
     *
     * @param key the folder of the template and the key in its room's bundle, such as {@code learner/city.heading};
     *     without a folder, a key of the room {@code web}
     * @param arguments names and values in turn; see {@link Messages}
     */
    public static String text(String key, Object... arguments) {
        int end = key.lastIndexOf('/');
        return Messages.of(end < 0 ? "web" : "web/" + key.substring(0, end)).say(key.substring(end + 1), arguments);
    }

    /** Words a message in which some arguments are markup; everything else is escaped. */
    public static Content rich(String key, Object... arguments) {
        Object[] marked = arguments.clone();
        List<Content> pieces = new ArrayList<>();
        for (int i = 1; i < marked.length; i += 2) {
            if (marked[i] instanceof Content piece) {
                marked[i] = String.valueOf((char) (FIRST_MARK + pieces.size()));
                pieces.add(piece);
            } else if (marked[i] instanceof String text) {
                marked[i] = text.replaceAll("[" + FIRST_MARK + "-" + LAST_MARK + "]", "\ufffd");
            }
        }
        String worded = text(key, marked);
        return output -> {
            int from = 0;
            for (int i = 0; i < worded.length(); i++) {
                char mark = worded.charAt(i);
                if (mark >= FIRST_MARK && mark - FIRST_MARK < pieces.size()) {
                    output.writeUserContent(worded.substring(from, i));
                    pieces.get(mark - FIRST_MARK).writeTo(output);
                    from = i + 1;
                }
            }
            output.writeUserContent(worded.substring(from));
        };
    }

    /** Returns the tag of the reader's language, for {@code lang}. */
    public static String language() {
        return Language.current().tag();
    }

    /** Returns the languages among which the reader may choose. */
    public static List<LanguageView> languages() {
        return Language.choices().stream()
                .map(choice -> new LanguageView(choice.tag(), choice.name(), choice.equals(Language.current())))
                .toList();
    }

    /** Returns the direction in which the reader's language is written, for {@code dir}. */
    public static String direction() {
        return Language.current().rightToLeft() ? "rtl" : "ltr";
    }
}
