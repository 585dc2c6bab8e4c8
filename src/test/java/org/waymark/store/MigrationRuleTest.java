package org.waymark.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The version before goes on serving while a migration runs and after it: what it reads and writes stays. */
class MigrationRuleTest {
    private static final Path FOLDER = Path.of("sql/migration");
    private static final int LAST_OF_0_1 = 22;

    /** Those that landed before the rule, and for which all instances have to be stopped. Nothing is added here. */
    private static final Set<Integer> BEFORE_THE_RULE = Set.of(23, 36, 37, 40, 59);

    private static final int LAST_BEFORE_THE_RULE = 59;

    /** Says that the last version that read or wrote what goes here is not the one before. */
    private static final Pattern CONTRACT =
            Pattern.compile("\\A-- contract: nothing has read it since (\\d++\\.\\d++)\\n");

    private static final Pattern VERSION =
            Pattern.compile("<artifactId>waymark</artifactId>\\s*+<version>(\\d++\\.\\d++)");

    private static final Pattern NUMBER = Pattern.compile("\\AV(\\d++)__");

    private static final Pattern TEXT_OR_NOTE = Pattern.compile("'[^']*+'|--[^\\n]*+");

    private static final List<String> BREAKING = List.of(
            "drop ",
            "rename ",
            "set not null",
            "set data type",
            " type ",
            "add constraint",
            "add unique",
            "add primary key",
            "add foreign key",
            "truncate ");

    @Test
    void no_migration_takes_away_what_the_version_before_needs() throws IOException {
        Map<Integer, Set<String>> breaking = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Matcher number = NUMBER.matcher(file.getFileName().toString());
                if (number.find() && Integer.parseInt(number.group(1)) > LAST_OF_0_1) {
                    Set<String> found = breaking(Files.readString(file));
                    if (!found.isEmpty()) {
                        breaking.put(Integer.parseInt(number.group(1)), found);
                    }
                }
            }
        }
        assertThat(breaking.keySet()).as(breaking.toString()).isEqualTo(new TreeSet<>(BEFORE_THE_RULE));
        assertThat(BEFORE_THE_RULE).allMatch(number -> number <= LAST_BEFORE_THE_RULE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table run drop column notes;",
                "DROP TABLE run;",
                "drop index run_index;",
                "alter table run rename column notes to words;",
                "alter table run alter column notes set not null;",
                "alter table run alter column notes type text;",
                "alter table run alter column notes set data type text;",
                "alter table run add column words text not null;",
                "alter table run\n  add words text not null;",
                "alter table run add constraint run_words unique (words);",
                "create table a (b text);\nalter table run -- why\n drop\n column notes;",
                "-- a note\n-- contract: nothing has read it since 0.1\ndrop table run;",
                "-- contract: nothing reads it\ndrop table run;",
                "-- contract: nothing has read it since 9.0\ndrop table run;",
                "alter table run add column a text default '' not null, add column b text not null;"
            })
    void it_is_refused(String migration) {
        assertThat(breaking(migration)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table run (notes text not null, dropped boolean not null);",
                "alter table run add column words text;",
                "alter table run add column words text default '' not null;",
                "alter table run add column words text not null default '';",
                "-- it's all kept\ncreate index run_words on run (words);\nupdate run set words = '';",
                "-- what was to drop is kept\nalter table run add column words text;",
                "update run set notes = 'drop table run; rename it' where notes = '';",
                "-- contract: nothing has read it since 0.1\ndrop table run;"
            })
    void it_is_taken(String migration) {
        assertThat(breaking(migration)).isEmpty();
    }

    /** Returns the statements that the version before does not bear. */
    private static Set<String> breaking(String migration) {
        Matcher contract = CONTRACT.matcher(migration);
        if (contract.find() && isReleased(contract.group(1))) {
            return Set.of();
        }
        return Stream.of(TEXT_OR_NOTE.matcher(migration).replaceAll(" ").split(";", -1))
                .map(statement -> statement.replaceAll("\\s++", " ").strip().toLowerCase(Locale.ROOT))
                .filter(statement -> !statement.startsWith("create table "))
                .filter(MigrationRuleTest::breaks)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean breaks(String statement) {
        return BREAKING.stream().anyMatch(statement::contains)
                || (statement.startsWith("alter table ")
                        // A column without which the version before adds its rows.
                        && Stream.of(statement.split(", ?add ", -1))
                                .anyMatch(part -> part.contains("not null") && !part.contains(" default")));
    }

    /** The number in the build file is that of the last release until the next one. */
    private static boolean isReleased(String version) {
        try {
            Matcher released = VERSION.matcher(Files.readString(Path.of("pom.xml")));
            assertThat(released.find()).isTrue();
            return Version.parse(version).compareTo(Version.parse(released.group(1))) <= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
