package org.waymark.credential.achievement;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lasting name of an achievement within addresses. It has a dot, which no run has: badges of runs are named by theirs. */
public record AchievementId(String value) {
    private static final Pattern FORM = Pattern.compile("\\A(?:practice|set)\\.[a-z0-9-]{1,130}+\\z");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]++");
    private static final int LONGEST = 100;

    /** Reads the text of an address, or the key of a credential; empty for the badge of a run. */
    public static Optional<AchievementId> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AchievementId(text)) : Optional.empty();
    }

    /**
     * Makes a name of a title.
     *
     * @param number 1, or one more for each that has the same name
     */
    static AchievementId of(Achievement.Kind kind, String title, int number) {
        String plain = OTHER.matcher(title.toLowerCase(Locale.ROOT)).replaceAll("-");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST));
        String start = cut.startsWith("-") ? cut.substring(1) : cut;
        String slug = start.endsWith("-") ? start.substring(0, start.length() - 1) : start;
        String name = slug.isEmpty() ? "badge" : slug;
        return new AchievementId((kind == Achievement.Kind.PRACTICE ? "practice." : "set.")
                + (number == 1 ? name : name + "-" + number));
    }

    @Override
    public String toString() {
        return value;
    }
}
