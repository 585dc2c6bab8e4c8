package org.waymark.journey.award;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Decision;
import org.waymark.credential.Credential;
import org.waymark.credential.PublicAddresses;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreId;
import org.waymark.passback.ScoreRows;
import org.waymark.people.LearnerId;
import org.waymark.progress.Judgement;
import org.waymark.progress.Rule;

/** Lets the grade in the LMS follow a decision, as far as the instructor's policy says that it moves. */
final class MoveGrade {
    private static final Messages MESSAGES = Messages.of(MoveGrade.class);
    private static final double FULL = 100;
    private static final int LONGEST_COMMENT = 1000;

    private final ScoreRows scores = new ScoreRows();
    private final PublicAddresses addresses;

    MoveGrade(PublicAddresses addresses) {
        this.addresses = addresses;
    }

    void follow(
            Handle handle,
            LearnerId learner,
            ResourceLinkId resourceLink,
            CatalogueEntry entry,
            Rule rule,
            Judgement judgement,
            Decision decision,
            Optional<Credential> badge,
            Instant now) {
        String comment = comment(entry, judgement, decision, badge);
        move(
                handle,
                learner,
                resourceLink,
                decision,
                Score.COMPLETION_TAG,
                rule.grade().scorePolicy(),
                judgement,
                comment,
                now);
        for (Rule.ScorePolicy policy : rule.grade().further()) {
            String tag = "waymark-" + policy.name().toLowerCase(Locale.ROOT);
            move(handle, learner, resourceLink, decision, tag, policy, judgement, comment, now);
        }
    }

    private void move(
            Handle handle,
            LearnerId learner,
            ResourceLinkId resourceLink,
            Decision decision,
            String tag,
            Rule.ScorePolicy policy,
            Judgement judgement,
            String comment,
            Instant now) {
        Optional<Score> last = scores.findLast(handle, resourceLink, learner, tag);
        double given = switch (policy) {
            case COMPLETE -> judgement.met() ? FULL : 0;
            case CONDITIONS -> rounded(judgement.share());
            case SESSIONS -> rounded(judgement.attended());
            case NONE -> Double.NaN;
        };
        // A grade that never was is not corrected to zero: somebody who has done nothing has no grade.
        if (Double.isNaN(given) || (given == 0 && last.isEmpty())) {
            return;
        }
        if (last.isPresent()
                && last.get().given() == given
                && last.get().comment().equals(comment)) {
            return;
        }
        scores.add(handle, resourceLink, learner, cause(decision, last), tag, given, FULL, comment, now);
    }

    /**
     * Names the cause of a score: a decision can have several scores, as when only the policy changes, but one after
     * each that went before.
     */
    private static UUID cause(Decision decision, Optional<Score> last) {
        String name = decision.id() + " after "
                + last.map(Score::id).map(ScoreId::toString).orElse("none");
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static double rounded(double share) {
        return Math.rint(share * FULL * 100) / 100;
    }

    private String comment(CatalogueEntry entry, Judgement judgement, Decision decision, Optional<Credential> badge) {
        Optional<String> address = badge.filter(held -> !held.revoked())
                .map(held -> addresses.credential(held.id()).toString());
        Message comment = !judgement.met()
                ? MESSAGES.message(
                        "comment.not-complete",
                        "title",
                        entry.title(),
                        "reasons",
                        Message.sentences(decision.missing()))
                : address.map(known -> MESSAGES.message("comment.badge", "title", entry.title(), "address", known))
                        .orElseGet(() -> MESSAGES.message("comment.complete", "title", entry.title()));
        String text = comment.in(Language.ENGLISH);
        return text.length() <= LONGEST_COMMENT ? text : text.substring(0, LONGEST_COMMENT);
    }
}
