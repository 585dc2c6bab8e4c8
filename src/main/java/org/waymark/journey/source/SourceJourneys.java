package org.waymark.journey.source;

import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.keys.InstallationSecrets;
import org.waymark.lti.service.PlatformServices;
import org.waymark.moodle.WebServices;
import org.waymark.outbound.Outbound;
import org.waymark.work.Instance;

/** Builds what people, gradebooks, the LMS itself and other systems report completions by. */
public final class SourceJourneys {
    public final CompleteActivity completeActivity;
    public final ApproveMembers approveMembers;
    public final RaiseObjection raiseObjection;
    public final MarkAttendance markAttendance;
    public final ChangeSessions changeSessions;
    public final WatchSources watchSources;
    public final SetWebService setWebService;
    public final EnterIntake enterIntake;
    public final TakeCompletions takeCompletions;

    public SourceJourneys(
            Instance instance, PlatformServices services, InstallationSecrets secrets, AwardJourneys awards) {
        RecordCompletion record = awards.recordCompletion;
        completeActivity = new CompleteActivity(instance, record);
        approveMembers = new ApproveMembers(instance, completeActivity);
        raiseObjection = new RaiseObjection(instance);
        markAttendance = new MarkAttendance(instance, record);
        changeSessions = new ChangeSessions(instance, record);
        Outbound outbound = services.platforms.outbound;
        WebServices webServices = new WebServices(outbound);
        watchSources = new WatchSources(
                instance,
                new PollGrades(instance, services.results, new TakeGrades(instance, record)),
                new PollCourse(instance, new AskCourse(instance, secrets, webServices, record)));
        setWebService = new SetWebService(instance, secrets, webServices, outbound);
        enterIntake = new EnterIntake(instance);
        takeCompletions = new TakeCompletions(instance, record);
    }
}
