package org.waymark.web.part;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Report;
import org.waymark.completion.ReportLine;
import org.waymark.credential.Credential;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.learning.RunSession;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreAttempt;
import org.waymark.progress.CriterionFacts;
import org.waymark.progress.Source;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;

/** Says runs, criteria, dates and grades in the words of the pages. */
public final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MMMM d, yyyy, HH:mm 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

    /** The sentence that says why a grade is not taken of somebody whom the course's list does not name any more. */
    public static final String NOT_ENROLLED =
            "The learner is not enrolled in the course any more, and the LMS takes grades of its people only.";

    private Words() {}

    /** Returns what came back from an LMS, without the number of its answer: that is for administrators. */
    public static String answer(String sentence) {
        return sentence.replaceAll(" \\(status \\d{3}\\)", "");
    }

    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    public static String day(Instant at) {
        return DAY.format(at.atZone(ZoneOffset.UTC));
    }

    public static String moment(Instant at) {
        return MOMENT.format(at);
    }

    public static RunView run(CatalogueEntry entry) {
        return new RunView(
                entry.title(),
                entry.run().code(),
                entry.opportunity().kind().title(),
                dates(entry.run()),
                entry.opportunity().summary());
    }

    /** The dates as printed: an end only where one is printed, a duration beside it, never a computed day. */
    public static String dates(Run run) {
        LocalDate end = run.end();
        String start = day(run.start()) + (run.startInferred() ? " (year inferred)" : "");
        String range = end == null ? "Started " + start : start + " – " + day(end);
        return run.duration() == null ? range : range + ", " + run.duration();
    }

    /** A session as it is printed. */
    public static String session(RunSession session) {
        String day = (session.wholeWeek() ? "Week of " : "")
                + day(session.date())
                + (session.yearInferred() ? " (year inferred)" : "");
        return session.label().isBlank() ? day : day + ": " + session.label();
    }

    /** @param facts how the criteria stand in the reader's city; null when no city is known */
    public static List<CriterionView> criteria(
            List<Criterion> criteria, @Nullable Map<CriterionCode, CriterionFacts> facts) {
        return criteria.stream()
                .map(criterion -> criterion(
                        criterion, facts == null ? null : facts.getOrDefault(criterion.code(), CriterionFacts.NONE)))
                .toList();
    }

    public static CriterionView criterion(Criterion criterion, @Nullable CriterionFacts facts) {
        return new CriterionView(
                criterion.code().value(),
                criterion.title(),
                criterion.statement(),
                criterion.area().title(),
                criterion.timeBoundMonths(),
                criterion.provisional(),
                facts == null ? null : new CriterionView.Facts(facts.supported(), facts.claimed(), facts.confirmed()));
    }

    /** Says the points of a score, such as "100 of 100". */
    static String points(Score score) {
        DecimalFormat number = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        String column = score.tag().equals(Score.COMPLETION_TAG) ? "" : " in the column " + score.tag();
        return number.format(score.given()) + " of " + number.format(score.maximum()) + column + ": " + score.comment();
    }

    /** Says what a source told, as a fact. */
    public static String said(Source source) {
        return switch (source) {
            case LEARNER -> "Said to be completed";
            case INSTRUCTOR -> "Approved";
            case GATE -> "Activity opened";
            case GRADE -> "Grade in the gradebook";
            case FILE -> "Report from the LMS";
            case WEB_SERVICE -> "Told by the LMS";
            case ATTENDANCE -> "Attendance";
            case INTAKE -> "Told by another system";
        };
    }

    /** Says one report of a fact, as a line of its history. */
    public static String told(ReportLine told) {
        String by = told.teller();
        return moment(told.toldAt())
                + (told.kind() == Report.Kind.STANDS ? ": complete" : ": taken back")
                + (by.isEmpty() ? "" : ", says " + by)
                + (told.voided() ? "; that was taken back itself" : "")
                + (told.reason() == null ? "" : ": " + told.reason())
                + (told.raw().isEmpty() ? "" : " (" + told.raw() + ")");
    }

    public static BadgeView badge(Credential credential) {
        String badge = "/credentials/" + credential.id();
        return new BadgeView(badge + "/badge.svg", badge, badge + "/certificate.pdf", badge + "/credential.json");
    }

    /** A grade on its way, with what was sent and what came back, the newest first. */
    public static DeliveryView delivery(
            Score score, List<ScoreAttempt> attempts, @Nullable FormView again, boolean gone) {
        List<DeliveryView.Attempt> log = new ArrayList<>();
        for (ScoreAttempt attempt : attempts) {
            log.add(new DeliveryView.Attempt(moment(attempt.at()), points(score), answer(attempt.answer())));
        }
        Collections.reverse(log);
        Instant next = score.state() == Score.State.QUEUED ? score.nextTryAt() : null;
        GradeView grade = grade(Optional.of(score));
        if (gone && grade.state() == GradeView.State.PROBLEM) {
            grade = new GradeView(grade.state(), grade.when(), NOT_ENROLLED);
        }
        return new DeliveryView(grade, next == null ? null : moment(next), log, again);
    }

    public static GradeView grade(Optional<Score> score) {
        if (score.isEmpty()) {
            return new GradeView(GradeView.State.NONE, null, null);
        }
        Score known = score.get();
        Instant delivered = known.deliveredAt();
        Instant tried = known.lastTriedAt();
        String note = known.note().isEmpty() ? null : answer(known.note());
        return switch (known.state()) {
            case DELIVERED -> new GradeView(GradeView.State.SENT, delivered == null ? null : moment(delivered), note);
            case SUPERSEDED -> new GradeView(GradeView.State.REPLACED, null, null);
            case WAITING -> new GradeView(GradeView.State.PROBLEM, tried == null ? null : moment(tried), note);
            case QUEUED ->
                new GradeView(
                        known.attempts() == 0 ? GradeView.State.QUEUED : GradeView.State.PROBLEM,
                        tried == null ? null : moment(tried),
                        note);
        };
    }
}
