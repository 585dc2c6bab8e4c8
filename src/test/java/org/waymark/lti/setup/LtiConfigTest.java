package org.waymark.lti.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.register.ToolFacts;

/** What the folder lti-config shows is what the tool prints for its own address. */
class LtiConfigTest {
    private static final Path FOLDER = Path.of("lti-config");
    private static final String EXAMPLE = "https://waymark.example";
    /** Each print makes a key set of its own; the examples show where its id stands. */
    private static final String KEY_SET = "KEY-SET";

    @ParameterizedTest
    @EnumSource(Lms.class)
    void the_example_is_the_generated_text_to_the_byte(Lms lms) throws IOException {
        assertThat(Files.readAllBytes(FOLDER.resolve(lms.file())))
                .as("print it anew: WAYMARK_BASE_URL=%s lti-config print %s", EXAMPLE, lms)
                .isEqualTo(lms.text(tool(EXAMPLE)).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Lms.class)
    void every_address_is_the_tool_s_own_and_one_that_it_answers(Lms lms) {
        String text = lms.text(tool("https://tool.city.example:8443"));
        List<String> paths = new ArrayList<>();
        for (String word : text.split("[\\s\"]+", -1)) {
            if (word.startsWith("https://tool.city.example:8443/")) {
                paths.add(word.substring("https://tool.city.example:8443".length()));
            }
        }
        assertThat(paths)
                .contains("/lti/login", "/lti/launch", "/lti/keys/" + KEY_SET)
                .isSubsetOf("/lti/login", "/lti/launch", "/lti/keys/" + KEY_SET, "/assets/waymark.svg");
        assertThat(text).doesNotContain("localhost", "null").endsWith("\n").doesNotContain("\r");
    }

    @Test
    void the_folder_holds_an_example_and_the_readme_a_section_for_each() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("README.md"),
                                    Arrays.stream(Lms.values()).map(Lms::file))
                            .toList());
        }
        String readme = Files.readString(FOLDER.resolve("README.md"));
        assertThat(readme).contains(Scope.ALL);
        for (Lms lms : Lms.values()) {
            assertThat(readme).contains("](" + lms.file() + ")", "lti-config print " + lms);
        }
    }

    @Test
    void canvas_is_asked_for_every_scope_and_for_places_that_it_knows() throws IOException {
        JsonNode key = new ObjectMapper().readTree(Lms.CANVAS.text(tool(EXAMPLE)));
        List<String> scopes = new ArrayList<>();
        key.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        assertThat(scopes).containsExactlyInAnyOrderElementsOf(Scope.ALL);
        JsonNode extension = key.at("/extensions/0");
        assertThat(extension.path("domain").asText()).isEqualTo("waymark.example");
        assertThat(extension.at("/settings/placements"))
                .allMatch(placement -> placement.path("message_type").asText().equals("LtiDeepLinkingRequest"));
    }

    private static ToolFacts tool(String baseUrl) {
        return new ToolFacts(URI.create(baseUrl), KEY_SET);
    }
}
