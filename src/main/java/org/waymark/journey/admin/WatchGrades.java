package org.waymark.journey.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.id.RegistrationId;
import org.waymark.lti.platform.Registrations;
import org.waymark.passback.ArrivedCount;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreAttempt;
import org.waymark.passback.ScoreId;
import org.waymark.passback.ScoreRows;
import org.waymark.passback.UndeliveredCount;
import org.waymark.passback.UndeliveredScore;
import org.waymark.passback.UndeliveredScores;
import org.waymark.work.Instance;

/** Grades that have not arrived, over all platforms, and sending them once more. */
public final class WatchGrades {
    private final Instance instance;
    private final UndeliveredScores undelivered = new UndeliveredScores();
    private final ScoreRows scores = new ScoreRows();
    private final Registrations registrations = new Registrations();

    WatchGrades(Instance instance) {
        this.instance = instance;
    }

    /** Some of the grades, with what came back for each. */
    public record Page(
            UndeliveredCount count,
            ArrivedCount arrival,
            List<UndeliveredScore> rows,
            Map<ScoreId, List<ScoreAttempt>> attempts) {}

    /** @param registration only of that platform; null for all */
    public Page page(@Nullable RegistrationId registration, int offset, int limit) {
        return instance.inTransaction(handle -> {
            List<UndeliveredScore> rows = undelivered.list(handle, registration, offset, limit);
            return new Page(
                    undelivered.count(handle, registration),
                    undelivered.countArrived(handle, registration, instance.now()),
                    rows,
                    undelivered.listAttempts(
                            handle, rows.stream().map(UndeliveredScore::score).toList()));
        });
    }

    /** @param registration only of that platform; null for all */
    public ArrivedCount countArrived(@Nullable RegistrationId registration) {
        return instance.inTransaction(handle -> undelivered.countArrived(handle, registration, instance.now()));
    }

    /** Puts one grade back into the queue; false when there is none of that id, or it is not on its way any more. */
    public boolean sendAgain(ScoreId score) {
        Instant now = instance.now();
        boolean found = instance.inTransaction(handle -> instance.audit(
                handle, putBack(handle, score, now), Act.GRADES_SENT_AGAIN, Subject.INSTALLATION, score.toString()));
        instance.work().wake();
        return found;
    }

    /** Puts all grades of a platform that have not arrived back into the queue; returns how many. */
    public int sendAllAgain(RegistrationId registration) {
        Instant now = instance.now();
        int sent = instance.inTransaction(handle -> {
            int count = scores.markAllQueued(handle, registration, now);
            instance.audit(
                    handle,
                    count > 0,
                    Act.GRADES_SENT_AGAIN,
                    registrations
                            .find(handle, registration)
                            .map(ManagePlatforms::subject)
                            .orElse(Subject.INSTALLATION),
                    Integer.toString(count));
            return count;
        });
        instance.work().wake();
        return sent;
    }

    private boolean putBack(Handle handle, ScoreId id, Instant now) {
        Optional<Score> open = scores.find(handle, id)
                .filter(score -> score.state() == Score.State.QUEUED || score.state() == Score.State.WAITING);
        open.ifPresent(score -> scores.markQueued(handle, score, now));
        return open.isPresent();
    }
}
