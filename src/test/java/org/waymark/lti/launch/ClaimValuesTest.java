package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one table of leniency, row by row, and what stays refused. */
class ClaimValuesTest {
    private static final String NAME = "some_claim";

    private static JWTClaimsSet claims(@Nullable Object value) {
        return new JWTClaimsSet.Builder().claim(NAME, value).build();
    }

    @Test
    void a_claim_that_need_not_be_there_is_absent_as_null_as_an_empty_list_and_as_a_blank_text() throws Exception {
        for (Object nothing : Arrays.asList(null, List.of(), "", " ")) {
            assertThat(ClaimValues.isAbsent(claims(nothing), NAME))
                    .as("%s", nothing)
                    .isTrue();
            assertThat(ClaimValues.optionalObject(claims(nothing), NAME))
                    .as("%s", nothing)
                    .isEmpty();
        }
        for (Object something : List.of(Map.of(), List.of("a"), "a", 0, false)) {
            assertThat(ClaimValues.isAbsent(claims(something), NAME))
                    .as("%s", something)
                    .isFalse();
        }
    }

    @Test
    void an_object_is_read_and_nothing_else_in_its_place() throws Exception {
        Map<?, ?> object = Map.of("id", "1");
        assertThat(ClaimValues.object(claims(object), NAME)).isEqualTo(object);
        assertThat(ClaimValues.optionalObject(claims(object), NAME)).isEqualTo(object);
        assertThat(ClaimValues.object(claims(null), NAME)).isEmpty();
        for (Object other : List.of("a", List.of("a"), 1)) {
            malformed(() -> ClaimValues.object(claims(other), NAME));
            malformed(() -> ClaimValues.optionalObject(claims(other), NAME));
        }
        malformed(() -> ClaimValues.object(claims(List.of()), NAME));
    }

    @Test
    void an_id_is_a_printable_text_or_a_whole_number() throws Exception {
        assertThat(ClaimValues.id("a1", NAME)).isEqualTo("a1");
        assertThat(ClaimValues.id(7, NAME)).isEqualTo("7");
        assertThat(ClaimValues.id(7_000_000_000L, NAME)).isEqualTo("7000000000");
        assertThat(ClaimValues.id(BigInteger.TEN.pow(20), NAME)).isEqualTo("100000000000000000000");
        assertThat(ClaimValues.id("x".repeat(255), NAME)).hasSize(255);
        for (Object nothing : Arrays.asList(null, "", "  ")) {
            assertThat(ClaimValues.id(nothing, NAME)).isNull();
        }
        for (Object other :
                List.of("x".repeat(256), "a\u0000b", "a\nb", 1.5, new BigDecimal("1"), true, List.of("a"), Map.of())) {
            malformed(() -> ClaimValues.id(other, NAME));
        }
    }

    @Test
    void a_custom_value_is_a_text_or_what_has_only_one() {
        assertThat(ClaimValues.custom("a")).contains("a");
        assertThat(ClaimValues.custom("")).contains("");
        assertThat(ClaimValues.custom(12)).contains("12");
        assertThat(ClaimValues.custom(false)).contains("false");
        for (Object other : Arrays.asList(null, 1.5, List.of("a"), Map.of("a", "b"))) {
            assertThat(ClaimValues.custom(other)).as("%s", other).isEmpty();
        }
    }

    @Test
    void of_a_list_the_texts_are_read() {
        assertThat(ClaimValues.strings(Arrays.asList("a", 1, null, "b", List.of("c"))))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(ClaimValues.strings("a")).isEmpty();
        assertThat(ClaimValues.strings(null)).isEmpty();
    }

    @Test
    void a_text_for_people_has_no_control_characters_and_an_end() {
        assertThat(ClaimValues.text(" a\u0000b\tc ")).isEqualTo("a b c");
        assertThat(ClaimValues.text("x".repeat(500))).hasSize(500);
        assertThat(ClaimValues.text("x".repeat(501))).hasSize(500);
        for (Object other : Arrays.asList(null, "", " \n", 1, List.of("a"))) {
            assertThat(ClaimValues.text(other)).isNull();
        }
    }

    @Test
    void a_text_is_never_cut_through_a_character() {
        assertThat(ClaimValues.cut("ab😀", 3)).isEqualTo("ab");
        assertThat(ClaimValues.cut("ab😀", 4)).isEqualTo("ab😀");
        assertThat(ClaimValues.cut("a😀bc", 3)).isEqualTo("a😀");
        assertThat(ClaimValues.cut("abc", 3)).isEqualTo("abc");
        assertThat(ClaimValues.cut(null, 3)).isNull();
    }

    @Test
    void a_line_is_no_name() {
        assertThat(ClaimValues.name("Lena Ford")).isEqualTo("Lena Ford");
        assertThat(ClaimValues.name("Anne-Marie")).isEqualTo("Anne-Marie");
        for (Object none : Arrays.asList(null, "-", " - - ", "----------", 1)) {
            assertThat(ClaimValues.name(none)).as("%s", none).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lms.example/a?b=c",
                "http://lms.example:8080",
                "HTTPS://LMS.example",
                " https://lms.example "
            })
    void an_address_is_taken_without_the_blanks_around_it(String text) {
        assertThat(ClaimValues.httpUri(text)).isEqualTo(URI.create(text.strip()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/grades",
                "ftp://lms.example",
                "javascript:alert(1)",
                "https:///a",
                "https://me@lms.example",
                "https://a b"
            })
    void what_is_no_whole_address_of_the_web_is_none(@Nullable String text) {
        assertThat(ClaimValues.httpUri(text)).isNull();
    }

    @Test
    void an_address_has_at_most_a_thousand_characters() {
        String start = "https://lms.example/";
        assertThat(ClaimValues.httpUri(start + "x".repeat(1000 - start.length())))
                .isNotNull();
        assertThat(ClaimValues.httpUri(start + "x".repeat(1001 - start.length())))
                .isNull();
        assertThat(ClaimValues.httpUri(1)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/items/7, https://lms.example/items/7",
        "7?x=1, https://lms.example/courses/1/7?x=1",
        "' 7 ', https://lms.example/courses/1/7",
        "https://other.example/7, https://other.example/7",
    })
    void an_address_may_be_seen_from_the_one_beside_it(String text, String whole) {
        URI from = URI.create("https://lms.example/courses/1/items");
        assertThat(ClaimValues.httpUri(text, from)).isEqualTo(URI.create(whole));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "//other.example/7", "ftp:7", "mailto:a@b.example", "a b"})
    void an_address_that_leads_elsewhere_or_nowhere_is_none(@Nullable String text) {
        assertThat(ClaimValues.httpUri(text, URI.create("https://lms.example/items")))
                .isNull();
        assertThat(ClaimValues.httpUri("/items/7", null)).isNull();
        assertThat(ClaimValues.httpUri(7, URI.create("https://lms.example/items")))
                .isNull();
    }

    private static void malformed(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(LaunchRejected.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CLAIM_MALFORMED))
                .withMessageContaining(NAME);
    }
}
