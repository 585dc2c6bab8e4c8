package org.waymark.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders every page in rich, empty and hostile dress, checks its bones, and leaves it in {@code target/preview}. */
class PagesPreviewTest {
    static Stream<String> pages() {
        return Samples.all().keySet().stream();
    }

    @BeforeAll
    static void copies_what_the_pages_ask_for() throws IOException {
        Preview.copyAssets();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_sound_bones(String name) throws IOException {
        String html = Preview.render(name);
        Preview.write(name);

        assertThat(html).startsWith("<!DOCTYPE html>").contains("<html lang=\"en\" dir=\"ltr\">", "<main id=\"main\"");
        assertThat(count(html, "<h1[ >]")).as("one h1").isEqualTo(1);
        assertThat(html).doesNotContainPattern("<[^>]* style=").doesNotContain("<style");
        assertThat(html).doesNotContainPattern("<[a-z]+ [^>]*\\son[a-z]+=\"");
        assertThat(count(html, "<script(?! src=\"/assets/| type=\"application/ld[+]json\">)"))
                .as("inline scripts")
                .isZero();
        assertThat(html).doesNotContainPattern("(src|href)=\"(https?:)?//");
        assertThat(ids(html)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everything_that_points_at_an_id_finds_it(String name) {
        String html = Preview.render(name);
        Set<String> known = new HashSet<>(ids(html));
        for (String pointer : all(html, "(?:aria-labelledby|aria-describedby|for)=\"([^\"]*)\"")) {
            assertThat(known).as("ids").containsAll(List.of(pointer.split(" ")));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_field_has_a_label(String name) {
        String html = Preview.render(name);
        Set<String> labelled = new HashSet<>(all(html, "<label[^>]* for=\"([^\"]*)\""));
        for (String field : all(html, "(<(?:input|select|textarea)(?: [^>]*)?>)")) {
            if (!field.contains("type=\"hidden\"")) {
                assertThat(labelled)
                        .as(field)
                        .contains(all(field, " id=\"([^\"]*)\"").get(0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_posting_form_of_ours_carries_the_token(String name) {
        for (String form : all(Preview.render(name), "(?s)(<form method=\"post\".*?</form>)")) {
            boolean elsewhere = form.contains("data-submit")
                    || form.contains("class=\"inline\"")
                    || form.contains("name=\"id_token\"")
                    // Whoever has the address of a letter may end its reminders: there is no session to protect.
                    || form.contains("action=\"/mail/stop/")
                    // Who answers a client says so by a code: there is no session either.
                    || form.contains("action=\"/oauth/authorize\"");
            assertThat(form.contains("name=\"_csrf\"") || elsewhere).as(form).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void hostile_text_stays_text(String name) {
        String html = Preview.render(name);
        assertThat(html).doesNotContain("<script>alert", "<img src=x", "\"'>");
        if (name.contains("hostile")) {
            assertThat(html).contains("&lt;script&gt;alert(1)");
        }
    }

    @Test
    void every_template_has_a_sample_and_says_something_when_it_is_empty() throws IOException {
        Set<String> templates = new TreeSet<>();
        Path folder = Path.of("src/main/jte");
        try (Stream<Path> files = Files.walk(folder)) {
            files.map(file -> folder.relativize(file).toString().replace(java.io.File.separatorChar, '/'))
                    .filter(file -> file.endsWith(".jte") && !file.contains("part/") && !file.equals("layout.jte"))
                    .forEach(templates::add);
        }
        Set<String> sampled = new TreeSet<>();
        pages().forEach(name -> sampled.add(Preview.template(name)));
        assertThat(sampled).isEqualTo(templates);
        for (String empty : List.of(
                "city-empty",
                "instructor-empty",
                "instructor-none",
                "picker-empty",
                "catalogue-empty",
                "progress-empty",
                "review-nothing")) {
            assertThat(Preview.render(empty)).as(empty).contains("class=\"empty\"");
        }
    }

    @Test
    void support_by_learning_is_never_drawn_as_a_point() {
        String supportedOnly = Preview.render("city-empty");
        assertThat(supportedOnly).doesNotContain("class=\"cell confirmed\"");
        String gold = Preview.render("city-gold");
        assertThat(count(gold, "class=\"cell confirmed\"")).isEqualTo(2);
        assertThat(gold)
                .contains("31 of 45 criteria are confirmed.", "38 points. Waymark does not know enough criteria");
    }

    private static List<String> ids(String html) {
        return all(html, "\\sid=\"([^\"]*)\"");
    }

    private static List<String> all(String html, String pattern) {
        return new ArrayList<>(Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(r -> r.group(1))
                .toList());
    }

    private static long count(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .count();
    }
}
