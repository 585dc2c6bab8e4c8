package org.waymark.journey.standard;

import org.waymark.work.Instance;

/** Builds what the programme's staff do with Standards. */
public final class StandardJourneys {
    public final ViewStandards viewStandards;
    public final EditStandard editStandard;
    public final EditCrosswalk editCrosswalk;
    public final ViewCriterion viewCriterion;
    public final ViewFrameworks viewFrameworks;

    public StandardJourneys(Instance instance) {
        WhatMoves whatMoves = new WhatMoves(instance);
        viewStandards = new ViewStandards(instance, whatMoves);
        editStandard = new EditStandard(instance, whatMoves);
        editCrosswalk = new EditCrosswalk(instance);
        viewCriterion = new ViewCriterion(instance);
        viewFrameworks = new ViewFrameworks(instance);
    }
}
