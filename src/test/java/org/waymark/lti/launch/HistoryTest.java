package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How platforms write down from which courses a course was copied. */
class HistoryTest {
    @Test
    void several_courses_are_parted_by_commas_the_latest_first() {
        assertThat(History.read("12, 7,3")).containsExactly("12", "7", "3");
    }

    @Test
    void an_id_may_be_url_encoded_or_not() {
        assertThat(History.read("a%2Cb,c%20d")).containsExactly("a%2Cb", "a,b", "c%20d", "c d");
        assertThat(History.read("50%")).containsExactly("50%");
    }

    @Test
    void an_unfilled_variable_an_empty_text_and_what_no_id_can_be_count_as_nothing() {
        assertThat(History.read("")).isEmpty();
        assertThat(History.read(" , ,")).isEmpty();
        assertThat(History.read("$Context.id.history")).isEmpty();
        assertThat(History.read("a%00b")).containsExactly("a%00b");
        assertThat(History.read("x".repeat(256))).isEmpty();
    }

    @Test
    void a_list_without_end_is_read_to_its_fiftieth_course() {
        assertThat(History.read("c,".repeat(10_000))).containsExactly("c");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            many.append(i).append(',');
        }
        assertThat(History.read(many.toString())).hasSize(50).startsWith("0").endsWith("49");
    }

    @Test
    void an_id_of_255_characters_is_the_longest() {
        assertThat(History.read("x".repeat(255))).hasSize(1);
        assertThat(History.read("50%,x")).containsExactly("50%", "x");
    }
}
