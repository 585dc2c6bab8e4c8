package org.waymark.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class AuditLogIT {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00.123456789Z");

    private final AuditLog log = new AuditLog(new byte[] {1, 2, 3});

    @AfterEach
    void release() {
        Actor.release();
    }

    private void add(Database database, Act act, Subject subject, String detail) {
        database.useTransaction(handle -> log.add(handle, act, subject, detail, NOW));
    }

    private AuditCheck check(Database database) {
        return database.inTransaction(log::check);
    }

    private List<AuditEntry> list(Database database, AuditFilter filter) {
        return database.inTransaction(handle -> log.list(handle, filter, 0, 100));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void entries_that_are_added_at_once_stand_in_one_chain_without_a_gap(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            assertThat(check(database)).isEqualTo(new AuditCheck(0, "", null, 0));
            AtomicInteger next = new AtomicInteger();
            Rows.together(8, () -> {
                int mine = next.getAndIncrement();
                Actor.bind(Actor.person(new UUID(0, mine)));
                for (int i = 0; i < 10; i++) {
                    add(database, Act.KEY_ROTATED, Subject.INSTALLATION, mine + " " + i);
                }
                return true;
            });
            assertThat(list(database, AuditFilter.ALL))
                    .extracting(AuditEntry::number)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 80)
                            .map(number -> 81 - number)
                            .boxed()
                            .toList());
            assertThat(check(database).holds()).isTrue();
            assertThat(check(database).entries()).isEqualTo(80);
            assertThat(list(database, AuditFilter.ALL.by(List.of(new UUID(0, 3).toString()))))
                    .hasSize(10)
                    .allMatch(entry -> entry.detail().startsWith("3 "));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_is_not_kept_in_the_end_leaves_no_entry(TestDatabase kind) {
        try (Database database = kind.open()) {
            add(database, Act.CLIENT_ADDED, Subject.INSTALLATION, "");
            try {
                database.useTransaction(handle -> {
                    log.add(handle, Act.CLIENT_ENDED, Subject.INSTALLATION, "", NOW);
                    throw new IllegalStateException("the work failed");
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("the work failed");
            }
            add(database, Act.CLIENT_ENDED, Subject.INSTALLATION, "");
            assertThat(list(database, AuditFilter.ALL)).hasSize(2);
            assertThat(check(database).holds()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void texts_of_strangers_are_found_as_they_were_sealed(TestDatabase kind) {
        try (Database database = kind.open()) {
            String odd = "half \ud83d, zero \0, line \n, " + "\ud83d\ude00".repeat(3000);
            add(database, Act.CITY_NOTE_WRITTEN, Subject.city(new UUID(1, 2), odd), odd);
            assertThat(check(database).holds()).isTrue();
            assertThat(list(database, AuditFilter.ALL).get(0).detail())
                    .hasSizeLessThanOrEqualTo(4000)
                    .startsWith("half ?, zero  , line  , ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set recorded_at = recorded_at + interval '1' second where number = 2",
                "update audit_entry set actor = 'system' where number = 2",
                "update audit_entry set act = 'KEY_ROTATED' where number = 2",
                "update audit_entry set subject_kind = 'RUN' where number = 2",
                "update audit_entry set subject_kind = 'NONE SUCH' where number = 2",
                "update audit_entry set subject = 'x' where number = 2",
                "update audit_entry set label = 'x' where number = 2",
                "update audit_entry set detail = 'x' where number = 2",
                "update audit_entry set seal = '0' || substring(seal from 2) where number = 2 and seal not like '0%'",
                "update audit_entry set subject = subject || substring(label from 1 for 1),"
                        + " label = substring(label from 2) where number = 2"
            })
    void an_entry_that_somebody_changed_is_named(String change) {
        try (Database database = TestDatabase.H2.open()) {
            fill(database);
            spoil(database, change);
            AuditCheck check = check(database);
            assertThat(check.fault()).isEqualTo(AuditCheck.Fault.CHANGED);
            assertThat(check.at()).isEqualTo(2);
            assertThat(check.entries()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit_entry where number = 2",
                "delete from audit_entry where number = 1",
                "delete from audit_entry where number = 3",
                "delete from audit_head",
                "update audit_head set number = 2",
                "delete from audit_entry where number = 3; update audit_head set number = 2,"
                        + " last_seal = (select seal from audit_entry where number = 2)",
                "delete from audit_entry; update audit_head set number = 0, last_seal = '', seal = 'x'",
                "delete from audit_entry where number = 2; update audit_entry set number = 2 where number = 3",
                "insert into audit_entry select 4, recorded_at, actor, act, subject_kind, subject, label, detail, seal"
                        + " from audit_entry where number = 3"
            })
    void entries_that_somebody_removed_or_added_are_missed(String change) {
        try (Database database = TestDatabase.H2.open()) {
            fill(database);
            for (String one : change.split("; ")) {
                database.useTransaction(handle -> handle.execute(one));
            }
            assertThat(check(database).holds()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void entries_are_found_by_what_was_done_to_whom_when_and_by_words(TestDatabase kind) {
        try (Database database = kind.open()) {
            fill(database);
            Subject springfield = Subject.city(new UUID(0, 7), "Springfield");
            assertThat(list(database, of(springfield))).hasSize(2);
            assertThat(list(database, new AuditFilter(Act.LEARNER_MOVED, null, null, null, null, "", null)))
                    .hasSize(1);
            assertThat(list(database, new AuditFilter(null, null, null, null, null, "SPRINGF", null)))
                    .hasSize(2);
            assertThat(list(database, new AuditFilter(null, null, null, null, null, "100%_!", null)))
                    .hasSize(1);
            assertThat(list(database, new AuditFilter(null, null, null, null, null, "100%0", null)))
                    .isEmpty();
            assertThat(list(database, new AuditFilter(null, null, null, NOW.plusSeconds(1), null, "", null)))
                    .isEmpty();
            assertThat(list(database, new AuditFilter(null, null, null, NOW.minusSeconds(1), NOW, "", null)))
                    .as("kept to the microsecond, which is before now")
                    .hasSize(3);
            assertThat(list(database, AuditFilter.ALL.by(List.of()))).isEmpty();
            List<AuditEntry> after = database.inTransaction(handle -> log.listAfter(handle, AuditFilter.ALL, 1, 1));
            assertThat(after).extracting(AuditEntry::number).containsExactly(2L);
            int count = database.inTransaction(handle -> log.count(handle, of(springfield)));
            assertThat(count).isEqualTo(2);
        }
    }

    private static AuditFilter of(Subject subject) {
        return new AuditFilter(null, subject.kind(), subject.id(), null, null, "", null);
    }

    private void fill(Database database) {
        Actor.bind(Actor.LINK);
        Subject city = Subject.city(new UUID(0, 7), "Springfield");
        add(database, Act.CITY_CODE_MADE, city, "…ABCD");
        add(database, Act.CRITERIA_CONFIRMED, city, "wwc-2018 DG1");
        add(database, Act.LEARNER_MOVED, Subject.learner(new UUID(0, 9)), "to 100%_! Shelbyville");
    }

    private static void spoil(Database database, String change) {
        int changed = database.inTransaction(handle -> handle.execute(change));
        assertThat(changed).isLessThanOrEqualTo(1);
    }
}
