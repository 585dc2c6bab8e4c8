package org.waymark.signup;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.Registration.Tier;
import org.waymark.learning.Run;
import org.waymark.learning.RunFormat;
import org.waymark.people.CityId;

/**
 * Who may register for a run.
 *
 * @param today the day, by UTC; a deadline is the last day on which people can register
 * @param testUser whether the platform says that the person is its test user
 * @param city the person's city
 * @param assessed whether that city was assessed
 */
public record Eligibility(
        LocalDate today, boolean testUser, @Nullable CityId city, boolean assessed) {

    /** Returns why nobody, or this person, can register for the run; empty when it is only a question of the tier. */
    public Optional<Obstacle> findObstacle(Run run) {
        if (!run.registration().here()) {
            return Optional.of(Obstacle.ELSEWHERE);
        }
        if (run.state().isCancelled()) {
            return Optional.of(Obstacle.CANCELLED);
        }
        Optional<LocalDate> last = lastDay(run);
        if (last.isPresent() && today.isAfter(last.get())) {
            return Optional.of(run.registration().deadline() == null ? Obstacle.BEGUN : Obstacle.DEADLINE);
        }
        return testUser ? Optional.of(Obstacle.TEST_USER) : Optional.empty();
    }

    /** Returns why this person cannot take part in this way, of a run for which registration is open. */
    public Optional<Obstacle> findObstacle(Tier tier) {
        if ((tier.perCity() || tier.assessed()) && city == null) {
            return Optional.of(Obstacle.NO_CITY);
        }
        return tier.assessed() && !assessed ? Optional.of(Obstacle.NOT_ASSESSED) : Optional.empty();
    }

    /** Returns the last day on which people register: the deadline, else that of the start, or of the end if self-paced. */
    public static Optional<LocalDate> lastDay(Run run) {
        LocalDate deadline = run.registration().deadline();
        if (deadline != null) {
            return Optional.of(deadline);
        }
        return run.place().format() == RunFormat.SELF_PACED ? run.lastDay() : Optional.of(run.start());
    }

    /** Tells whether people who wait can still move up: until the run begins, or ends if it is self-paced. */
    public static boolean movesUp(Run run, LocalDate today) {
        Optional<LocalDate> last =
                run.place().format() == RunFormat.SELF_PACED ? run.lastDay() : Optional.of(run.start());
        return run.registration().here()
                && !run.state().isCancelled()
                && (last.isEmpty() || !today.isAfter(last.get()));
    }
}
