package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.cli.NoHouse;
import org.waymark.cli.WaymarkCommand;
import picocli.CommandLine;

/** The README says what is true: its tables are held against the code. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path SOURCES = Path.of("src/main/java/org/waymark");

    @Test
    void the_two_commands_are_named() throws IOException {
        assertThat(Files.readString(README)).contains("mvn compile exec:java", "mvn -B verify");
        assertThat(Files.readString(Path.of(".ci/run"))).contains("mvn -B -ntp verify");
    }

    @Test
    void the_table_of_commands_is_the_command_line() throws IOException {
        Set<String> commands = new TreeSet<>();
        CommandLine line = WaymarkCommand.commandLine(
                new NoHouse(),
                Map.of(),
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream()));
        leaves("", line, commands);
        assertThat(column("command", 0)).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void the_table_of_variables_is_what_the_settings_read() throws IOException {
        Set<String> read = matches(Files.readString(SOURCES.resolve("config/Settings.java")), "\"(WAYMARK_[A-Z_]+)\"");
        assertThat(column("variable", 0)).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void the_table_of_addresses_is_what_the_routes_answer() throws IOException {
        Set<String> routes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES.resolve("web"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                routes.addAll(matches(Files.readString(file), "routes\\s*\\.(?:get|post)\\(\\s*\"([^\"]+)\""));
            }
        }
        assertThat(routes).hasSizeGreaterThan(15);
        List<String> told = column("address", 0);
        assertThat(routes).allMatch(route -> told.stream().anyMatch(address -> covers(address, route)));
        assertThat(told).allMatch(address -> routes.stream().anyMatch(route -> covers(address, route)));
    }

    @Test
    void the_map_shows_every_room_once() throws IOException {
        Set<String> rooms = new TreeSet<>(Set.of("web.page"));
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.endsWith("package-info.java"))
                    .forEach(file -> rooms.add(
                            SOURCES.relativize(file.getParent()).toString().replace(java.io.File.separatorChar, '.')));
        }
        assertThat(column("floor", 1)).containsExactlyInAnyOrderElementsOf(rooms);
    }

    @Test
    void every_allowed_arrow_leads_to_a_lower_floor() throws IOException {
        Map<String, Integer> floors = new HashMap<>();
        for (List<String> row : rows("floor")) {
            floors.put(row.get(1).replace("`", ""), Integer.parseInt(row.get(0)));
        }
        Set<String> upward = new TreeSet<>();
        HouseTest.ARROWS.forEach((from, targets) -> targets.stream()
                .filter(to -> !to.equals("*") && floors.get(to) >= floors.get(from))
                .forEach(to -> upward.add(from + " -> " + to)));
        assertThat(upward).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "src/doc/decisions.md",
                "src/doc/changes.md",
                "lti-config/README.md",
                "sql/migration/README.md"
            })
    void every_link_and_picture_exists(String page) throws IOException {
        Path file = Path.of(page);
        for (String target : matches(Files.readString(file), "\\]\\(([^)#]+)[^)]*\\)")) {
            if (!target.startsWith("http")) {
                assertThat(Path.of("").toAbsolutePath().resolve(file).resolveSibling(target))
                        .exists();
            }
        }
    }

    private static void leaves(String before, CommandLine line, Set<String> found) {
        line.getSubcommands().forEach((name, sub) -> {
            if (sub.getSubcommands().isEmpty()) {
                found.add(before + name);
            } else {
                leaves(before + name + " ", sub, found);
            }
        });
    }

    private static boolean covers(String address, String route) {
        return address.endsWith("…")
                ? route.startsWith(address.substring(0, address.length() - 1))
                : route.equals(address);
    }

    private static List<String> column(String heading, int index) throws IOException {
        return rows(heading).stream()
                .map(row -> row.get(index).replace("`", ""))
                .toList();
    }

    /** The rows of the table whose first heading is the given word. */
    private static List<List<String>> rows(String heading) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(README)) {
            if (line.startsWith("| " + heading + " |")) {
                inside = true;
            } else if (!line.startsWith("|")) {
                inside = false;
            } else if (inside && !line.startsWith("|---")) {
                rows.add(Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
            }
        }
        assertThat(rows).as("table of " + heading).isNotEmpty();
        return rows;
    }

    private static Set<String> matches(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
