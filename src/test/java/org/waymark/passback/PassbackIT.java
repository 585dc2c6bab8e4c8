package org.waymark.passback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.Covers;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.lti.platform.Registration;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class PassbackIT {
    private final ScoreRows scores = new ScoreRows();

    private record Place(ResourceLinkId link, LearnerId learner) {}

    private static Place place(Database database) {
        Registration registration = Rows.addRegistration(database);
        return new Place(
                Rows.addLink(database, registration, "9").id(),
                Rows.addLearner(database, registration, "7").id());
    }

    private Optional<Score> add(Database database, Place place, UUID completion, Instant now) {
        return database.inTransaction(handle -> {
            new Learners().lock(handle, place.learner());
            return scores.add(
                    handle, place.link(), place.learner(), completion, Score.COMPLETION_TAG, 100, 100, "Done", now);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Covers("E2.73")
    void one_completion_has_one_score_on_a_link_however_often_it_is_added(TestDatabase kind) throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        try (Database database = kind.open()) {
            Place place = place(database);
            UUID completion = UUID.randomUUID();
            List<Optional<Score>> added = Rows.together(6, () -> add(database, place, completion, Rows.NOON));
            assertThat(added.stream().filter(Optional::isPresent)).hasSize(1);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Caracas"));
            database.useTransaction(handle -> assertThat(scores.listOf(handle, place.link(), place.learner()))
                    .singleElement()
                    .satisfies(score -> {
                        assertThat(score.at()).isEqualTo(Rows.NOON);
                        assertThat(score.nextTryAt()).isEqualTo(Rows.NOON);
                        assertThat(score.state()).isEqualTo(Score.State.QUEUED);
                    }));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Covers("E2.65")
    void times_grow_by_whole_seconds_when_many_scores_are_made_in_one_instant(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Place place = place(database);
            Rows.together(8, () -> add(database, place, UUID.randomUUID(), Rows.NOON));
            List<Instant> times =
                    database.inTransaction(handle -> scores.listOf(handle, place.link(), place.learner()).stream()
                            .map(Score::at)
                            .toList());
            assertThat(times).hasSize(8);
            for (int i = 1; i < times.size(); i++) {
                assertThat(times.get(i)).isEqualTo(times.get(i - 1).minusSeconds(1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_second_later_is_late_enough_and_less_is_made_a_second(TestDatabase kind) {
        try (Database database = kind.open()) {
            Place place = place(database);
            add(database, place, UUID.randomUUID(), Rows.NOON);
            assertThat(add(database, place, UUID.randomUUID(), Rows.NOON.plusMillis(999))
                            .orElseThrow()
                            .at())
                    .isEqualTo(Rows.NOON.plusSeconds(1));
            assertThat(add(database, place, UUID.randomUUID(), Rows.NOON.plusSeconds(2))
                            .orElseThrow()
                            .at())
                    .isEqualTo(Rows.NOON.plusSeconds(2));
            assertThat(add(database, place, UUID.randomUUID(), Rows.NOON.minusSeconds(600))
                            .orElseThrow()
                            .at())
                    .as("a clock that went back")
                    .isEqualTo(Rows.NOON.plusSeconds(3));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void failures_are_counted_by_their_sort_and_a_new_round_begins_at_nothing(TestDatabase kind) {
        try (Database database = kind.open()) {
            Place place = place(database);
            Score made = add(database, place, UUID.randomUUID(), Rows.NOON).orElseThrow();
            Instant next = Rows.NOON.plusSeconds(1);
            database.useTransaction(handle -> {
                assertThat(scores.listFailing(handle, place.link())).isEmpty();
                assertThat(scores.markFailed(handle, made, false, Message.plain("Down."), Rows.NOON, next))
                        .isTrue();
                Score once = scores.find(handle, made.id()).orElseThrow();
                assertThat(once.passingFailures()).isEqualTo(1);
                assertThat(scores.markFailed(handle, once, true, Message.plain("No."), next, null))
                        .isTrue();
                Score twice = scores.find(handle, made.id()).orElseThrow();
                assertThat(twice.state()).isEqualTo(Score.State.WAITING);
                assertThat(List.of(twice.passingFailures(), twice.finalFailures(), twice.attempts()))
                        .containsExactly(1, 1, 2);
                assertThat(scores.listFailing(handle, place.link())).containsExactly(twice);
                scores.markQueued(handle, twice, next);
                Score again = scores.find(handle, made.id()).orElseThrow();
                assertThat(List.of(again.passingFailures(), again.finalFailures(), again.attempts()))
                        .containsExactly(0, 0, 2);
                assertThat(again.at()).isEqualTo(Rows.NOON.plusSeconds(1));
                assertThat(again.queuedAt()).isEqualTo(next);
                scores.markLater(handle, again, Rows.NOON.plus(Duration.ofDays(15)));
                Score later = scores.find(handle, made.id()).orElseThrow();
                assertThat(later.at()).isEqualTo(Rows.NOON.plus(Duration.ofDays(15)));
                assertThat(later.queuedAt())
                        .as("its age is not that of its time")
                        .isEqualTo(next);
                assertThat(scores.listAttemptsOf(handle, List.of(made.id())).get(made.id()))
                        .containsExactly(
                                new ScoreAttempt(1, Rows.NOON, Message.plain("Down.")),
                                new ScoreAttempt(2, next, Message.plain("No.")));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_failure_of_an_older_round_does_not_stop_the_newer_one(TestDatabase kind) {
        try (Database database = kind.open()) {
            Place place = place(database);
            Score tried = add(database, place, UUID.randomUUID(), Rows.NOON).orElseThrow();
            database.useTransaction(handle -> {
                scores.markQueued(handle, tried, Rows.NOON.plusSeconds(5));
                assertThat(scores.markFailed(handle, tried, true, Message.plain("No."), Rows.NOON.plusSeconds(6), null))
                        .isFalse();
                Score score = scores.find(handle, tried.id()).orElseThrow();
                assertThat(score.state()).isEqualTo(Score.State.QUEUED);
                assertThat(score.note()).isEqualTo(Message.plain("No."));
                scores.markDelivered(
                        handle,
                        List.of(new ScoreRows.Answered(score, Message.plain("Taken."))),
                        Rows.NOON.plusSeconds(7));
                assertThat(scores.findLast(handle, place.link(), place.learner())
                                .orElseThrow()
                                .deliveredAt())
                        .isEqualTo(Rows.NOON.plusSeconds(7));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_arrived_while_somebody_was_about_to_send_it_again_is_not_sent_again(TestDatabase kind) {
        try (Database database = kind.open()) {
            Place place = place(database);
            Score failed = add(database, place, UUID.randomUUID(), Rows.NOON).orElseThrow();
            database.useTransaction(handle -> {
                scores.markDelivered(
                        handle, List.of(new ScoreRows.Answered(failed, Message.plain("Taken."))), Rows.NOON);
                scores.markQueued(handle, failed, Rows.NOON);
                Score arrived = scores.find(handle, failed.id()).orElseThrow();
                assertThat(arrived.state()).isEqualTo(Score.State.DELIVERED);
                scores.markQueued(handle, arrived, Rows.NOON);
                assertThat(scores.find(handle, failed.id()).orElseThrow().state())
                        .as("asked for by somebody who saw that it had arrived")
                        .isEqualTo(Score.State.QUEUED);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_newer_score_takes_the_place_of_every_older_one_that_has_not_arrived(TestDatabase kind) {
        try (Database database = kind.open()) {
            Place place = place(database);
            Score arrived = add(database, place, UUID.randomUUID(), Rows.NOON).orElseThrow();
            database.useTransaction(handle -> scores.markDelivered(
                    handle, List.of(new ScoreRows.Answered(arrived, Message.plain("Taken."))), Rows.NOON));
            Score refused = add(database, place, UUID.randomUUID(), Rows.NOON).orElseThrow();
            database.useTransaction(handle -> {
                scores.markFailed(handle, refused, true, Message.plain("No."), Rows.NOON, null);
                scores.add(
                        handle,
                        place.link(),
                        place.learner(),
                        refused.cause(),
                        "waymark-sessions",
                        50,
                        100,
                        "",
                        Rows.NOON);
            });
            Score tried = add(database, place, UUID.randomUUID(), Rows.NOON).orElseThrow();
            UUID cause = UUID.randomUUID();
            Score newest = add(database, place, cause, Rows.NOON).orElseThrow();
            assertThat(add(database, place, cause, Rows.NOON)).isEmpty();
            database.useTransaction(handle -> {
                assertThat(scores.markFailed(
                                handle, tried, false, Message.plain("Down."), Rows.NOON, Rows.NOON.plusSeconds(1)))
                        .as("a try that was under way")
                        .isFalse();
                scores.markLater(handle, tried, Rows.NOON.plusSeconds(90));
                scores.markQueued(handle, tried, Rows.NOON.plusSeconds(90));
                assertThat(scores.find(handle, tried.id()).orElseThrow().at()).isEqualTo(tried.at());
                assertThat(scores.listOf(handle, place.link(), List.of(place.learner())).stream()
                                .map(Score::state))
                        .containsExactly(
                                Score.State.DELIVERED,
                                Score.State.SUPERSEDED,
                                Score.State.SUPERSEDED,
                                Score.State.QUEUED);
                assertThat(scores.findLast(handle, place.link(), place.learner()))
                        .contains(newest);
                assertThat(scores.findLast(handle, place.link(), place.learner(), "waymark-sessions")
                                .orElseThrow()
                                .state())
                        .as("another column")
                        .isEqualTo(Score.State.QUEUED);
                assertThat(scores.listFailing(handle, place.link())).isEmpty();
                assertThat(new UndeliveredScores().count(handle, null).all()).isEqualTo(2);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Covers("E2.72")
    void a_platform_is_one_instance_s_until_that_one_gives_it_back_or_is_silent(TestDatabase kind) {
        try (Database database = kind.open()) {
            Place place = place(database);
            Score made = add(database, place, UUID.randomUUID(), Rows.NOON).orElseThrow();
            DeliveryLeases one = new DeliveryLeases();
            DeliveryLeases other = new DeliveryLeases();
            DueScores due = new DueScores();
            Instant later = Rows.NOON.plus(DeliveryLeases.LENGTH);
            database.useTransaction(handle -> {
                assertThat(due.listPlatforms(handle, one.holder(), Rows.NOON.minusMillis(1)))
                        .isEmpty();
                RegistrationId registration =
                        due.listPlatforms(handle, one.holder(), Rows.NOON).get(0);
                assertThat(one.take(handle, registration, Rows.NOON)).isTrue();
                assertThat(due.listPlatforms(handle, one.holder(), Rows.NOON)).hasSize(1);
                assertThat(due.listPlatforms(handle, other.holder(), Rows.NOON)).isEmpty();
                assertThat(other.take(handle, registration, later.minusMillis(1)))
                        .isFalse();
                assertThat(one.keep(handle, registration, Rows.NOON)).isTrue();

                assertThat(due.listPlatforms(handle, other.holder(), later)).hasSize(1);
                assertThat(other.take(handle, registration, later)).isTrue();
                assertThat(one.keep(handle, registration, later)).isFalse();
                one.end(handle, registration);
                assertThat(one.take(handle, registration, later))
                        .as("not its own any more")
                        .isFalse();
                other.end(handle, registration);
                assertThat(one.take(handle, registration, later)).isTrue();

                assertThat(list(due, handle, registration, false)).containsExactly(made.id());
                assertThat(list(due, handle, registration, true)).isEmpty();
                scores.markQueued(handle, made, Rows.NOON);
                assertThat(list(due, handle, registration, true)).containsExactly(made.id());
                assertThat(scores.markAllQueued(handle, registration, Rows.NOON))
                        .isEqualTo(1);
                Score again = scores.find(handle, made.id()).orElseThrow();
                assertThat(again.at()).isEqualTo(Rows.NOON.plusSeconds(2));
                assertThat(again.round()).isEqualTo(2);
                scores.markDelivered(handle, List.of(new ScoreRows.Answered(made, Message.plain("Taken."))), Rows.NOON);
                assertThat(due.listPlatforms(handle, one.holder(), later)).isEmpty();
                assertThat(list(due, handle, registration, false)).isEmpty();
            });
        }
    }

    private static List<ScoreId> list(DueScores due, Handle handle, RegistrationId registration, boolean asked) {
        return due.list(handle, registration, Rows.NOON, asked, List.of(), 5).stream()
                .map(ready -> ready.score().id())
                .toList();
    }
}
