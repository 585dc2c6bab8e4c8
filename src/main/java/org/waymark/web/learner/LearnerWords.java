package org.waymark.web.learner;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.waymark.completion.Completion;
import org.waymark.completion.Decision;
import org.waymark.credential.Credential;
import org.waymark.journey.award.AwaitRoster;
import org.waymark.journey.view.ViewActivity.Subject;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.passback.Score;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.progress.Verdict;
import org.waymark.web.part.GradeView;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Says where a learner stands with an activity, and what there is to do, in the words of the page. */
final class LearnerWords {
    private static final Messages MESSAGES = Messages.of(LearnerWords.class);

    /**
     * The time until a page asks whether a grade that is tried now has arrived; and, below, one that is not tried for
     * long.
     */
    private static final Duration A_TRY = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Visitor visitor;
    private final InstantSource clock;

    LearnerWords(Visitor visitor, InstantSource clock) {
        this.visitor = visitor;
        this.clock = clock;
    }

    /** Says the reasons as they were told when it was decided, unless more is known or another rule holds since. */
    static List<String> reasons(Subject subject) {
        List<Message> missing = subject.now().judgement().missing();
        return subject.decision()
                .filter(decision -> decision.awarded() || Message.saySame(decision.missing(), missing))
                .map(Decision::reasons)
                .or(() -> Optional.of(subject.now().verdict().reasons()).filter(reasons -> !met(subject)))
                .map(Message::words)
                .orElse(List.of());
    }

    static List<String> missing(Subject subject) {
        boolean awarded = subject.decision().filter(Decision::awarded).isPresent();
        // Before anything is known, any one of several words is enough: what it takes says that better than a list.
        boolean open = subject.decision().isPresent() || subject.rule().asksForMore();
        return awarded || met(subject) || !open
                ? List.of()
                : Message.words(subject.now().judgement().missing());
    }

    /** Tells whether what is known is enough by the present rule. */
    private static boolean met(Subject subject) {
        return subject.now().verdict().outcome().met();
    }

    LearnerView.Completion completion(Session session, Subject subject) {
        if (session.instructor()) {
            return new LearnerView.Closed(MESSAGES.say("closed.instructor"));
        }
        Instant opens = subject.entry().run().opens();
        Rule rule = subject.rule().opening(opens);
        Optional<Credential> held = subject.credential().filter(credential -> !credential.revoked());
        boolean here = subject.decision().filter(Decision::awarded).isPresent();
        boolean graded = subject.rule().grade().scorePolicy() != Rule.ScorePolicy.NONE;
        boolean asksForWord = rule.counts(Source.LEARNER) || rule.counts(Source.INSTRUCTOR);
        // A badge earned in another course: the learner may still complete this activity, for its grade.
        if (held.isPresent() && (here || !asksForWord)) {
            return done(session, subject, held.get(), here);
        }
        if (subject.decision()
                .filter(decision -> decision.outcome() == Verdict.Outcome.NEVER)
                .isPresent()) {
            return new LearnerView.Closed(MESSAGES.say("closed.no-badge"));
        }
        if (!session.learns()) {
            return new LearnerView.Closed(MESSAGES.say("closed.observer"));
        }
        if (subject.rule().window().from() == null && rule.isTooEarly(clock.instant())) {
            return new LearnerView.Closed(
                    MESSAGES.say("closed.opens", "day", Language.current().day(opens)));
        }
        if (subject.roster().isPresent()) {
            AwaitRoster.Waiting roster = subject.roster().get();
            return new LearnerView.Noted(waits(roster, graded), roster.reading() ? session.path("/waiting") : null);
        }
        if (met(subject) && !here && subject.decision().isPresent()) {
            // A rule that was changed since takes no notice by itself of what was known before.
            return new LearnerView.Ready(
                    visitor.form(session, "/complete"), false, MESSAGES.say("ready.met", "graded", graded), null);
        }
        if (subject.asked().isPresent() && rule.counts(Source.INSTRUCTOR)) {
            return new LearnerView.Waiting(
                    Language.current().moment(subject.asked().get()),
                    MESSAGES.say(rule.asksForMore() ? "waiting.more" : "waiting.follows", "graded", graded));
        }
        Optional<String> no = subject.rejection()
                .filter(rejection -> rule.counts(Source.INSTRUCTOR))
                .map(rejection -> MESSAGES.say(
                        "ready.rejected",
                        "day",
                        Language.current().day(rejection.rejectedAt()),
                        "reason",
                        rejection.reason()));
        Optional<Completion> word = subject.word().filter(said -> !isToBeRepeated(said, rule));
        if (no.isEmpty() && (!asksForWord || word.isPresent())) {
            boolean stands = word.filter(Completion::stands).isPresent();
            // Who had it taken back can still ask an instructor, where one decides.
            if (!asksForWord || stands || !rule.counts(Source.INSTRUCTOR)) {
                return new LearnerView.Noted(noted(word, stands), null);
            }
        }
        boolean approval = no.isPresent() || word.isPresent() || !rule.counts(Source.LEARNER);
        return new LearnerView.Ready(
                visitor.form(session, "/complete"),
                approval,
                MESSAGES.say(
                        (rule.asksForMore() ? "ready.more" : "ready.follows") + (approval ? ".approval" : ""),
                        "graded",
                        graded),
                no.orElse(null));
    }

    /** Said before the time that counts, it can be said again once that has come. */
    private boolean isToBeRepeated(Completion word, Rule rule) {
        return word.stands() && rule.isTooEarly(word.completedAt()) && !rule.isTooEarly(clock.instant());
    }

    /** Says that a badge waits for the list of the course. */
    private static String waits(AwaitRoster.Waiting roster, boolean graded) {
        return roster.reading()
                ? MESSAGES.say("noted.roster-reading", "graded", graded)
                : roster.read()
                        .map(at -> MESSAGES.say("noted.roster-at", "graded", graded, "at", at))
                        .orElseGet(() -> MESSAGES.say("noted.roster", "graded", graded));
    }

    private static String noted(Optional<Completion> word, boolean stands) {
        return MESSAGES.say(stands ? "noted.missing" : word.isPresent() ? "noted.withdrawn" : "noted.nothing");
    }

    private LearnerView.Done done(Session session, Subject subject, Credential credential, boolean here) {
        Instant completedAt = subject.now().judgement().since();
        return new LearnerView.Done(
                Language.current().day(completedAt == null ? credential.facts().awardedAt() : completedAt),
                !here,
                Words.badge(credential),
                grade(subject.score()),
                session.path("/grade"));
    }

    /** Says what became of a grade, and when there may be news of one that is still tried. */
    GradeView grade(Optional<Score> score) {
        GradeView grade = Words.grade(score);
        Instant next = score.filter(one -> one.state() == Score.State.QUEUED)
                .map(Score::nextTryAt)
                .orElse(null);
        if (next == null) {
            return grade;
        }
        Duration wait = Duration.between(clock.instant(), next).plus(A_TRY);
        Duration pause = wait.compareTo(A_TRY) < 0 ? A_TRY : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        return new GradeView(grade.state(), grade.when(), grade.detail(), (int) pause.toMillis());
    }
}
