package org.waymark.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.text.CollationKey;
import java.text.Collator;
import java.text.Normalizer;
import java.text.RuleBasedCollator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order of names as a reader of a language expects it, and what a name is searched by. Databases differ in both, by
 * product and by how they were made, so neither is left to them. For one thread.
 */
public final class Alphabet {
    private static final Pattern MARK = Pattern.compile("\\p{M}+");
    /** Letters that are no plain letter with a mark, and what people type for them. */
    private static final Map<String, String> LETTERS = Map.of(
            "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ħ", "h", "ı", "i");

    private static final Pattern LETTER = Pattern.compile("[ßæœøđðþłħı]");
    private static final int LONGEST_HEADER = 200;

    /** Making a key takes ten times as long as everything else, and the same names come again with every page. */
    private static final Cache<Name, CollationKey> KEYS =
            Caffeine.newBuilder().maximumSize(30_000).build();

    private record Name(Locale language, String text) {}

    private final Locale language;
    private final Collator collator;
    /** Letters that the language gives no place to: they stand where their plain forms do. */
    private final Set<String> homeless;

    private Alphabet(Locale language, Collator collator) {
        this.language = language;
        this.collator = collator;
        String rules = collator instanceof RuleBasedCollator ruled ? ruled.getRules() : "";
        this.homeless = LETTERS.keySet().stream()
                .filter(letter -> !rules.contains(letter))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The order of a language; of one that is not known, that of most. */
    public static Alphabet of(Locale language) {
        Collator collator = (Collator) Collator.getInstance(language).clone();
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return new Alphabet(language, collator);
    }

    /** The order of the language that a browser asks for first ({@code Accept-Language}, RFC 9110, 12.5.4). */
    public static Alphabet ofReader(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return of(Locale.ROOT);
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(locale -> !locale.getLanguage().isEmpty())
                    .findFirst()
                    .map(Alphabet::of)
                    .orElseGet(() -> of(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return of(Locale.ROOT);
        }
    }

    /** Everything in order; what has the same name stays as it was. */
    public <T> List<T> sorted(List<T> all, Function<T, String> name) {
        record Keyed<T>(T one, CollationKey key) {}
        List<Keyed<T>> keyed = new ArrayList<>(all.size());
        all.forEach(one -> keyed.add(new Keyed<>(one, collationKey(name.apply(one)))));
        keyed.sort(Comparator.comparing(Keyed::key));
        return keyed.stream().map(Keyed::one).toList();
    }

    /** Returns a text by which databases of any order put names in this one: hexadecimal digits, at most 2,000. */
    public String key(String name) {
        String key = HexFormat.of().formatHex(collationKey(name).toByteArray());
        return key.substring(0, Math.min(key.length(), 2000));
    }

    private CollationKey collationKey(String name) {
        // Most collators pass over a space; here a first name comes before every longer one.
        return KEYS.get(
                new Name(language, name),
                same -> collator.getCollationKey(placed(same.text()).replace(' ', '_')));
    }

    private String placed(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return LETTER.matcher(small).find()
                ? LETTER.matcher(small)
                        .replaceAll(
                                letter -> homeless.contains(letter.group()) ? spelt(letter.group()) : letter.group())
                : name;
    }

    private static String spelt(String letter) {
        return LETTERS.getOrDefault(letter, letter);
    }

    /** A text in small letters without marks: two texts with the same one are found by each other. */
    public static String plain(String text) {
        String small = text.toLowerCase(Locale.ROOT).strip();
        if (small.chars().allMatch(c -> c < 128)) {
            return small;
        }
        String bare =
                MARK.matcher(Normalizer.normalize(small, Normalizer.Form.NFKD)).replaceAll("");
        return LETTER.matcher(bare).replaceAll(letter -> spelt(letter.group()));
    }
}
