package org.waymark.journey.enter;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.enter.Entry.Start;
import org.waymark.journey.roster.KeepAddress;
import org.waymark.journey.roster.LoadRoster;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.Role;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.LearnerId;
import org.waymark.store.PlainStatement;

/**
 * Finds that a launch says nothing new, which is so for most: the person has opened the link before and was here today, and
 * all that hangs on both is known as this launch tells it. Such a launch changes nothing, so one statement, which looks at
 * every row of the person that {@link EnterTool} would write, lets it in; what hangs on the link alone is remembered.
 * Whatever a launch may write belongs into one of both.
 */
final class FindRevisit {
    /** The person, with what hangs on the person and the link. A launch counts where it comes through a gate, so that is not remembered. */
    private static final String SQL = """
            select learner.id as learner, learner.name, learner.language, learner.time_zone, learner.seen_on,
              learner.city_id is not null or learner.test_user as in_city,
              participant.learner_id is not null as participant,
              member.added_at, member.launched_instructor, member.learns, member.gone, member.listed_learns,
              member.email_hash, member.email,
              exists (select 1 from roster_wait where roster_wait.learner_id = learner.id
                and roster_wait.course_id = ?) as waits,
              (exists (select 1 from completion_rule where resource_link_id = ? and position('GATE' in sources) > 0)
                or exists (select 1 from completion_rule where resource_link_id = ? and position('GATE' in sources) > 0)
                or exists (select 1 from completion_rule where run = ? and position('GATE' in sources) > 0)) as gate
            from learner
            left join participant on participant.resource_link_id = ? and participant.learner_id = learner.id
            left join member on member.course_id = ? and member.subject = learner.subject
            where learner.registration_id = ? and learner.subject = ? and learner.erased_at is null
            """;

    private final KnownLinks links = new KnownLinks();
    private final KeepAddress keepAddress;

    FindRevisit(KeepAddress keepAddress) {
        this.keepAddress = keepAddress;
    }

    /** What is known of the person, there and in the link's course; the names are those of the columns. */
    private record Person(
            LearnerId id,
            @Nullable String name,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable LocalDate seenOn,
            boolean inCity,
            boolean participant,
            Member member,
            boolean waits,
            boolean gate) {}

    /** @param added null where the course does not know the person */
    private record Member(
            @Nullable Instant added,
            boolean instructor,
            boolean learns,
            boolean gone,
            boolean listedLearns,
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
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<KnownLinks.Known> ofId = links.list(handle, launch.deployment().id(), message.id());
        return ResourceLinks.findUnchanged(
                        ofId.stream().map(KnownLinks.Known::link).toList(),
                        OpenLink.seen(launch, message, Optional.empty()))
                .flatMap(link ->
                        ofId.stream().filter(one -> one.link().equals(link)).findFirst())
                .filter(known -> isLinkAsSaid(launch, known, today))
                .flatMap(known -> findPerson(handle, launch, known)
                        .filter(person -> isPersonAsSaid(launch, known, person, now))
                        .map(person -> entry(launch, known.link(), person)));
    }

    private static boolean isLinkAsSaid(Launch launch, KnownLinks.Known known, LocalDate today) {
        return today.equals(known.openedOn())
                && (known.activity() || isPage(launch) || !OpenLink.namesRun(launch))
                && !(launch.has(Role.INSTRUCTOR) && known.copies());
    }

    private static Optional<Person> findPerson(Handle handle, Launch launch, KnownLinks.Known known) {
        ResourceLink link = known.link();
        UUID course = link.course().value();
        UUID activity = known.activity() ? link.id().value() : null;
        return PlainStatement.list(
                        handle,
                        SQL,
                        FindRevisit::read,
                        course,
                        activity,
                        known.origin(),
                        known.run(),
                        link.id().value(),
                        course,
                        launch.registration().id().value(),
                        launch.subject())
                .stream()
                .findFirst();
    }

    private boolean isPersonAsSaid(Launch launch, KnownLinks.Known known, Person person, Instant now) {
        String name = launch.name();
        return LocalDate.ofInstant(now, ZoneOffset.UTC).equals(person.seenOn())
                && (name == null || name.equals(person.name()))
                && (person.inCity() || !known.shared())
                && isMemberAsSaid(launch, known, person, now)
                && keepAddress.isKept(
                        known.addresses(),
                        launch.registration().id(),
                        launch.email(),
                        person.member().emailHash(),
                        person.member().email());
    }

    private static boolean isMemberAsSaid(Launch launch, KnownLinks.Known known, Person person, Instant now) {
        Member member = person.member();
        if (launch.has(Role.INSTRUCTOR)) {
            return member.added() != null
                    && member.instructor()
                    && !member.learns()
                    && !member.gone()
                    && launch.timeZone()
                            .map(zone -> zone.equals(person.timeZone()))
                            .orElse(true);
        }
        if (isPage(launch) || !Role.learns(launch.roles())) {
            return true;
        }
        return person.participant() && !person.gate() && rosterRests(known, person, now);
    }

    private static boolean rosterRests(KnownLinks.Known known, Person person, Instant now) {
        Member member = person.member();
        return known.link().membershipsUrl() == null
                || (member.listedLearns() && !member.gone())
                || LoadRoster.rests(known.started(), known.finished(), person.waits() ? null : member.added(), now);
    }

    private static boolean isPage(Launch launch) {
        return OpenLink.page(launch).isPresent();
    }

    private static Entry entry(Launch launch, ResourceLink link, Person person) {
        return new Entry(
                person.id(),
                launch.registration().id(),
                link.id(),
                null,
                isPage(launch) ? Start.PAGE : Start.ACTIVITY,
                OpenLink.page(launch).orElse(null),
                null,
                launch.mayPick(),
                Role.learns(launch.roles()),
                launch.has(Role.ADMINISTRATOR),
                launch.has(Role.ADMINISTRATOR) && launch.registration().programme(),
                person.language());
    }

    private static Person read(PlainStatement.Row row) throws SQLException {
        return new Person(
                new LearnerId(row.id("learner")),
                row.textOrNull("name"),
                row.textOrNull("language"),
                row.textOrNull("time_zone"),
                row.day("seen_on"),
                row.isTrue("in_city"),
                row.isTrue("participant"),
                new Member(
                        row.time("added_at"),
                        row.isTrue("launched_instructor"),
                        row.isTrue("learns"),
                        row.isTrue("gone"),
                        row.isTrue("listed_learns"),
                        row.textOrNull("email_hash"),
                        row.textOrNull("email")),
                row.isTrue("waits"),
                row.isTrue("gate"));
    }
}
