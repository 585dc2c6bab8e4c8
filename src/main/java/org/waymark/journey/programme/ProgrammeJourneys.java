package org.waymark.journey.programme;

import org.waymark.journey.question.PlanHosting;
import org.waymark.journey.signup.FollowRun;
import org.waymark.work.Instance;

/** Builds what staff do with the calendar. */
public final class ProgrammeJourneys {
    public final ViewRuns viewRuns;
    public final EditRun editRun;
    public final CopyRun copyRun;
    public final ChangeRun changeRun;
    public final EditOpportunity editOpportunity;
    public final PlanHosting planHosting;

    public ProgrammeJourneys(Instance instance, FollowRun followRun, PlanHosting planHosting) {
        this.planHosting = planHosting;
        WriteRun write = new WriteRun(instance, followRun);
        viewRuns = new ViewRuns(instance);
        editRun = new EditRun(instance, write, planHosting);
        copyRun = new CopyRun(instance);
        changeRun = new ChangeRun(instance, write);
        editOpportunity = new EditOpportunity(instance);
    }
}
