package org.waymark.web.part;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.ReportLine;
import org.waymark.credential.Credential;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.Registration.Tier;
import org.waymark.learning.Run;
import org.waymark.learning.RunPhase;
import org.waymark.learning.RunSession;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreAttempt;
import org.waymark.progress.Source;
import org.waymark.signup.SignUpState;
import org.waymark.standard.Criterion;

/** Says runs, criteria, dates and grades in the words of the pages. */
public final class Words {
    private static final Messages MESSAGES = Messages.of(Words.class);

    /** Version 0.1 kept the number within the sentence. */
    private static final String STATUS_OF_0_1 = " \\(status \\d{3}\\)";

    private Words() {}

    /** Returns what came back from an LMS, without the number of its answer: that is for administrators. */
    public static String answer(Message message) {
        return message.with("status", 0).words().replaceAll(STATUS_OF_0_1, "");
    }

    public static RunView run(CatalogueEntry entry) {
        return new RunView(
                entry.title(),
                entry.run().code(),
                kind(entry.opportunity().kind()),
                dates(entry.run()),
                entry.opportunity().summary());
    }

    /** Says the form in which something is learned, such as "Course". */
    public static String kind(OpportunityKind kind) {
        return MESSAGES.say(kind);
    }

    /**
     * The dates as printed: an end only where one is printed, a duration beside it, never a computed day; and whether
     * the run was postponed or cancelled.
     */
    public static String dates(Run run) {
        String dates = printed(run);
        LocalDate from = run.state().postponedFrom();
        if (run.state().isCancelled()) {
            return MESSAGES.say("run.canceled", "dates", dates);
        }
        return from == null ? dates : MESSAGES.say("run.postponed", "dates", dates, "from", from);
    }

    private static String printed(Run run) {
        LocalDate end = run.end();
        return MESSAGES.say(
                end == null ? "run.from" : "run.from-to",
                "start",
                run.start(),
                "inferred",
                run.startInferred(),
                "end",
                end == null ? run.start() : end,
                "lasts",
                run.duration() != null,
                "duration",
                Objects.requireNonNullElse(run.duration(), ""));
    }

    /** Says where a run stands, such as "Running, week 2 of 4". */
    public static String phase(RunPhase phase) {
        return switch (phase.when()) {
            case UPCOMING ->
                MESSAGES.say("phase.upcoming", "days", phase.days(), "weeks", phase.days() < 14 ? 0 : phase.days() / 7);
            case RUNNING -> MESSAGES.say("phase.running", "week", phase.week(), "weeks", phase.weeks());
            case PAST -> MESSAGES.say("phase.past");
        };
    }

    /** A session as it is printed. */
    public static String session(RunSession session) {
        return MESSAGES.say(
                session.wholeWeek() ? "session.week" : "session.day",
                "day",
                session.date(),
                "inferred",
                session.yearInferred(),
                "named",
                !session.label().isBlank(),
                "label",
                session.label());
    }

    /** The criteria as they stand in the Standard, without any city. */
    public static List<CriterionView> criteria(List<Criterion> criteria) {
        return criteria.stream().map(criterion -> criterion(criterion, null)).toList();
    }

    static CriterionView criterion(Criterion criterion, CriterionView.@Nullable Facts facts) {
        return new CriterionView(
                criterion.code().value(),
                criterion.title(),
                criterion.statement(),
                criterion.area().title(),
                criterion.timeBoundMonths(),
                criterion.core(),
                facts);
    }

    /** Says the points of a score, such as "100 of 100". */
    static String points(Score score) {
        return MESSAGES.say(
                score.tag().equals(Score.COMPLETION_TAG) ? "delivery.points" : "delivery.points.column",
                "given",
                score.given(),
                "maximum",
                score.maximum(),
                "column",
                score.tag(),
                "comment",
                score.comment());
    }

    /** Says what a source told, as a fact. */
    public static String said(Source source) {
        return MESSAGES.say(source);
    }

    /** Says one report of a fact, as a line of its history. */
    public static String told(ReportLine told) {
        Message by = told.teller();
        List<Message> sentences = new ArrayList<>();
        sentences.add(MESSAGES.message(
                "report." + told.kind().name(), "at", told.toldAt(), "named", !by.isEmpty(), "by", by));
        if (told.voided()) {
            sentences.add(MESSAGES.message("report.voided"));
        }
        if (told.reason() != null) {
            sentences.add(MESSAGES.message("report.reason", "reason", told.reason()));
        }
        if (!told.raw().isEmpty()) {
            sentences.add(MESSAGES.message("report.original", "original", told.raw()));
        }
        return Message.sentences(sentences).words();
    }

    public static BadgeView badge(Credential credential) {
        String badge = "/credentials/" + credential.id();
        Instant until = credential.facts().validUntil();
        return new BadgeView(
                badge + "/badge.svg",
                badge,
                badge + "/certificate.pdf",
                badge + "/credential.json",
                until == null ? null : MESSAGES.say("badge.until", "until", until));
    }

    /** A grade on its way, with what was sent and what came back, the newest first. */
    public static DeliveryView delivery(
            Score score, List<ScoreAttempt> attempts, @Nullable FormView again, boolean gone) {
        List<DeliveryView.Attempt> log = new ArrayList<>();
        for (ScoreAttempt attempt : attempts) {
            log.add(new DeliveryView.Attempt(
                    Language.current().moment(attempt.at()), points(score), answer(attempt.answer())));
        }
        Collections.reverse(log);
        Instant next = score.state() == Score.State.QUEUED ? score.nextTryAt() : null;
        GradeView grade = grade(Optional.of(score));
        if (gone && grade.state() == GradeView.State.PROBLEM) {
            grade = new GradeView(grade.state(), grade.when(), MESSAGES.say("grade.not-enrolled"));
        }
        return new DeliveryView(grade, next == null ? null : Language.current().moment(next), log, again);
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
            case DELIVERED ->
                new GradeView(
                        GradeView.State.SENT,
                        delivered == null ? null : Language.current().moment(delivered),
                        note);
            case SUPERSEDED -> new GradeView(GradeView.State.REPLACED, null, null);
            case WAITING ->
                new GradeView(
                        GradeView.State.PROBLEM,
                        tried == null ? null : Language.current().moment(tried),
                        note);
            case QUEUED ->
                new GradeView(
                        known.attempts() == 0 ? GradeView.State.QUEUED : GradeView.State.PROBLEM,
                        tried == null ? null : Language.current().moment(tried),
                        note);
        };
    }

    /** Lists the conditions of a tier, a sentence each. */
    public static List<String> conditions(Tier tier) {
        List<String> conditions = new ArrayList<>();
        if (tier.assessed()) {
            conditions.add(MESSAGES.say("tier.assessed"));
        }
        if (tier.perCity()) {
            conditions.add(MESSAGES.say("tier.per-city"));
        }
        if (tier.selected()) {
            conditions.add(MESSAGES.say("tier.selected"));
        }
        return conditions;
    }

    /** Says the name of a tier; a run that names none has one way of taking part. */
    public static String tier(String tier) {
        return tier.isEmpty() ? MESSAGES.say("tier.only") : tier;
    }

    /** Says the state of a registration in a word or two. */
    public static String state(SignUpState state) {
        return MESSAGES.say(state);
    }

    /** Names the mark that stands beside a state. */
    public static String mark(SignUpState state) {
        return switch (state) {
            case PLACED -> "done";
            case APPLIED, WAITING -> "wait";
            case DECLINED, WITHDRAWN, REMOVED -> "none";
        };
    }
}
