package org.waymark.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that an installation offers, the first of them to readers whose own is not among them. */
public record Languages(List<Language> offered) {
    /** The languages that have bundles in every room; a translation is added here. */
    public static final Languages TRANSLATED = new Languages(List.of(Language.ENGLISH));

    private static final List<Language> KNOWN = Stream.concat(
                    TRANSLATED.offered().stream(), Stream.of(PseudoLanguage.LANGUAGE))
            .toList();

    private static final int LONGEST_WISH = 200;

    public Languages {
        offered = List.copyOf(offered);
    }

    /**
     * Returns the languages of these tags, in their order.
     *
     * @throws IllegalArgumentException naming what is known, when a tag is not, or none is given
     */
    public static Languages of(List<String> tags) {
        List<Language> chosen = tags.stream()
                .flatMap(tag -> KNOWN.stream().filter(language -> language.tag().equals(tag)))
                .distinct()
                .toList();
        if (chosen.isEmpty() || chosen.size() != tags.size()) {
            throw new IllegalArgumentException(
                    String.join(", ", KNOWN.stream().map(Language::tag).toList()));
        }
        return new Languages(chosen);
    }

    /** Finds the language of just this tag. */
    public Optional<Language> find(@Nullable String tag) {
        return offered.stream().filter(language -> language.tag().equals(tag)).findFirst();
    }

    /**
     * Finds the offered language that suits best.
     *
     * @param wish language ranges by weight, as a browser sends them (RFC 9110, 12.5.4), or one locale, as a platform
     *     names it in a launch; with a hyphen or an underscore; what is malformed or too long counts as no wish
     */
    public Optional<Language> match(@Nullable String wish) {
        if (wish == null || wish.isBlank() || wish.length() > LONGEST_WISH) {
            return Optional.empty();
        }
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(wish.replace('_', '-'));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return find(Locale.lookupTag(ranges, offered.stream().map(Language::tag).toList()));
    }

    /** Returns the language of readers of whom nothing is known. */
    public Language usual() {
        return offered.get(0);
    }
}
