package org.waymark.lti.payload;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.tsugi.ags2.objects.Score;

/**
 * A final score as the platform wants it (AGS 2.0, 3.4.2). Always complete: a score without {@code scoreGiven}, or one
 * that is not {@code FullyGraded}, would clear a grade on some platforms, and so would a missing comment.
 *
 * @param at the score's own time; must grow from score to score of one line item and user, by whole seconds
 */
public record ScorePayload(String userId, double given, double maximum, Instant at, String comment) {
    private static final DateTimeFormatter WITH_MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public String json() {
        Score score = new Score();
        score.userId = userId;
        score.scoreGiven = given;
        score.scoreMaximum = maximum;
        score.timestamp = WITH_MILLISECONDS.format(at);
        score.activityProgress = Score.ACTIVITY_COMPLETED;
        score.gradingProgress = Score.GRADING_FULLYGRADED;
        score.comment = comment;
        // Without it some platforms mark work as late that was done in time.
        score.setKey("submission", Map.of("submittedAt", score.timestamp));
        return Json.write(score);
    }
}
