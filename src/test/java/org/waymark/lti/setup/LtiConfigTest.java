package org.waymark.lti.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.cli.NoHouse;
import org.waymark.cli.WaymarkCommand;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.platform.ToolFacts;

/** What the folder lti-config shows is what the tool prints for its own address. */
class LtiConfigTest {
    private static final Path FOLDER = Path.of("lti-config");
    private static final String EXAMPLE = "https://waymark.example";

    @ParameterizedTest
    @EnumSource(Lms.class)
    void the_example_is_the_generated_text_to_the_byte(Lms lms) throws IOException {
        assertThat(Files.readAllBytes(FOLDER.resolve(lms.file())))
                .as("print it anew: WAYMARK_BASE_URL=%s lti-config print %s", EXAMPLE, lms)
                .isEqualTo(printed(Map.of("WAYMARK_BASE_URL", EXAMPLE), lms.toString()));
    }

    @ParameterizedTest
    @EnumSource(Lms.class)
    void every_address_is_the_tool_s_own_and_one_that_it_answers(Lms lms) {
        String text = lms.text(new ToolFacts(URI.create("https://tool.city.example:8443")));
        List<String> paths = new ArrayList<>();
        for (String word : text.split("[\\s\"]+", -1)) {
            if (word.startsWith("https://tool.city.example:8443/")) {
                paths.add(word.substring("https://tool.city.example:8443".length()));
            }
        }
        assertThat(paths)
                .contains("/lti/login", "/lti/launch", "/.well-known/jwks.json")
                .isSubsetOf("/lti/login", "/lti/launch", "/.well-known/jwks.json", "/assets/waymark.svg");
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
        JsonNode key = new ObjectMapper().readTree(Lms.CANVAS.text(new ToolFacts(URI.create(EXAMPLE))));
        List<String> scopes = new ArrayList<>();
        key.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        assertThat(scopes).containsExactlyInAnyOrderElementsOf(Scope.ALL);
        JsonNode extension = key.at("/extensions/0");
        assertThat(extension.path("domain").asText()).isEqualTo("waymark.example");
        assertThat(extension.at("/settings/placements"))
                .allMatch(placement -> placement.path("message_type").asText().equals("LtiDeepLinkingRequest"));
    }

    @Test
    void without_a_public_address_the_text_is_printed_and_the_operator_warned() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String text = new String(printed(Map.of("WAYMARK_PORT", "9000"), "sakai", err), StandardCharsets.UTF_8);
        assertThat(text).contains("http://localhost:9000/lti/launch");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("WAYMARK_BASE_URL is not set");
    }

    private static byte[] printed(Map<String, String> environment, String lms) {
        return printed(environment, lms, new ByteArrayOutputStream());
    }

    private static byte[] printed(Map<String, String> environment, String lms, ByteArrayOutputStream err) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = WaymarkCommand.run(
                new String[] {"lti-config", "print", lms},
                new NoHouse(),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status).isZero();
        return out.toByteArray();
    }
}
