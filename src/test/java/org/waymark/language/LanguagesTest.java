package org.waymark.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    private static final Language SPANISH =
            new Language("es", Locale.forLanguageTag("es-US"), "Español", UnaryOperator.identity());
    private static final Language PORTUGUESE =
            new Language("pt-BR", Locale.forLanguageTag("pt-BR"), "Português", UnaryOperator.identity());
    private static final Languages LANGUAGES = new Languages(List.of(Language.ENGLISH, SPANISH, PORTUGUESE));

    @Test
    void a_browser_gets_the_offered_language_that_it_likes_best() {
        assertThat(LANGUAGES.match("fr, es-MX;q=0.8, en;q=0.5")).contains(SPANISH);
        assertThat(LANGUAGES.match("en-GB")).contains(Language.ENGLISH);
        assertThat(LANGUAGES.match("fr")).isEmpty();
        assertThat(LANGUAGES.match("*")).isEmpty();
    }

    @Test
    void a_platform_may_write_its_locale_with_a_hyphen_or_an_underscore() {
        assertThat(LANGUAGES.match("pt_br")).contains(PORTUGUESE);
        assertThat(LANGUAGES.match("pt-BR")).contains(PORTUGUESE);
        assertThat(LANGUAGES.match("es_mx")).contains(SPANISH);
    }

    @Test
    void nonsense_is_no_wish() {
        for (String wish :
                List.of("", " ", ";;;q=", "en;q=9999", "a-very-long-nonsense-tag", "\u0000", "x".repeat(500))) {
            assertThat(LANGUAGES.match(wish)).as(wish).isEmpty();
        }
        assertThat(LANGUAGES.match(null)).isEmpty();
        assertThat(LANGUAGES.usual()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void the_pseudo_language_changes_text_and_leaves_arguments() {
        String pseudo =
                PseudoLanguage.LANGUAGE.speak(() -> Messages.of("web/open").say("home.supported", "word", "x"));
        assertThat(pseudo).contains("šôɱéôñé").contains("x: ").doesNotContain("word");
    }
}
