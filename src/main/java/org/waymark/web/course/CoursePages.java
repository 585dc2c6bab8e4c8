package org.waymark.web.course;

import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.enter.PickRuns;
import org.waymark.journey.roster.RosterJourneys;
import org.waymark.journey.source.SourceJourneys;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.web.Routes;
import org.waymark.web.session.Visitor;

/** Builds an instructor's pages of a course. */
public final class CoursePages {
    /** Shows the activity, at the address that shows it to a learner. */
    public final TeachRoutes teach;

    public final Routes routes;

    public CoursePages(
            Visitor visitor,
            AwardJourneys awards,
            RosterJourneys rosters,
            SourceJourneys sources,
            ViewJourneys views,
            PickRuns pickRuns) {
        PollRoutes polls = new PollRoutes(visitor, sources.watchSources);
        RosterRoutes roster = new RosterRoutes(visitor, rosters, sources.approveMembers, awards.withdrawCompletion);
        teach = new TeachRoutes(visitor, views.teachActivity, roster, sources.raiseObjection, pickRuns, polls);
        routes = Routes.of(
                polls,
                roster,
                teach,
                new AttendanceRoutes(visitor, sources.markAttendance),
                new SessionRoutes(visitor, sources.changeSessions),
                new ReviewRoutes(visitor, views.reviewSubmission, awards.withdrawCompletion));
    }
}
