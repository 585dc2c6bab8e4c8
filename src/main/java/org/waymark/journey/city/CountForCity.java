package org.waymark.journey.city;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.Run;
import org.waymark.people.Cities;
import org.waymark.people.Learner;
import org.waymark.standing.Credits;

/** Lets a completed run count for the learner's city, once, or no more. */
public final class CountForCity {
    private final Cities cities = new Cities();
    private final Credits credits = new Credits();

    /**
     * Counts a completion, unless it was counted before.
     *
     * @param completedAt when it was completed by its source's own date
     */
    public void add(Handle handle, Learner learner, Run run, boolean teamOnce, Instant completedAt, Instant now) {
        learner.joinedCity().ifPresent(city -> {
            // The city's row before its facts, everywhere, so that nobody waits in a circle.
            cities.markCounts(handle, city.id(), 0, 0);
            boolean counted = credits.add(
                    handle,
                    city.id(),
                    learner.id(),
                    run,
                    teamOnce,
                    completedAt.atOffset(ZoneOffset.UTC).toLocalDate(),
                    now);
            if (counted) {
                cities.markCounts(handle, city.id(), 0, 1);
            }
        });
    }

    /** Changes whether a counted completion counts singly or once with team-mates. */
    public void follow(Handle handle, Learner learner, Run run, boolean teamOnce, Instant completedAt, Instant now) {
        boolean otherwise = learner.joinedCity()
                .flatMap(city -> credits.find(handle, city.id(), learner.id(), run.id()))
                .filter(credit -> credit.teamOnce() != teamOnce)
                .isPresent();
        if (otherwise) {
            remove(handle, learner, run, now);
            add(handle, learner, run, teamOnce, completedAt, now);
        }
    }

    /** Lets a counted completion have another day, where its sources say so now. */
    public void followDay(Handle handle, Learner learner, Run run, Instant completedAt, Instant now) {
        learner.joinedCity()
                .flatMap(city -> credits.find(handle, city.id(), learner.id(), run.id()))
                .filter(credit -> !credit.completedOn()
                        .equals(completedAt.atOffset(ZoneOffset.UTC).toLocalDate()))
                .ifPresent(credit -> {
                    remove(handle, learner, run, now);
                    add(handle, learner, run, credit.teamOnce(), completedAt, now);
                });
    }

    public void remove(Handle handle, Learner learner, Run run, Instant now) {
        learner.joinedCity().ifPresent(city -> {
            cities.markCounts(handle, city.id(), 0, 0);
            if (credits.remove(handle, city.id(), learner.id(), run.id(), now)) {
                cities.markCounts(handle, city.id(), 0, -1);
            }
        });
    }
}
