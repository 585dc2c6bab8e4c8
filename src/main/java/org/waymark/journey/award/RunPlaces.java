package org.waymark.journey.award;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Completions;
import org.waymark.id.ResourceLinkId;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;

/**
 * Lists the places in which the rule of a run decides about a learner: the run as such, activities without a rule of
 * their own, and all where it is locked.
 */
public final class RunPlaces {
    private final Activities activities = new Activities();
    private final Completions completions = new Completions();

    /** Lists those activities; an empty entry means the run itself. */
    public List<Optional<ResourceLinkId>> list(Handle handle, LearnerId learner, RunId run) {
        List<Optional<ResourceLinkId>> places = new ArrayList<>();
        if (completions.knowsOfRun(handle, learner, run)) {
            places.add(Optional.empty());
        }
        activities.listByRunsRule(handle, learner, run).forEach(link -> places.add(Optional.of(link)));
        return places;
    }
}
