package org.waymark.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waymark.sheet.Headings.Meaning;

/**
 * The columns of a table by what they say. Columns are counted from 0; -1 where there is none.
 *
 * @param key what the person's column names people by
 * @param state the column that says whether it is complete, in the words of the exporting language
 * @param counted the words in it that mean complete
 * @param date when it was completed; empty where it is not
 * @param id the source's own name of the fact
 * @param result in percent of the maximum
 */
public record SheetColumns(
        SheetForm form,
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

    /**
     * The kind of name by which a table names people. An e-mail address, a user name and an ID number count within one
     * course only.
     */
    public enum Key {
        ID(Meaning.ID),
        EMAIL(Meaning.EMAIL),
        USERNAME(Meaning.USERNAME),
        ID_NUMBER(Meaning.ID_NUMBER);

        private final Meaning heading;

        Key(Meaning heading) {
            this.heading = heading;
        }
    }

    public SheetColumns {
        counted = List.copyOf(counted);
    }

    /**
     * Guesses the columns of a table by its headings and, where these leave it open, by its first rows.
     *
     * @param first the first rows below the header
     * @param activity the title by which the activity is looked for in a report of many
     */
    public static SheetColumns guess(List<String> header, List<Row> first, String activity) {
        List<String> words = header.stream().map(Folding::fold).toList();
        int last = width(header) - 1;
        if (words.contains("user_id") && words.contains("completed_at")) {
            return new SheetColumns(
                    SheetForm.OWN,
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
        if (words.get(0).equals("id") && last >= 2 && isOfCourse(header, last)) {
            return new SheetColumns(SheetForm.COURSE, Key.ID, 0, 1, NONE, List.of(), last, NONE, NONE, NONE);
        }
        if (isOfActivities(header)) {
            return ofActivities(header, activity);
        }
        return ofOther(header, first);
    }

    /** Moodle puts a pair of columns for each condition, the second with the heading of the first before its own. */
    private static boolean isOfCourse(List<String> header, int last) {
        return Headings.isCourseComplete(header.get(last))
                || IntStream.range(1, last - 1)
                        .anyMatch(i -> !header.get(i).isBlank()
                                && header.get(i + 1).startsWith(header.get(i).strip() + " - "));
    }

    /** No heading for names, then those of the identity, then pairs of an activity and, without a heading, its date. */
    private static boolean isOfActivities(List<String> header) {
        int size = header.size();
        int first = firstDate(header);
        return Folding.isBlank(header.get(0))
                && size >= 4
                && first >= 2
                && (size - first) % 2 != 0
                && IntStream.range(first, size).allMatch(i -> Folding.isBlank(header.get(i)) == ((i - first) % 2 == 0));
    }

    private static int firstDate(List<String> header) {
        return IntStream.range(1, header.size())
                .filter(i -> Folding.isBlank(header.get(i)))
                .findFirst()
                .orElse(-1);
    }

    /** Counts the columns of a header, up to the last with a heading. */
    static int width(List<String> header) {
        int width = header.size();
        while (width > 0 && Folding.isBlank(header.get(width - 1))) {
            width--;
        }
        return width;
    }

    private static SheetColumns ofActivities(List<String> header, String activity) {
        List<String> identity = header.subList(0, firstDate(header) - 1);
        Optional<Key> key = key(identity, List.of(Key.EMAIL, Key.USERNAME, Key.ID_NUMBER));
        List<Integer> named = activities(header).stream()
                .filter(i -> header.get(i).strip().equals(activity.strip()))
                .toList();
        // Two activities may bear the same name: then a person has to say which.
        int state = named.size() == 1 ? named.get(0) : NONE;
        return new SheetColumns(
                SheetForm.ACTIVITY,
                key.orElse(Key.EMAIL),
                key.map(one -> find(identity, one.heading)).orElse(NONE),
                0,
                state,
                List.of(),
                state == NONE ? NONE : state + 1,
                NONE,
                NONE,
                NONE);
    }

    private static SheetColumns ofOther(List<String> header, List<Row> first) {
        Optional<Key> key = key(header, List.of(Key.values()));
        int state = find(header, Meaning.STATE);
        int date = find(header, Meaning.DATE);
        if (date == NONE && state != NONE && holdsDates(first, state)) {
            // "Completed" is a heading of days as well as of yes and no.
            date = state;
            state = NONE;
        }
        return new SheetColumns(
                SheetForm.OTHER,
                key.orElse(Key.ID),
                key.map(one -> find(header, one.heading)).orElse(NONE),
                find(header, Meaning.NAME),
                state,
                List.of(),
                date,
                find(header, Meaning.RUN),
                NONE,
                find(header, Meaning.RESULT));
    }

    private static boolean holdsDates(List<Row> rows, int column) {
        List<String> cells = rows.stream()
                .filter(row -> column < row.fields().size())
                .map(row -> row.fields().get(column))
                .filter(cell -> !Folding.isBlank(cell) && !StateWords.meansNot(cell))
                .toList();
        return !cells.isEmpty()
                && cells.stream().allMatch(cell -> WrittenDate.read(cell).isPresent());
    }

    private static Optional<Key> key(List<String> header, List<Key> wanted) {
        return wanted.stream().filter(key -> find(header, key.heading) != NONE).findFirst();
    }

    /** The first column with such a heading; of dates, that of the completion goes before one that only says "date". */
    private static int find(List<String> header, Meaning meaning) {
        int[] found = IntStream.range(0, header.size())
                .filter(i ->
                        Headings.meaning(header.get(i)).filter(meaning::equals).isPresent())
                .toArray();
        return Arrays.stream(found)
                .filter(i ->
                        meaning != Meaning.DATE || Folding.fold(header.get(i)).length() > "fecha".length())
                .findFirst()
                .orElse(found.length == 0 ? NONE : found[0]);
    }

    /** Tells whether an activity completion report has any column beside the name that could tell who somebody is. */
    public static boolean hasIdentity(List<String> header) {
        return header.size() > 1 && activities(header).stream().noneMatch(column -> column == 1);
    }

    /** The columns of an activity completion report that say whether an activity is complete; the next holds its date. */
    public static List<Integer> activities(List<String> header) {
        return IntStream.range(1, Math.max(1, header.size() - 1))
                .filter(i -> !header.get(i).isBlank() && header.get(i + 1).isBlank())
                .boxed()
                .toList();
    }

    /** Returns a copy of these columns with other words that mean complete. */
    SheetColumns counting(List<String> words) {
        return new SheetColumns(form, key, person, name, state, words, date, run, id, result);
    }

    /** Tells whether it is known where to look for the person and the day, within so many columns. */
    boolean complete(int width) {
        return person >= 0
                && date >= 0
                && (form != SheetForm.ACTIVITY || state >= 0)
                && List.of(person, name, state, date, run, id, result).stream().allMatch(i -> i >= NONE && i < width);
    }
}
