package org.waymark.journey.view;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activity;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.learning.RunId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinkRow;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.store.PlainStatement;
import org.waymark.work.Instance;

/**
 * Finds who has a link open, what the link stands for, and what more there is of both. This is asked for the page after
 * every launch, so one statement answers it; another says which need not be asked where the link is an activity.
 */
final class FindOpened {
    private static final String SQL = """
            select learner.id as learner, learner.registration_id as learner_registration, learner.subject, learner.name,
              learner.test_user, learner.language, learner.erased_at is not null as erased,
              city.id as city, city.name as city_name, city.people, city.completions,
              activity.run, activity.origin_id is not null as copied,\s""" + ResourceLinkRow.COLUMNS + """

            from\s""" + ResourceLinkRow.JOINED + """

            join learner on learner.id = ?
            left join city on city.id = learner.city_id
            left join activity on activity.resource_link_id = link.id
            where link.id = ?
            """;

    /** What a person may have on an activity, asked apart: a statement of many tables takes locks that others wait for. */
    private static final String MARKS = """
            select
              exists (select 1 from approval_request where resource_link_id = ? and learner_id = ?) as asked,
              exists (select 1 from rejection where resource_link_id = ? and learner_id = ?) as rejected,
              exists (select 1 from objection where resource_link_id = ? and learner_id = ?) as objected,
              exists (select 1 from roster_wait where resource_link_id = ? and learner_id = ?) as waits,
              exists (select 1 from score where resource_link_id = ? and learner_id = ?) as graded
            """;

    private final Instance instance;

    FindOpened(Instance instance) {
        this.instance = instance;
    }

    /**
     * A person and the link they have open.
     *
     * @param activity what the link stands for; null while it stands for no run
     * @param copied whether the activity began as a copy of another
     */
    record Opened(
            Learner learner, ResourceLink link, @Nullable Activity activity, boolean copied) {

        Optional<Activity> standsFor() {
            return Optional.ofNullable(activity);
        }
    }

    /**
     * What there is of a person on an activity.
     *
     * @param asked whether the person waits for an instructor's approval
     * @param rejected whether a request of theirs was not approved
     * @param objected whether they ever said that something is wrong
     * @param waits whether their badge waits for the list of the course
     * @param graded whether they have a score, sent or not
     */
    record Marks(boolean asked, boolean rejected, boolean objected, boolean waits, boolean graded) {}

    /** Finds a person and a link that are there, since a session names both. */
    Opened get(LearnerId learner, ResourceLinkId link) {
        return instance
                .database()
                .query(handle -> PlainStatement.list(handle, SQL, FindOpened::read, learner.value(), link.value()))
                .stream()
                .findFirst()
                .orElseThrow();
    }

    /** Says what there is of a person on an activity, so that nothing else is asked for. */
    static Marks marks(Handle handle, LearnerId learner, ResourceLinkId link) {
        UUID who = learner.value();
        UUID where = link.value();
        return PlainStatement.list(
                        handle,
                        MARKS,
                        row -> new Marks(
                                row.isTrue("asked"),
                                row.isTrue("rejected"),
                                row.isTrue("objected"),
                                row.isTrue("waits"),
                                row.isTrue("graded")),
                        where,
                        who,
                        where,
                        who,
                        where,
                        who,
                        where,
                        who,
                        where,
                        who)
                .get(0);
    }

    private static Opened read(PlainStatement.Row row) throws SQLException {
        ResourceLink link = ResourceLinkRow.read(row);
        String run = row.textOrNull("run");
        UUID city = row.idOrNull("city");
        return new Opened(
                new Learner(
                        new LearnerId(row.id("learner")),
                        new RegistrationId(row.id("learner_registration")),
                        row.text("subject"),
                        row.textOrNull("name"),
                        row.isTrue("test_user"),
                        city == null
                                ? null
                                : new City(
                                        new CityId(city),
                                        row.text("city_name"),
                                        row.number("people"),
                                        row.number("completions")),
                        row.textOrNull("language"),
                        row.isTrue("erased")),
                link,
                run == null ? null : new Activity(link.id(), new RunId(run)),
                row.isTrue("copied"));
    }
}
