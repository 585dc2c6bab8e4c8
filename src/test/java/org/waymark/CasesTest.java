package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Every known case has a test that names it, or a sentence why it cannot occur. Prints the count. */
class CasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Path DECISIONS = Path.of("src/doc/decisions.md");
    private static final String HEADING = "## Cases that cannot occur";
    private static final Pattern ID = Pattern.compile("\\b(B1\\.[0-9.]+-[0-9]+|B2\\.[0-9]+|E2\\.[0-9]+)\\b");

    @Test
    void every_case_has_a_test_or_a_reason() throws IOException {
        Map<String, List<String>> tests = tests();
        Set<String> reasons = reasons();
        Set<String> without = new TreeSet<>(ids("cases.txt"));
        System.err.printf(
                "MEASURED cases: %d; by a test %d, by a reason %d%n", without.size(), tests.size(), reasons.size());
        without.removeAll(tests.keySet());
        without.removeAll(reasons);
        assertThat(without).isEmpty();
    }

    @Test
    void nothing_is_named_that_is_no_case() throws IOException {
        Set<String> cases = ids("cases.txt");
        assertThat(cases).isNotEmpty().containsAll(tests().keySet()).containsAll(reasons());
    }

    @Test
    void what_is_covered_needs_no_excuse() throws IOException {
        assertThat(reasons()).doesNotContainAnyElementsOf(tests().keySet());
    }

    @Test
    void the_lists_are_whole() throws IOException {
        Set<String> cases = ids("cases.txt");
        for (int line = 1; line <= 98; line++) {
            assertThat(cases).contains("E2." + line);
        }
        assertThat(cases.stream().filter(id -> id.startsWith("B1.6.1."))).hasSize(30);
    }

    /** Each covered case with the tests that name it; only what JUnit runs counts. */
    private static Map<String, List<String>> tests() throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        Path root = Path.of("target/test-classes");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().matches(".*(Test|IT)\\.class"))
                    .toList()) {
                String name = root.relativize(file)
                        .toString()
                        .replaceAll("\\.class$", "")
                        .replace('/', '.');
                for (Method method : load(name.replace('\\', '.')).getDeclaredMethods()) {
                    Covers covers = method.getAnnotation(Covers.class);
                    if (covers != null) {
                        assertThat(runs(method)).as(method + " is run").isTrue();
                        List.of(covers.value())
                                .forEach(id -> found.computeIfAbsent(id, unused -> new ArrayList<>())
                                        .add(method.toString()));
                    }
                }
            }
        }
        return found;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, CasesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean runs(Method method) {
        boolean test = method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
        return test
                && !method.isAnnotationPresent(Disabled.class)
                && !method.getDeclaringClass().isAnnotationPresent(Disabled.class);
    }

    /** The ids under the heading of the decisions; each stands in bold at the beginning of its sentence. */
    private static Set<String> reasons() throws IOException {
        String text = Files.readString(DECISIONS);
        int start = text.indexOf(HEADING);
        assertThat(start).as(HEADING).isNotNegative();
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end)
                .lines()
                .filter(line -> line.startsWith("**"))
                .map(line -> line.substring(2, line.indexOf("**", 2)))
                .flatMap(bold -> ID.matcher(bold).results().map(match -> match.group()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> ids(String file) throws IOException {
        List<String> ids = Files.readAllLines(CASES.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(" | ")))
                .toList();
        assertThat(ids)
                .as(file)
                .doesNotHaveDuplicates()
                .allMatch(id -> ID.matcher(id).matches());
        return asSet(ids);
    }

    private static Set<String> asSet(Collection<String> ids) {
        return new LinkedHashSet<>(ids);
    }
}
