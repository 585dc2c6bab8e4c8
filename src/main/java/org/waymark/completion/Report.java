package org.waymark.completion;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.jspecify.annotations.Nullable;
import org.waymark.attendance.Attended;
import org.waymark.id.JobId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.progress.Source;

/**
 * A report of a fact, as its source tells it. Reports may come twice, late and in any order: of all reports of one fact
 * the last told holds.
 *
 * @param sourceId names the fact within its source: told again with the same id, it is the same fact
 * @param resourceLink the activity it was told in; null when it was told of the run as such
 * @param kind whether the fact stands or is withdrawn
 * @param toldAt since when the source says so
 * @param completedAt when it was completed, by that source
 * @param share the result as a share of the maximum, 0 to 1; null where there is none
 * @param sessions when each session was that was attended
 * @param worksheet whether the worksheet was handed in
 * @param toldBy what told it, in words that an instructor knows: a file's name, a client
 * @param saidBy the person whose word it is, when it is a person's
 * @param byAdministrator whether that person administers the platform
 * @param reason why it is withdrawn
 * @param raw the record as it came
 * @param job the long work that told it, so that all it told can be taken back together; null for everything else
 */
public record Report(
        Source source,
        String sourceId,
        LearnerId learner,
        RunId run,
        @Nullable ResourceLinkId resourceLink,
        Kind kind,
        Instant toldAt,
        Instant completedAt,
        @Nullable Double share,
        List<Instant> sessions,
        boolean worksheet,
        String toldBy,
        @Nullable LearnerId saidBy,
        boolean byAdministrator,
        @Nullable Message reason,
        String raw,
        @Nullable JobId job) {

    /** Marks the teller where the programme has the last word on a fact. */
    public static final String PROGRAMME = "the programme";

    public Report {
        sessions = List.copyOf(sessions);
    }

    /** A report as its row keeps it; who told it by which record is looked for elsewhere. */
    @JdbiConstructor
    public Report(
            Source source,
            String sourceId,
            LearnerId learner,
            RunId run,
            @Nullable ResourceLinkId resourceLink,
            Kind kind,
            Instant toldAt,
            Instant completedAt,
            @Nullable Double share,
            int sessions,
            String attended,
            boolean worksheet,
            String toldBy,
            @Nullable LearnerId saidBy,
            boolean byAdministrator,
            @Nullable Message reason) {
        this(
                source,
                sourceId,
                learner,
                run,
                resourceLink,
                kind,
                toldAt,
                completedAt,
                share,
                Attended.read(attended, sessions, completedAt),
                worksheet,
                toldBy,
                saidBy,
                byAdministrator,
                reason,
                "",
                null);
    }

    /** The kind of word that a report brings. */
    public enum Kind {
        STANDS,
        WITHDRAWN
    }

    /** A person's word, given in an activity just now. */
    public static Report ofPerson(
            Source source, Activity activity, LearnerId learner, LearnerId saidBy, boolean administrator, Instant now) {
        return new Report(
                source,
                idIn(activity, learner),
                learner,
                activity.run(),
                activity.resourceLink(),
                Kind.STANDS,
                now,
                now,
                null,
                List.of(),
                false,
                "",
                saidBy,
                administrator,
                null,
                "",
                null);
    }

    /** Returns the id of a fact about a learner in an activity for a source without ids of its own. */
    public static String idIn(Activity activity, LearnerId learner) {
        return activity.resourceLink() + "/" + activity.run().value() + "/" + learner.value();
    }

    /** A fact that a machine or a file tells. */
    public static Report of(
            Source source,
            String sourceId,
            LearnerId learner,
            RunId run,
            @Nullable ResourceLinkId resourceLink,
            Instant completedAt,
            String toldBy,
            String raw) {
        return new Report(
                source,
                sourceId,
                learner,
                run,
                resourceLink,
                Kind.STANDS,
                completedAt,
                completedAt,
                null,
                List.of(),
                false,
                toldBy,
                null,
                false,
                null,
                raw,
                null);
    }

    /** Tells whether its source names it by person and run only: a later date is then a repetition and corrects nothing. */
    public boolean tellsOfRepetition() {
        return (source == Source.FILE || source == Source.INTAKE)
                && sourceId.endsWith("/" + run.value() + "/" + learner.value());
    }

    /** Returns this report with a result. */
    public Report withShare(double result) {
        return with(kind, toldAt, completedAt, result, sessions, worksheet, toldBy, saidBy, reason, job);
    }

    /** Returns a copy of this report with what was attended. */
    public Report withAttendance(List<Instant> attended, boolean sheet) {
        return with(kind, toldAt, completedAt, share, attended, sheet, toldBy, saidBy, reason, job);
    }

    /** Returns a copy of this report as told by long work. */
    public Report ofJob(JobId id) {
        return with(kind, toldAt, completedAt, share, sessions, worksheet, toldBy, saidBy, reason, id);
    }

    /**
     * Returns a report of the same fact by the programme's word: withdrawn with a reason, or standing when there is
     * none.
     */
    public Report ofProgramme(Instant at, @Nullable String why) {
        Kind what = why == null ? Kind.STANDS : Kind.WITHDRAWN;
        return with(
                what,
                at,
                completedAt,
                share,
                sessions,
                worksheet,
                PROGRAMME,
                null,
                why == null ? null : Message.plain(why),
                null);
    }

    /** Returns a copy of this report with another time of completion than that of telling. */
    public Report completed(Instant at) {
        return with(kind, toldAt, at, share, sessions, worksheet, toldBy, saidBy, reason, job);
    }

    /** Returns this report as told at another time than it was completed. */
    public Report told(Instant at) {
        return with(kind, at, completedAt, share, sessions, worksheet, toldBy, saidBy, reason, job);
    }

    /** Returns a report that withdraws this fact. */
    public Report withdrawn(Instant at, @Nullable LearnerId by, Message why) {
        // What the programme had said before is not the programme's word any more.
        String teller = toldBy.equals(PROGRAMME) ? "" : toldBy;
        return with(Kind.WITHDRAWN, at, completedAt, share, sessions, worksheet, teller, by, why, job);
    }

    /** Returns a report that withdraws this fact, for a reason that somebody wrote. */
    public Report withdrawn(Instant at, @Nullable LearnerId by, String why) {
        return withdrawn(at, by, Message.plain(why));
    }

    /** Returns who or what told this, as people call it. */
    public Message teller() {
        return teller(toldBy);
    }

    static Message teller(String toldBy) {
        return toldBy.equals(PROGRAMME) ? Messages.of(Report.class).message("teller.program") : Message.plain(toldBy);
    }

    /** Returns a report that restores this withdrawn fact: the withdrawal was a mistake. */
    public Report restored(Instant at, @Nullable LearnerId by) {
        return with(Kind.STANDS, at, completedAt, share, sessions, worksheet, toldBy, by, null, job);
    }

    private Report with(
            Kind what,
            Instant toldThen,
            Instant completedThen,
            @Nullable Double result,
            List<Instant> attended,
            boolean sheet,
            String teller,
            @Nullable LearnerId by,
            @Nullable Message why,
            @Nullable JobId work) {
        return new Report(
                source,
                sourceId,
                learner,
                run,
                resourceLink,
                what,
                toldThen,
                completedThen,
                result,
                attended,
                sheet,
                teller,
                by,
                byAdministrator,
                why,
                raw,
                work);
    }
}
