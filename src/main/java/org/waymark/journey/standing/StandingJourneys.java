package org.waymark.journey.standing;

import org.waymark.work.Instance;

/** Builds what is done with the standing of cities. */
public final class StandingJourneys {
    public final ViewStanding viewStanding;
    public final MarkCriteria markCriteria;
    public final ChangeStandard changeStandard;

    public StandingJourneys(Instance instance) {
        viewStanding = new ViewStanding(instance);
        markCriteria = new MarkCriteria(instance);
        changeStandard = new ChangeStandard(instance);
    }
}
