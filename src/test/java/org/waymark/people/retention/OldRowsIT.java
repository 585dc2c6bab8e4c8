package org.waymark.people.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.platform.Registration;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

/** What a rule removes is older than the rule says, and what is newer stays. */
class OldRowsIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final String OLD = "timestamp with time zone '2020-01-01 00:00:00+00'";
    private static final String FRESH = "timestamp with time zone '2026-06-01 00:00:00+00'";

    private final OldRows oldRows = new OldRows();

    private interface Test {
        void run(Handle handle, Learner learner, ResourceLink link);
    }

    private void with(TestDatabase kind, Test test) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            Learner learner = Rows.addLearner(database, registration, "7");
            ResourceLink link = Rows.addLink(database, registration, "1");
            database.useTransaction(handle -> {
                handle.execute("update learner set created_at = " + OLD);
                handle.execute("update resource_link set created_at = " + OLD);
                test.run(handle, learner, link);
            });
        }
    }

    private long count(Handle handle, RetentionKind kind) {
        return oldRows.count(handle, new RetentionRule(kind, true, kind.proposed()), TODAY);
    }

    private long remove(Handle handle, RetentionKind kind) {
        return oldRows.removeSome(handle, new RetentionRule(kind, true, kind.proposed()), TODAY);
    }

    private List<LearnerId> people(Handle handle) {
        RetentionRule rule = new RetentionRule(RetentionKind.PEOPLE, true, 36);
        List<LearnerId> people = oldRows.listPeople(handle, rule, TODAY, null, 10);
        assertThat(oldRows.count(handle, rule, TODAY)).isEqualTo(people.size());
        people.forEach(
                one -> assertThat(oldRows.isDue(handle, rule, TODAY, one)).isTrue());
        return people;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobody_is_due_who_was_here_leads_a_city_or_has_a_run_ahead(TestDatabase kind) {
        with(kind, (handle, learner, link) -> {
            assertThat(people(handle)).containsExactly(learner.id());
            handle.execute("update learner set seen_on = date '2023-06-30'");
            assertThat(people(handle)).as("on the last day").isEmpty();
            handle.execute("update learner set seen_on = date '2023-06-29'");
            assertThat(people(handle)).hasSize(1);

            handle.execute("insert into city (id, name, people, completions, created_at) values"
                    + " ('00000000-0000-0000-0000-000000000001', 'Springfield', 1, 0, " + OLD + ")");
            handle.execute("insert into city_lead (id, city_id, learner_id, since, named_by, by_code)"
                    + " select '00000000-0000-0000-0000-000000000001', city.id, learner.id, " + OLD
                    + ", '', false from city, learner");
            assertThat(people(handle)).as("a lead").isEmpty();
            handle.execute("update city_lead set until = " + OLD);
            assertThat(people(handle)).hasSize(1);

            signUp(handle, "PLACED");
            handle.execute("update run set last_day = date '2026-06-30' where slug = '" + Rows.RUN + "'");
            assertThat(people(handle)).as("a run ahead").isEmpty();
            handle.execute("update run set last_day = date '2026-06-29' where slug = '" + Rows.RUN + "'");
            assertThat(people(handle)).hasSize(1);

            handle.execute("update learner set erased_at = " + OLD);
            assertThat(people(handle)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_person_known_at_two_clients_is_due_only_where_neither_saw_the_person(TestDatabase kind) {
        with(kind, (handle, learner, link) -> {
            handle.execute(
                    "insert into learner (id, registration_id, subject, test_user, city_from, created_at, seen_on)"
                            + " select '00000000-0000-0000-0000-000000000002', registration_id, '8', false, id, " + OLD
                            + ", date '2026-01-01' from learner");
            assertThat(people(handle)).isEmpty();
            handle.execute("update learner set seen_on = date '2020-01-01'");
            assertThat(people(handle)).hasSize(2);
        });
    }

    private static void signUp(Handle handle, String state) {
        handle.execute(
                "insert into sign_up (id, run, learner_id, tier, state, line, answers, shown, reminders, stop_token,"
                        + " signed_up_at, changed_at) select '00000000-0000-0000-0000-000000000003', '" + Rows.RUN
                        + "', id, '', '" + state + "', 1, '[\"Why?\", \"so\"]', false, false, 'token', " + OLD + ", "
                        + OLD
                        + " from learner");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_belongs_to_a_run_is_counted_from_its_end(TestDatabase kind) {
        with(kind, (handle, learner, link) -> {
            signUp(handle, "PLACED");
            handle.execute("insert into activity (resource_link_id, run, chosen_at) select id, '" + Rows.RUN + "', "
                    + OLD + " from resource_link");
            handle.execute("insert into attendance (resource_link_id, learner_id, session, marked_at)"
                    + " select resource_link.id, learner.id, 1, " + OLD + " from resource_link, learner");
            handle.execute("insert into worksheet (resource_link_id, learner_id, marked_at)"
                    + " select resource_link.id, learner.id, " + FRESH + " from resource_link, learner");
            handle.execute("update run set last_day = date '2026-06-01' where slug = '" + Rows.RUN + "'");
            for (RetentionKind fresh : List.of(RetentionKind.ANSWERS, RetentionKind.ATTENDANCE)) {
                assertThat(count(handle, fresh)).isZero();
                assertThat(remove(handle, fresh)).isZero();
            }
            handle.execute("update run set last_day = date '2020-06-01' where slug = '" + Rows.RUN + "'");
            assertThat(count(handle, RetentionKind.ANSWERS)).isEqualTo(1);
            assertThat(count(handle, RetentionKind.ATTENDANCE)).isEqualTo(2);
            handle.execute("update run set last_day = date '9999-12-31' where slug = '" + Rows.RUN + "'");
            assertThat(count(handle, RetentionKind.ATTENDANCE))
                    .as("a run without an end: by the row itself")
                    .isEqualTo(1);
            assertThat(remove(handle, RetentionKind.ATTENDANCE)).isEqualTo(1);
            assertThat(remove(handle, RetentionKind.ANSWERS)).isEqualTo(1);
            assertThat(remove(handle, RetentionKind.ANSWERS)).isZero();
            assertThat(handle.createQuery("select answers from sign_up")
                            .mapTo(String.class)
                            .one())
                    .isEqualTo("[]");
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void objections_tries_and_course_lists_go_when_they_are_old(TestDatabase kind) {
        with(kind, (handle, learner, link) -> {
            for (String at : List.of(OLD, FRESH)) {
                String id = at.equals(OLD) ? "0" : "1";
                handle.execute(
                        "insert into objection (id, resource_link_id, learner_id, words, raised_at, answer, answered_at)"
                                + " select '00000000-0000-0000-0000-00000000001" + id
                                + "', resource_link.id, learner.id, 'w', " + OLD
                                + ", 'a', " + at + " from resource_link, learner");
            }
            handle.execute("insert into objection (id, resource_link_id, learner_id, words, raised_at)"
                    + " select '00000000-0000-0000-0000-000000000012', resource_link.id, learner.id, 'w', " + OLD
                    + " from resource_link, learner");
            assertThat(count(handle, RetentionKind.OBJECTIONS)).isEqualTo(1);
            assertThat(remove(handle, RetentionKind.OBJECTIONS)).isEqualTo(1);
            assertThat(handle.createQuery("select count(*) from objection")
                            .mapTo(Long.class)
                            .one())
                    .as("one that nobody has answered stays")
                    .isEqualTo(2);

            handle.execute(
                    "insert into score (id, resource_link_id, learner_id, cause, given, maximum, comment, score_at, state,"
                            + " attempts, passing_failures, final_failures, round, note, created_at, queued_at)"
                            + " select '00000000-0000-0000-0000-000000000021', resource_link.id, learner.id,"
                            + " '00000000-0000-0000-0000-000000000021', 1, 1, '', " + OLD
                            + ", 'QUEUED', 1, 0, 0, 0, '', " + OLD + ", "
                            + OLD + " from resource_link, learner");
            handle.execute("insert into score_attempt (score_id, attempt, tried_at, answer)"
                    + " values ('00000000-0000-0000-0000-000000000021', 1, " + OLD + ", ''),"
                    + " ('00000000-0000-0000-0000-000000000021', 2, " + FRESH + ", '')");
            assertThat(count(handle, RetentionKind.GRADE_TRIES))
                    .as("still tried")
                    .isZero();
            handle.execute("update score set state = 'DELIVERED'");
            assertThat(count(handle, RetentionKind.GRADE_TRIES)).isEqualTo(1);
            assertThat(remove(handle, RetentionKind.GRADE_TRIES)).isEqualTo(1);

            handle.execute("insert into member (course_id, subject, sort_name, learns, active, gone, added_at)"
                    + " select coalesce(context_id, id), '7', '7', true, true, false, " + OLD + " from resource_link");
            assertThat(count(handle, RetentionKind.COURSE_LISTS)).isEqualTo(1);
            handle.execute("update resource_link set opened_on = date '2026-06-01'");
            assertThat(count(handle, RetentionKind.COURSE_LISTS)).isZero();
            assertThat(remove(handle, RetentionKind.COURSE_LISTS)).isZero();
            handle.execute("update resource_link set opened_on = date '2020-06-01'");
            assertThat(remove(handle, RetentionKind.COURSE_LISTS)).isEqualTo(1);
            assertThat(remove(handle, RetentionKind.COURSE_LISTS)).isZero();
        });
    }
}
