package org.waymark.journey.city;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Tallies;
import org.waymark.learning.CatalogueEntry;
import org.waymark.people.Cities;
import org.waymark.people.Learner;

/** Lets a completed run count for the learner's city, once, or no more. */
public final class CountForCity {
    private final Cities cities = new Cities();
    private final Tallies tallies = new Tallies();

    public void add(Handle handle, Learner learner, CatalogueEntry entry, boolean teamOnce, Instant now) {
        learner.joinedCity().ifPresent(city -> {
            // The city's row before its tallies, everywhere, so that nobody waits in a circle.
            cities.markCounts(handle, city.id(), 0, 0);
            boolean counted = tallies.addCredit(
                    handle,
                    city.id(),
                    learner.id(),
                    entry.run().id(),
                    entry.run().standard(),
                    entry.run().criteria(),
                    teamOnce,
                    now);
            if (counted) {
                cities.markCounts(handle, city.id(), 0, 1);
            }
        });
    }

    /** Changes whether a counted completion counts singly or once with team-mates. */
    public void follow(Handle handle, Learner learner, CatalogueEntry entry, boolean teamOnce, Instant now) {
        boolean otherwise = learner.joinedCity()
                .flatMap(city -> tallies.findTeamOnce(
                        handle, city.id(), learner.id(), entry.run().id()))
                .filter(once -> once != teamOnce)
                .isPresent();
        if (otherwise) {
            remove(handle, learner, entry);
            add(handle, learner, entry, teamOnce, now);
        }
    }

    public void remove(Handle handle, Learner learner, CatalogueEntry entry) {
        learner.joinedCity().ifPresent(city -> {
            cities.markCounts(handle, city.id(), 0, 0);
            boolean counted = tallies.removeCredit(
                    handle,
                    city.id(),
                    learner.id(),
                    entry.run().id(),
                    entry.run().standard(),
                    entry.run().criteria());
            if (counted) {
                cities.markCounts(handle, city.id(), 0, -1);
            }
        });
    }
}
