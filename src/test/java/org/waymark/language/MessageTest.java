package org.waymark.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final Instant AT = Instant.parse("2026-03-04T14:05:00Z");

    @Test
    void what_is_kept_is_read_again_as_the_same_fact() {
        Message inner = new Message("web", "NOT_FOUND.title", Map.of());
        for (Message message : List.of(
                inner,
                Message.plain("A text of 0.1."),
                Message.plain("{\"say\":\"web#NOT_FOUND.title\"}"),
                Message.plain("two\nlines"),
                new Message(
                        "web",
                        "x",
                        Map.of(
                                "n",
                                3,
                                "d",
                                0.5,
                                "at",
                                AT,
                                "day",
                                LocalDate.of(2026, 3, 4),
                                "in",
                                inner,
                                "list",
                                List.of("a", 2, inner),
                                "any",
                                new AnyOf(List.of("a", "b")),
                                "b",
                                true)))) {
            assertThat(message.kept()).doesNotContain("\n");
            assertThat(Message.read(message.kept())).isEqualTo(message);
        }
        assertThat(Message.readLines(Message.keptLines(List.of(inner, Message.plain("b")))))
                .containsExactly(inner, Message.plain("b"));
    }

    @Test
    void what_somebody_else_wrote_is_never_taken_for_a_message_of_ours() {
        for (String text : List.of(
                "{\"say\":",
                "{\"say\":\"../../x#y\"}",
                "{\"say\":7}",
                "{\"say\":\"web#a\",\"with\":{\"x\":{\"day\":\"never\"}}}")) {
            assertThat(Message.read(text)).isEqualTo(Message.plain(text));
        }
    }

    @Test
    void a_kept_text_says_the_same_as_the_fact_that_it_was_in_english() {
        Message fact = new Message("web", "NOT_FOUND.title", Map.of());
        assertThat(Message.plain(fact.in(Language.ENGLISH)).saysSameAs(fact)).isTrue();
        assertThat(fact.saysSameAs(Message.plain("Something else"))).isFalse();
        String pseudo = PseudoLanguage.LANGUAGE.speak(fact::words);
        assertThat(pseudo).isNotEqualTo(fact.in(Language.ENGLISH));
    }

    @Test
    void days_moments_and_lists_are_written_as_the_language_does() {
        assertThat(Language.ENGLISH.day(AT)).isEqualTo("March 4, 2026");
        assertThat(Language.ENGLISH.moment(AT)).isEqualTo("March 4, 2026 at 2:05 PM UTC");
        assertThat(Language.ENGLISH.all(List.of("a", "b", "c"))).isEqualTo("a, b, and c");
        assertThat(Language.ENGLISH.any(List.of("a", "b"))).isEqualTo("a or b");
        assertThat(Language.ENGLISH.number(1234.5)).isEqualTo("1,234.5");
    }

    @Test
    void a_missing_argument_or_key_is_a_fault_of_ours() {
        assertThatThrownBy(() -> Language.ENGLISH.say("web", "no.such.key", Map.of()))
                .isInstanceOf(java.util.MissingResourceException.class);
    }
}
