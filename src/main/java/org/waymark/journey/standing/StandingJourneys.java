package org.waymark.journey.standing;

import org.waymark.work.Instance;

/** Builds what is done with the standing of cities. */
public final class StandingJourneys {
    public final ViewStanding viewStanding;
    public final MarkCriteria markCriteria;
    public final RecordAssessment recordAssessment;
    public final ImportAssessments importAssessments;
    public final WriteNote writeNote;
    public final ViewDesk viewDesk;
    public final ChangeStandard changeStandard;

    public StandingJourneys(Instance instance) {
        viewStanding = new ViewStanding(instance);
        markCriteria = new MarkCriteria(instance);
        recordAssessment = new RecordAssessment(instance);
        importAssessments = new ImportAssessments(instance, recordAssessment);
        writeNote = new WriteNote(instance);
        viewDesk = new ViewDesk(instance, viewStanding);
        viewDesk.everyMinute();
        changeStandard = new ChangeStandard(instance);
    }
}
