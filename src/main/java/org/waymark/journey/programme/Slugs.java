package org.waymark.journey.programme;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.learning.Run;
import org.waymark.people.Alphabet;

/** Makes the names that runs and opportunities have in addresses, once and for all. */
final class Slugs {
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST = 100;

    private final Catalogue catalogue = new Catalogue();

    String ofOpportunity(Handle handle, String title) {
        return free(handle, plain(title));
    }

    String ofRun(Handle handle, Opportunity opportunity, Run run) {
        String title = run.title();
        LocalDate start = run.start();
        return free(handle, (title == null ? opportunity.id().value() : plain(title)) + "-" + start);
    }

    private String free(Handle handle, String wanted) {
        String slug = wanted;
        for (int number = 2; !catalogue.isFree(handle, slug); number++) {
            slug = wanted + "-" + number;
        }
        return slug;
    }

    /** A title in the letters of an address; one that has none of them is called by its kind of thing. */
    private static String plain(String title) {
        String words =
                trimmed(OTHERS.matcher(Alphabet.plain(title).replace("'", "").replace("’", ""))
                        .replaceAll("-"));
        return words.isEmpty() ? "opportunity" : words;
    }

    private static String trimmed(String words) {
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        return cut.replaceAll("^-|-$", "");
    }
}
