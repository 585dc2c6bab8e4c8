package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every library of the product, in the version that is on its class path, was looked up among known advisories. */
class AdvisoriesTest {
    private static final Path LIST = Path.of("src/doc/advisories.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| (\\S+) \\| .{5,} \\|$", Pattern.MULTILINE);
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");
    private static final Pattern DATE = Pattern.compile("Checked on (\\d{4}-\\d\\d-\\d\\d)");

    @Test
    void every_library_of_the_product_is_named_with_its_version() throws IOException {
        Map<String, String> named = new TreeMap<>();
        ROW.matcher(Files.readString(LIST)).results().forEach(row -> named.put(row.group(1), row.group(2)));
        assertThat(named).isEqualTo(onTheClassPath());
    }

    @Test
    void the_list_is_not_older_than_a_year() throws IOException {
        Matcher date = DATE.matcher(Files.readString(LIST));
        assertThat(date.find()).isTrue();
        assertThat(LocalDate.parse(date.group(1)))
                .isAfter(LocalDate.now(ZoneOffset.UTC).minusYears(1));
    }

    /** The libraries of the product stand before those of the tests, which begin with JUnit. */
    private static Map<String, String> onTheClassPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> jars = Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> Path.of(entry).getFileName().toString())
                .takeWhile(name -> !name.startsWith("junit-jupiter-5"))
                .toList();
        Map<String, String> found = new TreeMap<>();
        for (String jar : jars) {
            Matcher parts = JAR.matcher(jar);
            assertThat(parts.matches()).as(jar).isTrue();
            found.put(parts.group(1), parts.group(2));
        }
        return found;
    }
}
