package org.waymark.people.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** Whatever names a person is removed: a new column with a person in it has to be removed, too, or named here. */
class PersonalTracesIT {
    private static final String ACTED = "what the person did to others; the id leads to nobody";
    private static final String COUNTED = "a fact that the city counts";

    /** Columns that hold a learner's id and stay, each with the reason. */
    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("completion.said_by", ACTED),
            Map.entry("completion_report.said_by", ACTED),
            Map.entry("completion_rule.set_by", ACTED),
            Map.entry("attendance.marked_by", ACTED),
            Map.entry("worksheet.marked_by", ACTED),
            Map.entry("objection.answered_by", ACTED),
            Map.entry("rejection.rejected_by", ACTED),
            Map.entry("job.started_by", ACTED),
            Map.entry("course_copy.answered_by", ACTED),
            Map.entry("lead_code.used_by", "the id leads to nobody"),
            Map.entry("learner.city_from", "between rows of one person, who are counted as one"),
            Map.entry("city_credit.learner_id", COUNTED),
            Map.entry("award.learner_id", COUNTED));

    /** Texts that are called like an author and are none. */
    private static final Map<String, String> TEXTS = Map.of(
            "completion.told_by", "removed with the completion's origin",
            "completion_report.told_by", "removed with the completion's origin",
            "scheduled_tasks.picked_by", "a process",
            "flyway_schema_history.installed_by", "the database's user");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_column_with_a_learner_in_it_is_removed_or_stays_for_a_reason(TestDatabase kind) {
        try (Database database = kind.open()) {
            Set<String> missing = database.inTransaction(handle -> columns(handle, "uuid"));
            assertThat(missing).contains("completion.learner_id", "rejection.rejected_by", "city_credit.learner_id");
            missing.removeAll(PersonalTraces.columns());
            missing.removeAll(IDS.keySet());
            assertThat(missing).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_name_beside_what_somebody_changed_is_replaced(TestDatabase kind) {
        try (Database database = kind.open()) {
            Set<String> missing = database.inTransaction(handle -> columns(handle, "varchar"));
            assertThat(missing).contains("city_note.removed_by", "report.made_by");
            missing.removeAll(PersonalTraces.columns());
            missing.removeAll(TEXTS.keySet());
            assertThat(missing).isEmpty();
        }
    }

    private static Set<String> columns(Handle handle, String type) {
        Set<String> found = new TreeSet<>();
        try {
            DatabaseMetaData data = handle.getConnection().getMetaData();
            if (type.equals("uuid")) {
                try (ResultSet keys = data.getExportedKeys(null, "public", "learner")) {
                    while (keys.next()) {
                        found.add(keys.getString("FKTABLE_NAME") + "." + keys.getString("FKCOLUMN_NAME"));
                    }
                }
            }
            try (ResultSet columns = data.getColumns(null, "public", "%", "%")) {
                while (columns.next()) {
                    String column = columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                    String is = columns.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
                    boolean fits = is.contains(type) || (type.equals("varchar") && is.contains("char"));
                    boolean names = column.endsWith("_by") || (type.equals("uuid") && column.contains("learner"));
                    if (fits && names) {
                        found.add(columns.getString("TABLE_NAME") + "." + column);
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return found;
    }
}
