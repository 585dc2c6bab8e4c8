package org.waymark.language;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A language that pages are shown in, with its ways to write days, numbers and lists (Unicode CLDR). A thread speaks one
 * language at a time: that of the reader whose request it answers, English outside of any request. Safe for many
 * threads.
 */
public final class Language {
    /** The language of the source texts, and of everything that no reader asked for: commands, logs, old records. */
    public static final Language ENGLISH = new Language("en", Locale.US, "English", UnaryOperator.identity());

    private static final ThreadLocal<Spoken> CURRENT =
            ThreadLocal.withInitial(() -> new Spoken(ENGLISH, List.of(ENGLISH)));

    /** Space of fixed width that newer locale data put before "PM"; fonts of older systems lack it. */
    private static final char NARROW_SPACE = '\u202f';

    private final String tag;
    private final Locale locale;
    private final String name;
    private final UnaryOperator<String> rewording;
    /** Null until something is first written: a start needs none of it, and reading the locale's data takes a while. */
    private volatile @Nullable Forms forms;

    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    /** The language of a thread, and those among which its reader may choose. */
    private record Spoken(Language language, List<Language> choices) {}

    /** A pattern that was read once; ICU's formats are not safe for many threads, so one writes at a time. */
    private record Pattern(String text, MessageFormat format, Set<String> names) {}

    /**
     * Names a language.
     *
     * @param tag names the language in addresses, cookies and the names of its bundles (BCP 47)
     * @param locale decides how days, numbers and lists are written
     * @param name the language's name in itself
     * @param rewording changes every pattern of the source texts; leaves a real language's bundles as they are
     */
    public Language(String tag, Locale locale, String name, UnaryOperator<String> rewording) {
        this.tag = tag;
        this.locale = locale;
        this.name = name;
        this.rewording = rewording;
    }

    private Forms forms() {
        Forms known = forms;
        if (known == null) {
            known = Forms.of(locale);
            forms = known;
        }
        return known;
    }

    /** How days, times and lists are written. */
    private record Forms(
            DateTimeFormatter day,
            DateTimeFormatter moment,
            DateTimeFormatter clock,
            DateTimeFormatter time,
            DateTimeFormatter zone,
            ListFormatter all,
            ListFormatter any) {
        static Forms of(Locale locale) {
            DateTimePatternGenerator skeletons = DateTimePatternGenerator.getInstance(locale);
            return new Forms(
                    written(skeletons.getBestPattern("yMMMMd"), locale),
                    written(skeletons.getBestPattern("yMMMMdjm") + " 'UTC'", locale),
                    written(skeletons.getBestPattern("yMMMMdjm"), locale),
                    written(skeletons.getBestPattern("jm"), locale),
                    written("z", locale),
                    ListFormatter.getInstance(locale, ListFormatter.Type.AND, ListFormatter.Width.WIDE),
                    ListFormatter.getInstance(locale, ListFormatter.Type.OR, ListFormatter.Width.WIDE));
        }
    }

    private static DateTimeFormatter written(String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern.replace(NARROW_SPACE, ' '), locale)
                .withZone(ZoneOffset.UTC);
    }

    /** Returns the language that this thread speaks. */
    public static Language current() {
        return CURRENT.get().language();
    }

    /** Returns the languages among which the reader of this thread may choose. */
    public static List<Language> choices() {
        return CURRENT.get().choices();
    }

    /** Lets this thread speak a language from now on, until {@link #release}; the reader's choices stay. */
    public static void bind(Language language) {
        CURRENT.set(new Spoken(language, choices()));
    }

    /** Lets this thread speak a language to a reader who may choose another one. */
    public static void bind(Language language, Languages offered) {
        CURRENT.set(new Spoken(language, offered.offered()));
    }

    /** Lets this thread speak English again. */
    public static void release() {
        CURRENT.remove();
    }

    /** Runs something in this language; the thread speaks the earlier one afterward. */
    public <T> T speak(Supplier<T> what) {
        Language before = current();
        bind(this);
        try {
            return what.get();
        } finally {
            bind(before);
        }
    }

    public String tag() {
        return tag;
    }

    /** Returns the language's name in itself, such as "English". */
    public String name() {
        return name;
    }

    public Locale locale() {
        return locale;
    }

    /** Tells whether the language is written from right to left. */
    public boolean rightToLeft() {
        return ULocale.forLocale(locale).isRightToLeft();
    }

    /** Says a day, such as "March 4, 2026". */
    public String day(LocalDate date) {
        return forms().day.format(date);
    }

    /** Says the day of an instant in UTC. */
    public String day(Instant at) {
        return forms().day.format(at);
    }

    /** Says an instant to the minute, in UTC. */
    public String moment(Instant at) {
        return forms().moment.format(at);
    }

    /** Says an instant to the minute by the clock of a zone, which is named elsewhere. */
    public String moment(Instant at, ZoneId zone) {
        return forms().clock.withZone(zone).format(at);
    }

    /** Says a time of day, such as "2:00 PM". */
    public String time(LocalTime at) {
        return forms().time.format(at);
    }

    /** Says in short which zone's clock shows a moment, such as "EDT". */
    public String zone(ZonedDateTime at) {
        return forms().zone.withZone(at.getZone()).format(at);
    }

    /** Says a number with at most two decimals. */
    public String number(double number) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    /** Joins what holds together, such as "a, b, and c". */
    public String all(Collection<String> parts) {
        return forms().all.format(parts);
    }

    /** Joins alternatives, such as "a, b, or c". */
    public String any(Collection<String> parts) {
        return forms().any.format(parts);
    }

    /**
     * Words a message.
     *
     * @param room the room whose bundle holds the key, such as {@code web/learner}
     * @param arguments by the names that the pattern has for them: text, whole and decimal numbers
     * @throws MissingResourceException when no such bundle or key exists
     * @throws IllegalArgumentException when an argument of the pattern is not given
     */
    String say(String room, String key, Map<String, Object> arguments) {
        Pattern pattern = patterns.computeIfAbsent(room + '/' + key, full -> read(room, key));
        if (pattern.names().isEmpty()) {
            return pattern.text();
        }
        if (!arguments.keySet().containsAll(pattern.names())) {
            throw new IllegalArgumentException(
                    room + "/" + key + " asks for " + pattern.names() + ", got " + arguments.keySet());
        }
        synchronized (pattern.format()) {
            return pattern.format().format(arguments);
        }
    }

    private Pattern read(String room, String key) {
        MessageFormat format = new MessageFormat(rewording.apply(bundle(room).getString(key)), locale);
        Set<String> names = Set.copyOf(format.getArgumentNames());
        return new Pattern(names.isEmpty() ? format.format(Map.of()) : "", format, names);
    }

    /** English texts are the root bundles, so that a language without a bundle of some room still says something. */
    private ResourceBundle bundle(String room) {
        return ResourceBundle.getBundle(
                "org.waymark." + room.replace('/', '.') + ".messages",
                Locale.forLanguageTag(tag),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Override
    public String toString() {
        return tag;
    }
}
