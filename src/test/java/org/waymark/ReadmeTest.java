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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waymark.cli.NoHouse;
import org.waymark.cli.WaymarkCommand;
import picocli.CommandLine;

/** The README and the pages beside it say what is true: their tables are held against the code. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path WORKFLOW = Path.of(".github/workflows/ci.yml");
    private static final Path SOURCES = Path.of("src/main/java/org/waymark");

    @Test
    void the_two_commands_are_named() throws IOException {
        assertThat(Files.readString(README)).contains("mvn compile exec:java", "mvn -B verify");
        assertThat(Files.readString(Path.of(".ci/run"))).contains("mvn -B -ntp verify");
    }

    /** What the README tells a newcomer to type is run on a clean checkout. */
    @Test
    void every_command_that_starts_or_tests_something_is_run_by_the_workflow() throws IOException {
        List<String> commands = matches(Files.readString(README), "(?s)```\\n(.+?)\\n```").stream()
                .flatMap(String::lines)
                .filter(line -> !line.endsWith(" registration-link"))
                .toList();
        assertThat(commands).hasSizeGreaterThan(3);
        String workflow = Files.readString(WORKFLOW);
        assertThat(commands).allSatisfy(command -> assertThat(workflow).contains(command));
        assertThat(workflow).contains("run: .ci/run");
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
        Set<String> rooms = new TreeSet<>(HouseTest.COMPILED);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.endsWith("package-info.java"))
                    .forEach(file -> rooms.add(
                            SOURCES.relativize(file.getParent()).toString().replace(java.io.File.separatorChar, '.')));
        }
        assertThat(column("floor", 1)).containsExactlyInAnyOrderElementsOf(rooms);
    }

    @Test
    void the_floors_of_the_map_are_those_that_the_house_keeps() throws IOException {
        Map<String, Integer> floors = new HashMap<>();
        for (List<String> row : rows("floor")) {
            floors.put(row.get(1).replace("`", ""), Integer.parseInt(row.get(0)));
        }
        for (int floor = 0; floor < HouseTest.FLOORS.size(); floor++) {
            for (String room : HouseTest.FLOORS.get(floor)) {
                assertThat(floors.get(room)).as(room).isEqualTo(floor + 1);
            }
        }
    }

    /** A link that leads nowhere is found in every page of the repository, also one to a heading. */
    @Test
    void every_link_and_picture_exists() throws IOException {
        Set<String> broken = new TreeSet<>();
        List<Path> pages = pages();
        assertThat(pages).contains(README, Path.of("src/doc/decisions.md"), Path.of(".github/CONTRIBUTING.md"));
        for (Path page : pages) {
            for (String target : matches(Files.readString(page), "\\]\\(([^)\\s]+)\\)")) {
                if (!target.startsWith("http") && !leadsSomewhere(page, target)) {
                    broken.add(page + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(README));
        for (String folder : List.of("src/doc", "lti-config", "sql", ".github")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }

    private static boolean leadsSomewhere(Path page, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = Path.of("").toAbsolutePath().resolve(page);
        Path found = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
        return Files.exists(found)
                && (parts.length == 1 || anchors(Files.readString(found)).contains(parts[1]));
    }

    /** The names under which the headings of a page can be linked: small letters, without marks, blanks as hyphens. */
    private static Set<String> anchors(String page) {
        return matches(page, "(?m)^#+ (.+)$").stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
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

    /** The rows of the table whose first heading is the given word; it stands in one place only. */
    private static List<List<String>> rows(String heading) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<Path> found = new ArrayList<>();
        for (Path page : pages()) {
            if (Files.readAllLines(page).stream().anyMatch(line -> line.startsWith("| " + heading + " |"))) {
                found.add(page);
            }
        }
        assertThat(found).as("table of " + heading).hasSize(1);
        boolean inside = false;
        for (String line : Files.readAllLines(found.get(0))) {
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
