package org.waymark.people.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

/** What is kept of a person is read whole: a new table with a learner in it has to be read, too, or named here. */
class PersonalDataIT {
    /** Columns that hold a learner's id and are in no download, each with the reason. */
    private static final Map<String, String> LEFT_OUT = Map.of();

    private static final Pattern TABLE = Pattern.compile("\\b(?:from|join) ([a-z_]+) ([a-z]+)\\b");
    private static final Pattern UNNAMED = Pattern.compile("\\bjoin ([a-z_]+) on\\b");
    private static final Pattern CONDITION = Pattern.compile("\\b([a-z_]+)\\.([a-z_]+) = :learner\\b");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_column_with_a_learner_in_it_is_read_or_left_out_for_a_reason(TestDatabase kind) {
        try (Database database = kind.open()) {
            Set<String> missing = database.inTransaction(PersonalDataIT::columns);
            assertThat(missing).contains("completion.learner_id", "credential.learner_id", "course_copy.answered_by");
            missing.removeAll(read());
            missing.removeAll(LEFT_OUT.keySet());
            assertThat(missing).isEmpty();
        }
    }

    /** What refers to a learner, and what is named as such a thing is without referring to one. */
    private static Set<String> columns(Handle handle) {
        Set<String> found = new TreeSet<>();
        try {
            DatabaseMetaData data = handle.getConnection().getMetaData();
            try (ResultSet keys = data.getExportedKeys(null, "public", "learner")) {
                while (keys.next()) {
                    found.add(keys.getString("FKTABLE_NAME") + "." + keys.getString("FKCOLUMN_NAME"));
                }
            }
            try (ResultSet columns = data.getColumns(null, "public", "%", "%")) {
                while (columns.next()) {
                    String column = columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                    boolean id = columns.getString("TYPE_NAME")
                            .toLowerCase(Locale.ROOT)
                            .contains("uuid");
                    if (id && (column.contains("learner") || column.endsWith("_by"))) {
                        found.add(columns.getString("TABLE_NAME") + "." + column);
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    private static Set<String> read() {
        Set<String> read = new HashSet<>();
        for (String sql : PersonalData.statements()) {
            Map<String, String> tables = new HashMap<>();
            TABLE.matcher(sql).results().forEach(table -> tables.put(table.group(2), table.group(1)));
            UNNAMED.matcher(sql).results().forEach(table -> tables.put(table.group(1), table.group(1)));
            // What only says who acted is no condition.
            Matcher conditions = CONDITION.matcher(sql.substring(sql.indexOf(" where ") + 1));
            while (conditions.find()) {
                read.add(tables.get(conditions.group(1)) + "." + conditions.group(2));
            }
        }
        return read;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nothing_is_known_of_a_new_person_but_the_person(TestDatabase kind) {
        try (Database database = kind.open()) {
            Learner learner = Rows.addLearner(database, Rows.addRegistration(database), "7");
            Map<String, Integer> rows = rows(database, learner.id());
            assertThat(rows.get("person")).isEqualTo(1);
            rows.remove("person");
            assertThat(rows.values()).containsOnly(0);
            assertThat(rows).hasSizeGreaterThan(30);
        }
    }

    private static Map<String, Integer> rows(Database database, LearnerId learner) {
        Map<String, Integer> rows = new HashMap<>();
        database.inTransaction(handle -> new PersonalData().list(handle, learner))
                .forEach(kind -> assertThat(rows.put(kind.name(), kind.rows().size()))
                        .as(kind.name())
                        .isNull());
        return rows;
    }
}
