package org.waymark.journey.view;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
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
 * every launch, so one statement answers it, and says which others need not be asked.
 */
final class FindOpened {
    private static final String SQL = """
            select learner.id as learner, learner.registration_id as learner_registration, learner.subject, learner.name,
              learner.test_user, learner.language, learner.erased_at is not null as erased,
              city.id as city, city.name as city_name, city.people, city.completions,
              activity.run, activity.origin_id is not null as copied,
              exists (select 1 from approval_request one
                where one.resource_link_id = link.id and one.learner_id = learner.id) as asked,
              exists (select 1 from rejection one
                where one.resource_link_id = link.id and one.learner_id = learner.id) as rejected,
              exists (select 1 from objection one
                where one.resource_link_id = link.id and one.learner_id = learner.id) as objected,
              exists (select 1 from roster_wait one
                where one.resource_link_id = link.id and one.learner_id = learner.id) as waits,
              exists (select 1 from score one
                where one.resource_link_id = link.id and one.learner_id = learner.id) as graded,\s""" + ResourceLinkRow.COLUMNS + """

            from\s""" + ResourceLinkRow.JOINED + """

            join learner on learner.id = ?
            left join city on city.id = learner.city_id
            left join activity on activity.resource_link_id = link.id
            where link.id = ?
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
     * @param asked whether the person waits for an instructor's approval
     * @param rejected whether a request of theirs was not approved
     * @param objected whether they ever said that something is wrong
     * @param waits whether their badge waits for the list of the course
     * @param graded whether they have a score, sent or not
     */
    record Opened(
            Learner learner,
            ResourceLink link,
            @Nullable Activity activity,
            boolean copied,
            boolean asked,
            boolean rejected,
            boolean objected,
            boolean waits,
            boolean graded) {

        Optional<Activity> standsFor() {
            return Optional.ofNullable(activity);
        }
    }

    /** Finds a person and a link that are there, since a session names both. */
    Opened get(LearnerId learner, ResourceLinkId link) {
        return instance
                .database()
                .query(handle -> PlainStatement.list(handle, SQL, FindOpened::read, learner.value(), link.value()))
                .stream()
                .findFirst()
                .orElseThrow();
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
                row.isTrue("copied"),
                row.isTrue("asked"),
                row.isTrue("rejected"),
                row.isTrue("objected"),
                row.isTrue("waits"),
                row.isTrue("graded"));
    }
}
