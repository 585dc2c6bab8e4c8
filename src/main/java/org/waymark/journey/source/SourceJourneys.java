package org.waymark.journey.source;

import java.time.InstantSource;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.keys.InstallationSecrets;
import org.waymark.lti.service.PlatformServices;
import org.waymark.moodle.WebServices;
import org.waymark.outbound.Outbound;
import org.waymark.store.Database;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Builds what people, gradebooks, the LMS itself and other systems report completions by. */
public final class SourceJourneys {
    public final CompleteActivity completeActivity;
    public final ApproveMembers approveMembers;
    public final MarkAttendance markAttendance;
    public final ChangeSessions changeSessions;
    public final WatchSources watchSources;
    public final SetWebService setWebService;
    public final EnterIntake enterIntake;
    public final TakeCompletions takeCompletions;

    public SourceJourneys(
            Instance instance, PlatformServices services, InstallationSecrets secrets, AwardJourneys awards) {
        Database database = instance.database();
        WorkQueue work = instance.work();
        InstantSource clock = instance.clock();
        RecordCompletion record = awards.recordCompletion;
        completeActivity = new CompleteActivity(database, record, work, clock);
        approveMembers = new ApproveMembers(database, completeActivity, work, clock);
        markAttendance = new MarkAttendance(database, record, work, clock);
        changeSessions = new ChangeSessions(database, record, work, clock);
        Outbound outbound = services.platforms.outbound;
        WebServices webServices = new WebServices(outbound);
        watchSources = new WatchSources(
                database,
                new LookAtGrades(database, services.results, new TakeGrades(database, record, clock), work, clock),
                new LookAtCourse(database, new AskCourse(database, secrets, webServices, record, clock), work, clock),
                work,
                clock);
        setWebService = new SetWebService(database, secrets, webServices, outbound, clock);
        enterIntake = new EnterIntake(database, work, clock);
        takeCompletions = new TakeCompletions(database, record, work, clock);
    }
}
