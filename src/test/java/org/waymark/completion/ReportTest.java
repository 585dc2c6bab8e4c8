package org.waymark.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.attendance.PlannedSession;
import org.waymark.id.CompletionId;
import org.waymark.id.JobId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.learning.RunSession;
import org.waymark.learning.SessionKind;
import org.waymark.learning.edit.CatalogueFile;
import org.waymark.people.LearnerId;
import org.waymark.progress.Fact;
import org.waymark.progress.Source;
import org.waymark.progress.Verdict;

/** What a source tells, how it is taken back, and what a rule reads of it; without a database. */
class ReportTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final LearnerId LENA = new LearnerId(new UUID(0, 1));
    private static final LearnerId INES = new LearnerId(new UUID(0, 2));
    private static final RunId RUN = new RunId("data-2026");
    private static final Activity ACTIVITY = new Activity(new ResourceLinkId(new UUID(0, 3)), RUN);

    @Test
    void a_persons_word_stands_in_its_activity_from_the_moment_it_is_given() {
        Report word = Report.ofPerson(Source.INSTRUCTOR, ACTIVITY, LENA, INES, true, NOON);
        assertThat(word.sourceId())
                .isEqualTo(Report.idIn(ACTIVITY, LENA))
                .isEqualTo(ACTIVITY.resourceLink() + "/data-2026/" + LENA.value());
        assertThat(word.resourceLink()).isEqualTo(ACTIVITY.resourceLink());
        assertThat(word.saidBy()).isEqualTo(INES);
        assertThat(List.of(word.toldAt(), word.completedAt())).containsOnly(NOON);
        assertThat(standing(word).fact()).isEqualTo(new Fact(Source.INSTRUCTOR, NOON, null, List.of(), false, true));
    }

    @Test
    void what_a_machine_tells_may_have_a_result_an_attendance_and_times_of_its_own() {
        Report told = told(Source.FILE, "7")
                .withShare(0.5)
                .withAttendance(List.of(NOON), true)
                .completed(NOON)
                .told(LATER)
                .ofJob(new JobId(new UUID(0, 9)));
        assertThat(told.toldAt()).isEqualTo(LATER);
        assertThat(told.job()).isEqualTo(new JobId(new UUID(0, 9)));
        assertThat(standing(told).completedAt()).isEqualTo(NOON);
        assertThat(standing(told).learner()).isEqualTo(LENA);
        assertThat(standing(told).fact()).isEqualTo(new Fact(Source.FILE, NOON, 0.5, List.of(NOON), true, false));
    }

    @Test
    void a_withdrawal_and_its_undoing_keep_what_was_told() {
        Report told = told(Source.INTAKE, "7").withShare(0.5);
        Report gone = told.withdrawn(LATER, INES, "a mix-up");
        assertThat(gone.kind()).isEqualTo(Report.Kind.WITHDRAWN);
        assertThat(gone.saidBy()).isEqualTo(INES);
        assertThat(gone.reason()).isEqualTo(Message.plain("a mix-up"));
        assertThat(gone.toldBy()).isEqualTo("report.csv");
        assertThat(gone.completedAt()).isEqualTo(NOON);
        Report back = gone.restored(LATER, null);
        assertThat(back.kind()).isEqualTo(Report.Kind.STANDS);
        assertThat(back.reason()).isNull();
        assertThat(back.told(NOON)).isEqualTo(told);
    }

    @Test
    void the_programme_says_it_in_its_own_name_and_nobody_else_in_the_programmes() {
        Report told = told(Source.INTAKE, "7");
        Report gone = told.ofProgramme(LATER, "never there");
        assertThat(gone.kind()).isEqualTo(Report.Kind.WITHDRAWN);
        assertThat(gone.toldBy()).isEqualTo(Report.PROGRAMME);
        assertThat(told.ofProgramme(LATER, null).kind()).isEqualTo(Report.Kind.STANDS);
        assertThat(gone.withdrawn(LATER, INES, "again").toldBy()).isEmpty();
    }

    @Test
    void a_person_is_against_a_fact_when_a_person_or_the_programme_took_it_back() {
        Report told = told(Source.INTAKE, "7");
        assertThat(standing(told).stands()).isTrue();
        assertThat(standing(told).isTakenBackByPerson()).isFalse();
        assertThat(withdrawn(told.withdrawn(LATER, INES, "no")).isTakenBackByPerson())
                .isTrue();
        assertThat(withdrawn(told.ofProgramme(LATER, "no")).isTakenBackByPerson())
                .isTrue();
        assertThat(withdrawn(told.withdrawn(LATER, null, "voided")).isTakenBackByPerson())
                .isFalse();
        assertThat(withdrawn(told).stands()).isFalse();
        assertThat(standing(told.ofProgramme(LATER, null)).isTakenBackByPerson())
                .isFalse();
    }

    /** Who tried twice has completed once more and corrected nothing; a record with an id of its own is corrected. */
    @ParameterizedTest
    @EnumSource(Source.class)
    void only_files_and_other_systems_tell_of_a_repetition_and_only_without_ids_of_their_own(Source source) {
        String byPerson = "report.csv/data-2026/" + LENA.value();
        assertThat(told(source, byPerson).tellsOfRepetition())
                .isEqualTo(source == Source.FILE || source == Source.INTAKE);
        assertThat(told(source, "record 7").tellsOfRepetition()).isFalse();
    }

    @Test
    void two_decisions_say_the_same_whenever_and_why_ever_they_were_taken() {
        Decision one = decision(1, Verdict.Outcome.KEPT, "reason", "missing", "rule");
        assertThat(one.saysSameAs(decision(2, Verdict.Outcome.KEPT, "reason", "missing", "rule")))
                .isTrue();
        assertThat(one.saysSameAs(decision(1, Verdict.Outcome.AWARDED, "reason", "missing", "rule")))
                .isFalse();
        assertThat(one.saysSameAs(decision(1, Verdict.Outcome.KEPT, "other", "missing", "rule")))
                .isFalse();
        assertThat(one.saysSameAs(decision(1, Verdict.Outcome.KEPT, "reason", "other", "rule")))
                .isFalse();
        assertThat(one.saysSameAs(decision(1, Verdict.Outcome.KEPT, "reason", "missing", "other")))
                .isFalse();
        assertThat(one.awarded()).isTrue();
        assertThat(decision(1, Verdict.Outcome.REVOKED, "", "", "").awarded()).isFalse();
    }

    @Test
    void attendance_counts_the_sessions_that_count() {
        assertThat(PlannedSession.count(List.of(planned(0, true), planned(1, false), planned(2, true))))
                .isEqualTo(2);
        assertThat(PlannedSession.count(List.of())).isZero();
        Run run = CatalogueFile.builtIn().runs().stream()
                .filter(one -> one.id().value().equals("open-data-policies-2020-03-17"))
                .findFirst()
                .orElseThrow();
        List<PlannedSession> planned = PlannedSession.of(run);
        assertThat(planned).extracting(PlannedSession::number).containsExactly(0, 1, 2, 3);
        assertThat(planned).extracting(PlannedSession::counts).containsExactly(false, true, true, false);
    }

    private static PlannedSession planned(int number, boolean counts) {
        RunSession session = RunSession.of(java.time.LocalDate.of(2026, 3, 1), "", SessionKind.MEETING);
        return new PlannedSession(number, session, counts);
    }

    private static Decision decision(long number, Verdict.Outcome outcome, String reason, String missing, String rule) {
        return new Decision(
                new UUID(0, number),
                outcome,
                List.of(Message.plain(reason)),
                List.of(Message.plain(missing)),
                Message.plain(rule),
                Message.plain("cause " + number),
                NOON.plusSeconds(number));
    }

    private static Report told(Source source, String id) {
        return Report.of(source, id, LENA, RUN, null, NOON, "report.csv", "raw");
    }

    private static Completion standing(Report report) {
        return completion(report, null);
    }

    private static Completion withdrawn(Report report) {
        return completion(report, LATER);
    }

    private static Completion completion(Report report, @Nullable Instant withdrawn) {
        return new Completion(new CompletionId(new UUID(0, 5)), report, withdrawn);
    }
}
