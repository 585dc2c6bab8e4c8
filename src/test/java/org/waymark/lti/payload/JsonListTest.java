package org.waymark.lti.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.lti.payload.JsonList.Outcome;

/** Lists as platforms give them, and as somebody gives them who wants to fill our memory. */
class JsonListTest {
    private final List<String> read = new ArrayList<>();

    private Outcome read(String text, String field) throws IOException {
        return read(new JsonList(1_000, 100_000), new StringReader(text), field);
    }

    private Outcome read(JsonList list, Reader text, String field) throws IOException {
        return list.read(text, field, entry -> {
            read.add(entry.path("id").asText());
            return JsonList.cost(entry.path("id").asText());
        });
    }

    @Test
    void entries_come_one_by_one_wherever_the_list_stands() throws IOException {
        assertThat(read("[{\"id\":\"a\"},{\"id\":\"b\",\"deep\":{\"x\":[1,[2]]}}]", null))
                .isEqualTo(Outcome.WHOLE);
        assertThat(read(
                        "{\"context\":{\"members\":[{}]},\"n\":1,\"members\":[{\"id\":\"c\"}],\"more\":[[],{}]}",
                        "members"))
                .isEqualTo(Outcome.WHOLE);
        assertThat(read).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "null",
                "[]",
                "{}",
                "{\"members\":{}}",
                "{\"members\":null}",
                "{\"members\":[{\"id\":1}",
                "{\"members\":[{}}",
                "{\"members\":[],\"members\":[]}"
            })
    void what_is_no_list_is_none(String text) throws IOException {
        assertThat(read(text, "members")).isEqualTo(Outcome.NO_LIST);
    }

    /** Where an object with a list may stand. Where the page is the list itself, nothing is no list. */
    @Test
    void an_empty_page_is_an_empty_list_of_people() throws IOException {
        assertThat(read("", "members")).isEqualTo(Outcome.WHOLE);
        assertThat(read("", null)).isEqualTo(Outcome.NO_LIST);
    }

    @Test
    void entries_and_what_is_kept_of_them_are_counted_through_all_pages() throws IOException {
        JsonList three = new JsonList(3, 100_000);
        assertThat(read(three, new StringReader("[{},{}]"), null)).isEqualTo(Outcome.WHOLE);
        assertThat(read(three, new StringReader("[{},{}]"), null)).isEqualTo(Outcome.TOO_LONG);
        JsonList little = new JsonList(100, 1_000);
        String page = "[{\"id\":\"" + "x".repeat(500) + "\"}]";
        assertThat(read(little, new StringReader(page), null)).isEqualTo(Outcome.WHOLE);
        assertThat(read(little, new StringReader(page), null)).isEqualTo(Outcome.TOO_LONG);
    }

    @Test
    void a_list_without_end_ends() throws IOException {
        assertThat(read(new JsonList(1_000, 100_000), endless("[", "{},"), null))
                .isEqualTo(Outcome.TOO_LONG);
    }

    @Test
    void one_entry_without_end_ends() throws IOException {
        for (String piece : List.of("{},", "1,", "\"" + "x".repeat(10_000) + "\",")) {
            assertThat(read(new JsonList(1_000, 100_000), endless("[{\"roles\":[", piece), null))
                    .as(piece.substring(0, 2))
                    .isEqualTo(Outcome.TOO_LONG);
        }
        assertThat(read(new JsonList(1_000, 100_000), endless("[{\"a\":\"", "xxxxxxxx"), null))
                .isEqualTo(Outcome.NO_LIST);
        assertThat(read(new JsonList(1_000, 100_000), endless("[", "["), null)).isEqualTo(Outcome.NO_LIST);
    }

    @Test
    void what_stands_around_the_list_ends_too() throws IOException {
        assertThat(read(new JsonList(1_000, 100_000), endless("{\"x\":[", "{},"), "members"))
                .isEqualTo(Outcome.TOO_LONG);
        assertThat(read(new JsonList(1_000, 100_000), endless("{\"members\":[],\"x\":[", "1,"), "members"))
                .isEqualTo(Outcome.TOO_LONG);
    }

    @Test
    void what_cannot_be_fetched_is_no_broken_list() {
        Reader broken = new Reader() {
            @Override
            public int read(char[] into, int from, int length) throws IOException {
                throw new IOException("connection is gone");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> read(new JsonList(1, 1), broken, null)).hasMessage("connection is gone");
    }

    /** Stops the test, not the machine, when nobody stops reading. */
    private static Reader endless(String begin, String piece) {
        return new Reader() {
            private String now = begin;
            private int at;
            private long given;

            @Override
            public int read(char[] into, int from, int length) {
                int count = 0;
                while (count < length) {
                    if (at == now.length()) {
                        now = piece;
                        at = 0;
                    }
                    into[from + count++] = now.charAt(at++);
                }
                given += count;
                if (given > 100_000_000) {
                    throw new AssertionError("read to the end");
                }
                return count;
            }

            @Override
            public void close() {}
        };
    }
}
