package org.waymark.web.course;

import org.waymark.journey.Journeys;
import org.waymark.web.Routes;
import org.waymark.web.session.Visitor;

/** Builds an instructor's pages of a course. */
public final class CoursePages {
    /** Shows the activity, at the address that shows it to a learner. */
    public final TeachRoutes teach;

    public final Routes routes;

    public CoursePages(Visitor visitor, Journeys all) {
        PollRoutes polls = new PollRoutes(visitor, all.sources.watchSources);
        RosterRoutes roster =
                new RosterRoutes(visitor, all.rosters, all.sources.approveMembers, all.awards.withdrawCompletion);
        teach = new TeachRoutes(
                visitor, all.views.teachActivity, roster, all.sources.raiseObjection, all.entering.pickRuns, polls);
        routes = Routes.of(
                polls,
                roster,
                teach,
                new AttendanceRoutes(visitor, all.sources.markAttendance),
                new PresenceRoutes(visitor, all.signUps.viewPresence),
                new SessionRoutes(visitor, all.sources.changeSessions),
                new ReviewRoutes(visitor, all.views.reviewSubmission, all.awards.withdrawCompletion));
    }
}
