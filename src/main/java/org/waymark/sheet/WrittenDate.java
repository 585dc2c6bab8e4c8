package org.waymark.sheet;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as programs and people write it. One of two numbers with slashes or hyphens before a year may be the day or the
 * month: then there are two readings, and only the order of the whole column decides. Dots always put the day first.
 *
 * @param dayFirst the day, when the day stands first or nothing else is possible; null when that is no day
 * @param monthFirst the day, when the month stands first; the same as the other where the order does not matter
 * @param offset null where the date names none
 */
record WrittenDate(
        @Nullable LocalDate dayFirst,
        @Nullable LocalDate monthFirst,
        LocalTime time,
        @Nullable ZoneOffset offset) {
    private static final int LONGEST = 60;
    private static final List<String> LANGUAGES = List.of("en", "de", "es", "pt", "fr", "it", "nl");

    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])");
    private static final Pattern YEAR_LAST =
            Pattern.compile("([0-9]{1,2})([-/.]) ?([0-9]{1,2})\\2 ?([0-9]{4}|[0-9]{2})(?![0-9])");
    private static final Pattern DAY_AND_NAME = Pattern.compile(
            "([0-9]{1,2})(?:st|nd|rd|th|[.o])?[ -](?:de |of )?([a-z]{3,12})[.]?,?[ -](?:de |del )?([0-9]{4}|[0-9]{2})(?![0-9])");
    private static final Pattern NAME_AND_DAY =
            Pattern.compile("([a-z]{3,12})[.]? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})");
    private static final Pattern WEEKDAY = Pattern.compile("([a-z-]{2,13})[.]?,? ");
    private static final Pattern CLOCK = Pattern.compile(
            "(?:,? |t|, ?)(?:(?:um|at|a las|as) )?([0-9]{1,2})[:h.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,]([0-9]{1,9}))?)?"
                    + "(?: ?(a|p)[.]? ?m[.]?)?(?: ?(?:uhr|h|hrs|horas))?");
    private static final Pattern ZONE = Pattern.compile(
            " ?(?:(z|utc|gmt)|(?:utc|gmt)?([+-][0-9]{1,2})(?::?([0-9]{2}))?)(?:\\[[a-z/_+-]{1,40}\\])?");

    /** The number that a spreadsheet program keeps behind a date, when the cell is not shown as one. */
    private static final Pattern SERIAL = Pattern.compile("[0-9]{1,6}(?:[.,][0-9]{1,15})?");

    private static final Map<String, Integer> MONTHS = months();
    private static final Set<String> WEEKDAYS = weekdays();

    /** A count of days in the place of a date. */
    static boolean isSerial(String cell) {
        return SERIAL.matcher(cell).matches();
    }

    /** @return empty when it is no date that can be read */
    static Optional<WrittenDate> read(String cell) {
        String text = Folding.fold(cell).replace('−', '-');
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher weekday = WEEKDAY.matcher(text);
        String date = weekday.lookingAt() && WEEKDAYS.contains(weekday.group(1)) ? text.substring(weekday.end()) : text;
        try {
            return Optional.ofNullable(ofDay(date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable WrittenDate ofDay(String text) {
        Matcher matcher = YEAR_FIRST.matcher(text);
        if (matcher.lookingAt()) {
            return certain(
                    day(number(matcher, 1), number(matcher, 3), number(matcher, 4)), text.substring(matcher.end()));
        }
        matcher = COMPACT.matcher(text);
        if (matcher.lookingAt()) {
            return certain(
                    day(number(matcher, 1), number(matcher, 2), number(matcher, 3)), text.substring(matcher.end()));
        }
        matcher = YEAR_LAST.matcher(text);
        if (matcher.lookingAt()) {
            int year = year(matcher, 4);
            LocalDate dayFirst = day(year, number(matcher, 3), number(matcher, 1));
            return matcher.group(2).equals(".")
                    ? certain(dayFirst, text.substring(matcher.end()))
                    : with(dayFirst, day(year, number(matcher, 1), number(matcher, 3)), text.substring(matcher.end()));
        }
        matcher = DAY_AND_NAME.matcher(text);
        if (matcher.lookingAt() && MONTHS.containsKey(matcher.group(2))) {
            return certain(
                    day(year(matcher, 3), MONTHS.getOrDefault(matcher.group(2), 0), number(matcher, 1)),
                    text.substring(matcher.end()));
        }
        matcher = NAME_AND_DAY.matcher(text);
        return matcher.lookingAt() && MONTHS.containsKey(matcher.group(1))
                ? certain(
                        day(number(matcher, 3), MONTHS.getOrDefault(matcher.group(1), 0), number(matcher, 2)),
                        text.substring(matcher.end()))
                : null;
    }

    private static @Nullable WrittenDate certain(@Nullable LocalDate day, String rest) {
        return with(day, day, rest);
    }

    /** @param rest what stands behind the day: nothing, a time, a zone, or both */
    private static @Nullable WrittenDate with(
            @Nullable LocalDate dayFirst, @Nullable LocalDate monthFirst, String rest) {
        if (dayFirst == null && monthFirst == null) {
            return null;
        }
        Matcher clock = CLOCK.matcher(rest);
        boolean timed = clock.lookingAt();
        LocalTime time = timed ? time(clock) : LocalTime.MIDNIGHT;
        String behind = timed ? rest.substring(clock.end()) : rest;
        if (behind.isEmpty()) {
            return new WrittenDate(dayFirst, monthFirst, time, null);
        }
        Matcher zone = ZONE.matcher(behind);
        return zone.matches() ? new WrittenDate(dayFirst, monthFirst, time, offset(zone)) : null;
    }

    private static LocalTime time(Matcher clock) {
        int hour = number(clock, 1);
        String half = clock.group(5);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no hour of half a day");
            }
            hour = hour % 12 + (half.equals("p") ? 12 : 0);
        }
        String fraction = clock.group(4);
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        return LocalTime.of(hour, number(clock, 2), clock.group(3) == null ? 0 : number(clock, 3), nanos);
    }

    private static ZoneOffset offset(Matcher zone) {
        if (zone.group(1) != null) {
            return ZoneOffset.UTC;
        }
        int hours = number(zone, 2);
        int minutes = zone.group(3) == null ? 0 : number(zone, 3);
        return ZoneOffset.ofHoursMinutes(hours, zone.group(2).startsWith("-") ? -minutes : minutes);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** Reads a year; two digits mean this century. */
    private static int year(Matcher matcher, int group) {
        int year = number(matcher, group);
        return year < 100 ? 2000 + year : year;
    }

    private static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Tells whether it says another day, or none, when the order is another. */
    boolean needsOrder() {
        LocalDate day = dayFirst;
        return day == null || !day.equals(monthFirst);
    }

    /** The only order in which it is a date; empty where both or any will do. */
    Optional<DateOrder> evidence() {
        return dayFirst == null
                ? Optional.of(DateOrder.MONTH_FIRST)
                : monthFirst == null ? Optional.of(DateOrder.DAY_FIRST) : Optional.empty();
    }

    /** @return null where it is no day in that order */
    @Nullable
    LocalDate day(@Nullable DateOrder order) {
        return order == DateOrder.MONTH_FIRST ? monthFirst : dayFirst;
    }

    /** The moment of a day of it, by the clock of a zone where it names no offset. */
    Instant at(LocalDate day, ZoneId zone) {
        return day.atTime(time).atZone(offset == null ? zone : offset).toInstant();
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String language : LANGUAGES) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                    months.put(word(month.getDisplayName(style, Locale.forLanguageTag(language))), month.getValue());
                }
            }
        }
        return Map.copyOf(months);
    }

    private static Set<String> weekdays() {
        Set<String> days = new HashSet<>();
        for (String language : LANGUAGES) {
            for (DayOfWeek day : DayOfWeek.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                    days.add(word(day.getDisplayName(style, Locale.forLanguageTag(language))));
                }
            }
        }
        return Set.copyOf(days);
    }

    private static String word(String name) {
        return Folding.fold(name).replace(".", "");
    }
}
