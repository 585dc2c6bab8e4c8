package org.waymark.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which column says what. Columns are counted from 0; -1 where there is none.
 *
 * @param key what the person's column names people by
 * @param state the column that says whether it is complete, in the words of the exporting language
 * @param counted the words in it that mean complete
 * @param date when it was completed; empty where it is not
 * @param id the source's own name of the fact
 * @param result in percent of the maximum
 */
public record Columns(
        Form form,
        Key key,
        int person,
        int name,
        int state,
        List<String> counted,
        int date,
        int run,
        int id,
        int result) {
    private static final int NONE = -1;

    /** What people are named by. An e-mail address, a user name and an ID number count within one course only. */
    public enum Key {
        ID("ID (user id of the LMS)"),
        EMAIL("e-mail address"),
        USERNAME("user name"),
        ID_NUMBER("ID number");

        private final String title;

        Key(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Words of a stock Moodle that mean complete; a pass that was missed does not. */
    public static final List<String> COMPLETE = List.of("Completed", "Completed (achieved pass grade)");

    public Columns {
        counted = List.copyOf(counted);
    }

    /**
     * What a header says of itself.
     *
     * @param activity the title by which the activity is looked for in a report of many
     */
    public static Columns guess(List<String> header, String activity) {
        List<String> words = header.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .toList();
        int last = words.size() - 1;
        if (words.contains("user_id") && words.contains("completed_at")) {
            return new Columns(
                    Form.OWN,
                    Key.ID,
                    words.indexOf("user_id"),
                    words.indexOf("name"),
                    NONE,
                    List.of(),
                    words.indexOf("completed_at"),
                    words.indexOf("run"),
                    words.indexOf("id"),
                    words.indexOf("result"));
        }
        if (words.get(0).equals("id") && last >= 2) {
            return new Columns(Form.COURSE, Key.ID, 0, 1, NONE, List.of(), last, NONE, NONE, NONE);
        }
        if (words.get(0).isEmpty() && last >= 3 && words.get(last).isEmpty()) {
            return ofActivities(header, words, activity);
        }
        return new Columns(Form.OTHER, Key.ID, NONE, NONE, NONE, List.of(), NONE, NONE, NONE, NONE);
    }

    private static Columns ofActivities(List<String> header, List<String> words, String activity) {
        int first = words.subList(1, words.size()).indexOf("");
        List<String> identity = words.subList(0, first);
        int person = NONE;
        Key key = Key.EMAIL;
        for (Key candidate : List.of(Key.EMAIL, Key.USERNAME, Key.ID_NUMBER)) {
            for (int i = 1; i < identity.size() && person == NONE; i++) {
                if (isHeading(candidate, identity.get(i))) {
                    person = i;
                    key = candidate;
                }
            }
        }
        List<Integer> named = activities(header).stream()
                .filter(i -> header.get(i).strip().equals(activity.strip()))
                .toList();
        // Two activities may bear the same name: then a person has to say which.
        int state = named.size() == 1 ? named.get(0) : NONE;
        return new Columns(
                Form.ACTIVITY, key, person, 0, state, COMPLETE, state == NONE ? NONE : state + 1, NONE, NONE, NONE);
    }

    /** Whether an activity completion report has any column beside the name that could tell who somebody is. */
    public static boolean hasIdentity(List<String> header) {
        return header.size() > 1 && activities(header).stream().noneMatch(column -> column == 1);
    }

    /** The columns of an activity completion report that say whether an activity is complete; the next holds its date. */
    public static List<Integer> activities(List<String> header) {
        return java.util.stream.IntStream.range(1, Math.max(1, header.size() - 1))
                .filter(i -> !header.get(i).isBlank() && header.get(i + 1).isBlank())
                .boxed()
                .toList();
    }

    private static boolean isHeading(Key key, String heading) {
        return switch (key) {
            case ID -> heading.equals("id");
            case EMAIL -> heading.contains("mail");
            case USERNAME -> Set.of("username", "user name").contains(heading);
            case ID_NUMBER -> heading.equals("id number");
        };
    }

    /** Whether it is known where to look for the person and the day, within so many columns. */
    public boolean complete(int width) {
        return person >= 0
                && date >= 0
                && (form != Form.ACTIVITY || (state >= 0 && !counted.isEmpty()))
                && List.of(person, name, state, date, run, id, result).stream().allMatch(i -> i >= NONE && i < width);
    }
}
