package org.waymark.journey.enter;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.enter.Entry.Start;
import org.waymark.journey.roster.KeepAddress;
import org.waymark.journey.roster.LoadRoster;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.Role;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinkRow;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.platform.AddressRule;
import org.waymark.people.LearnerId;
import org.waymark.store.PlainStatement;

/**
 * Finds that a launch says nothing new, which is so for most: the person has opened the link before and was here today, and
 * all that hangs on both is known as this launch tells it. Such a launch changes nothing, so one statement, which looks at
 * every row that {@link EnterTool} would write, lets it in. Whatever a launch may write belongs into that statement.
 */
final class FindRevisit {
    /** One row for each link that has the launch's id, with what hangs on it and on the person. */
    private static final String SQL = """
            select\s""" + ResourceLinkRow.COLUMNS + """
            , link.opened_on,
              exists (select 1 from course_copy where course_copy.context_id = link.context_id) as copies,
              activity.resource_link_id is not null as activity,
              activity.resource_link_id is not null and (
                exists (select 1 from completion_rule where resource_link_id = activity.resource_link_id
                  and position('GATE' in sources) > 0)
                or exists (select 1 from completion_rule where resource_link_id = activity.origin_id
                  and position('GATE' in sources) > 0)
                or exists (select 1 from completion_rule where run = activity.run and position('GATE' in sources) > 0)) as gate,
              learner.id as learner, learner.name, learner.language, learner.time_zone, learner.seen_on,
              learner.city_id is not null or learner.test_user
                or not exists (select 1 from shared_issuer where issuer = registration.issuer) as in_city,
              participant.learner_id is not null as participant,
              member.added_at, member.launched_instructor, member.learns, member.gone, member.listed_learns,
              member.email_hash, member.email, registration.addresses,
              roster_load.started_at, roster_load.finished_at,
              exists (select 1 from roster_wait where roster_wait.learner_id = learner.id
                and roster_wait.course_id = coalesce(link.context_id, link.id)) as waits
            from\s""" + ResourceLinkRow.JOINED + """

            join registration on registration.id = deployment.registration_id
            join learner on learner.registration_id = deployment.registration_id and learner.subject = ?
              and learner.erased_at is null
            left join activity on activity.resource_link_id = link.id
            left join participant on participant.resource_link_id = link.id and participant.learner_id = learner.id
            left join member on member.course_id = coalesce(link.context_id, link.id) and member.subject = learner.subject
            left join roster_load on roster_load.course_id = coalesce(link.context_id, link.id)
            where link.deployment_id = ? and link.resource_link_id = ?
            order by link.created_at, link.id
            """;

    private final KeepAddress keepAddress;

    FindRevisit(KeepAddress keepAddress) {
        this.keepAddress = keepAddress;
    }

    /** What is known of the person, and of one link with what hangs on it; the names are those of the columns. */
    private record Known(
            ResourceLink link,
            @Nullable LocalDate openedOn,
            boolean copies,
            boolean activity,
            boolean gate,
            Person person,
            boolean participant,
            Member member,
            AddressRule addresses,
            boolean rosterRests) {}

    private record Person(
            LearnerId id,
            @Nullable String name,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable LocalDate seenOn,
            boolean inCity) {}

    /** @param added null where the course does not know the person */
    private record Member(
            @Nullable Instant added,
            boolean instructor,
            boolean learns,
            boolean gone,
            @Nullable String emailHash,
            @Nullable String email) {}

    /** Returns how the launch lets its person in; empty when it says something new. */
    Optional<Entry> find(Handle handle, Launch launch, Instant now) {
        if (!(launch.message() instanceof Launch.ResourceLinkMessage message)
                || launch.has(Role.TEST_USER)
                || !launch.contextHistory().isEmpty()
                || (message.title().isBlank() && OpenLink.isSaid(launch))) {
            return Optional.empty();
        }
        List<Known> known = PlainStatement.list(
                handle,
                SQL,
                row -> read(row, now),
                launch.subject(),
                launch.deployment().id(),
                message.id());
        return ResourceLinks.findUnchanged(
                        known.stream().map(Known::link).toList(), OpenLink.seen(launch, message, Optional.empty()))
                .flatMap(link ->
                        known.stream().filter(one -> one.link().equals(link)).findFirst())
                .filter(one -> isAsSaid(launch, one, LocalDate.ofInstant(now, ZoneOffset.UTC)))
                .map(one -> entry(launch, one));
    }

    private boolean isAsSaid(Launch launch, Known known, LocalDate today) {
        Person person = known.person();
        boolean page = OpenLink.page(launch).isPresent();
        String name = launch.name();
        boolean set = page || known.activity() || !OpenLink.namesRun(launch);
        return today.equals(known.openedOn())
                && today.equals(person.seenOn())
                && (name == null || name.equals(person.name()))
                && person.inCity()
                && set
                && isKnownAs(launch, known, page)
                && keepAddress.isKept(
                        known.addresses(),
                        launch.registration().id(),
                        launch.email(),
                        known.member().emailHash(),
                        known.member().email());
    }

    private static boolean isKnownAs(Launch launch, Known known, boolean page) {
        Member member = known.member();
        if (launch.has(Role.INSTRUCTOR)) {
            return member.added() != null
                    && member.instructor()
                    && !member.learns()
                    && !member.gone()
                    && !known.copies()
                    && launch.timeZone()
                            .map(zone -> zone.equals(known.person().timeZone()))
                            .orElse(true);
        }
        if (page || !Role.learns(launch.roles())) {
            return true;
        }
        return known.participant() && !known.gate() && known.rosterRests();
    }

    private static Entry entry(Launch launch, Known known) {
        return new Entry(
                known.person().id(),
                launch.registration().id(),
                known.link().id(),
                null,
                OpenLink.page(launch).isPresent() ? Start.PAGE : Start.ACTIVITY,
                OpenLink.page(launch).orElse(null),
                null,
                launch.mayPick(),
                Role.learns(launch.roles()),
                launch.has(Role.ADMINISTRATOR),
                launch.has(Role.ADMINISTRATOR) && launch.registration().programme(),
                known.person().language());
    }

    private static Known read(PlainStatement.Row row, Instant now) throws SQLException {
        ResourceLink link = ResourceLinkRow.read(row);
        return new Known(
                link,
                row.day("opened_on"),
                row.isTrue("copies"),
                row.isTrue("activity"),
                row.isTrue("gate"),
                new Person(
                        new LearnerId(row.id("learner")),
                        row.textOrNull("name"),
                        row.textOrNull("language"),
                        row.textOrNull("time_zone"),
                        row.day("seen_on"),
                        row.isTrue("in_city")),
                row.isTrue("participant"),
                new Member(
                        row.time("added_at"),
                        row.isTrue("launched_instructor"),
                        row.isTrue("learns"),
                        row.isTrue("gone"),
                        row.textOrNull("email_hash"),
                        row.textOrNull("email")),
                AddressRule.valueOf(row.text("addresses")),
                link.membershipsUrl() == null
                        || (row.isTrue("listed_learns") && !row.isTrue("gone"))
                        || LoadRoster.rests(
                                row.time("started_at"),
                                row.time("finished_at"),
                                row.isTrue("waits") ? null : row.time("added_at"),
                                now));
    }
}
