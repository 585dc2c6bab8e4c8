package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names stand where a reader looks for them, and are found as they are typed. */
class AlphabetTest {
    @Test
    void a_name_stands_where_the_readers_language_puts_it() {
        assertThat(sorted(
                        Alphabet.of(Locale.ENGLISH),
                        "Zoe",
                        "Ödon",
                        "Olga",
                        "apple",
                        "Łukasz",
                        "Lena",
                        "Ørsted",
                        "Peter"))
                .containsExactly("apple", "Lena", "Łukasz", "Ödon", "Olga", "Ørsted", "Peter", "Zoe");
        assertThat(sorted(Alphabet.of(Locale.forLanguageTag("sv")), "Zoe", "Öberg", "Olga"))
                .containsExactly("Olga", "Zoe", "Öberg");
    }

    @Test
    void a_short_first_name_comes_before_every_longer_one() {
        assertThat(sorted(Alphabet.of(Locale.ENGLISH), "Anna Berg", "Annabel Adams", "Ann Zorn", "Anna Abel"))
                .containsExactly("Ann Zorn", "Anna Abel", "Anna Berg", "Annabel Adams");
    }

    @Test
    void the_order_does_not_depend_on_where_a_name_stood_and_equals_stay_as_they_were() {
        List<String> names = List.of("Ä", "a", "Anna", "anna B", "ß", "ss", "Straße", "Strasse", "Z");
        List<String> once = Alphabet.of(Locale.GERMAN).sorted(names, Function.identity());
        Random random = new Random(20261128);
        for (int round = 0; round < 50; round++) {
            List<String> shuffled = new ArrayList<>(names);
            Collections.shuffle(shuffled, random);
            assertThat(Alphabet.of(Locale.GERMAN).sorted(shuffled, String::toLowerCase))
                    .map(name -> name.charAt(0))
                    .isEqualTo(once.stream().map(name -> name.charAt(0)).toList());
        }
        assertThat(Alphabet.of(Locale.ENGLISH).sorted(List.of("2 Lena", "1 Lena"), name -> name.substring(2)))
                .containsExactly("2 Lena", "1 Lena");
    }

    @ParameterizedTest
    @CsvSource({
        "sv, true",
        "'sv-SE,en;q=0.5', true",
        "'en,sv;q=0.9', false",
        "'en;q=0.2,sv;q=0.9', true",
        "'*,sv;q=0.5', true",
    })
    void the_language_that_a_browser_asks_for_first_decides(String header, boolean swedish) {
        assertThat(sorted(Alphabet.ofReader(header), "Öberg", "Zoe"))
                .isEqualTo(swedish ? List.of("Zoe", "Öberg") : List.of("Öberg", "Zoe"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "*", "xx", "sv;q=nine", "sv_SE;;", "\u0000"})
    void without_a_language_that_is_known_the_usual_order_holds(@Nullable String header) {
        assertThat(sorted(Alphabet.ofReader(header), "Zoe", "Öberg")).containsExactly("Öberg", "Zoe");
        assertThat(sorted(Alphabet.ofReader("sv,".repeat(67)), "Zoe", "Öberg")).containsExactly("Öberg", "Zoe");
    }

    @ParameterizedTest
    @CsvSource({
        "' Lena FORD ', lena ford",
        "José, jose",
        "Nguyễn, nguyen",
        "Straße, strasse",
        "Łódź, lodz",
        "Æsa Ørsted, aesa orsted",
        "Þór, thor",
        "ﬁn, fin",
        "李, 李",
    })
    void a_name_is_found_without_its_marks(String name, String plain) {
        assertThat(Alphabet.plain(name)).isEqualTo(plain);
    }

    private static List<String> sorted(Alphabet alphabet, String... names) {
        return alphabet.sorted(List.of(names), Function.identity());
    }
}
