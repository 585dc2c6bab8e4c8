package org.waymark.journey.enter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.completion.rule.Rules;
import org.waymark.learning.RunId;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.LaunchRejected;
import org.waymark.lti.launch.Role;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.register.ToolFacts;
import org.waymark.people.Learners;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;
import org.waymark.whole.Installation;

/**
 * A launch that says nothing new is let in by what is known; whatever it says that is new, or that became new meanwhile, is
 * written down as before.
 */
class FindRevisitIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** A launch by parts, each of which can be another one. */
    private record Said(
            String subject,
            @Nullable String name,
            @Nullable String email,
            Set<Role> roles,
            String link,
            String title,
            String course,
            String courseTitle,
            Map<String, String> custom,
            URI lineitem,
            @Nullable URI memberships) {

        Said named(String other) {
            return new Said(
                    subject, other, email, roles, link, title, course, courseTitle, custom, lineitem, memberships);
        }

        Said at(String address) {
            return new Said(
                    subject, name, address, roles, link, title, course, courseTitle, custom, lineitem, memberships);
        }

        Said as(Role role) {
            return new Said(
                    subject,
                    name,
                    email,
                    EnumSet.of(role),
                    link,
                    title,
                    course,
                    courseTitle,
                    custom,
                    lineitem,
                    memberships);
        }

        Said titled(String other, String otherCourse) {
            return new Said(
                    subject, name, email, roles, link, other, course, otherCourse, custom, lineitem, memberships);
        }

        Said of(String otherSubject, String otherLink, String otherCourse) {
            return new Said(
                    otherSubject,
                    name,
                    email,
                    roles,
                    otherLink,
                    title,
                    otherCourse,
                    courseTitle,
                    custom,
                    lineitem,
                    memberships);
        }

        Said with(String parameter, String value) {
            Map<String, String> more = new LinkedHashMap<>(custom);
            more.put(parameter, value);
            return new Said(subject, name, email, roles, link, title, course, courseTitle, more, lineitem, memberships);
        }

        Said offering(String column, @Nullable String list) {
            return new Said(
                    subject,
                    name,
                    email,
                    roles,
                    link,
                    title,
                    course,
                    courseTitle,
                    custom,
                    URI.create(column),
                    list == null ? null : URI.create(list));
        }
    }

    private static final Said USUAL = new Said(
            "s-1",
            "Ada",
            "ada@example.org",
            EnumSet.of(Role.LEARNER),
            "link-1",
            "Data quality",
            "course-1",
            "Course",
            Map.of(ResourceLink.RUN, Installation.RUN),
            URI.create("https://lms.example/column/1"),
            null);

    private static Launch launch(Registration registration, Deployment deployment, Said said) {
        return new Launch(
                registration,
                deployment,
                said.subject(),
                said.name(),
                said.email(),
                said.roles(),
                new Launch.ResourceLinkMessage(said.link(), said.title()),
                new Launch.Course(said.course(), "C", said.courseTitle()),
                said.custom(),
                new Launch.Services(
                        said.lineitem(),
                        URI.create("https://lms.example/columns"),
                        Set.of("https://purl.imsglobal.org/spec/lti-ags/scope/score"),
                        said.memberships()),
                null,
                null,
                new Launch.Login(UUID.randomUUID().toString(), NOON.plus(Duration.ofDays(9)), false, "c", true));
    }

    /** An installation with a registration, and who came in by it. */
    private static final class Entrance implements AutoCloseable {
        final Installation waymark;
        final Database database;
        final Registration registration;
        final Deployment deployment;
        Instant now = NOON;

        Entrance(TestDatabase kind) {
            waymark = Installation.on(kind, () -> now);
            database = waymark.openDatabase();
            registration =
                    waymark.app.journeys.admin.managePlatforms.list().get(0).registration();
            deployment = database.inTransaction(handle -> new Registrations()
                    .listDeployments(handle, registration.id())
                    .get(0));
        }

        Entry enter(Said said) {
            try {
                return waymark.app.journeys.entering.enterTool.enter(launch(registration, deployment, said));
            } catch (LaunchRejected e) {
                throw new AssertionError(e);
            }
        }

        Optional<Entry> revisit(Said said) {
            Launch launch = launch(registration, deployment, said);
            return database.inTransaction(handle -> find(handle, launch));
        }

        /** Asks somebody who remembers nothing of the links. */
        Optional<Entry> find(Handle handle, Launch launch) {
            return new FindRevisit(waymark.app.journeys.rosters.keepAddress).find(handle, launch, now);
        }

        @Override
        public void close() {
            database.close();
            waymark.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_launch_that_says_nothing_new_is_known_and_any_other_is_not(TestDatabase kind) {
        try (Entrance door = new Entrance(kind)) {
            assertThat(door.revisit(USUAL)).isEmpty();
            Entry first = door.enter(USUAL);
            assertThat(door.revisit(USUAL)).contains(first);
            assertThat(door.enter(USUAL)).isEqualTo(first);

            Map<String, Said> news = new LinkedHashMap<>();
            news.put("another person", USUAL.of("s-2", "link-1", "course-1"));
            news.put("another link", USUAL.of("s-1", "link-2", "course-1"));
            news.put("another course", USUAL.of("s-1", "link-1", "course-2"));
            news.put("a name", USUAL.named("Ada L."));
            news.put("an address", USUAL.at("ada@elsewhere.example"));
            news.put("an instructor", USUAL.as(Role.INSTRUCTOR));
            news.put("a test user", USUAL.as(Role.TEST_USER));
            news.put("a title", USUAL.titled("Quality of data", "Course"));
            news.put("the title of the course", USUAL.titled("Data quality", "The course"));
            news.put("a run", USUAL.with(ResourceLink.RUN, "data-management-quality-and-standards-2020-01-01"));
            news.put("an item", USUAL.with(ResourceLink.ITEM, "item.1"));
            news.put("a page", USUAL.with(ResourceLink.PAGE, CoursePage.PROGRESS.word()));
            news.put("courses before", USUAL.with("context_history", "course-0"));
            news.put("a column", USUAL.offering("https://lms.example/column/2", null));
            news.put("a list of people", USUAL.offering("https://lms.example/column/1", "https://lms.example/people"));
            List<String> missed = new ArrayList<>();
            news.forEach((what, said) -> {
                if (door.revisit(said).isPresent()) {
                    missed.add(what);
                }
            });
            assertThat(missed).isEmpty();

            assertThat(door.revisit(USUAL.as(Role.OTHER))).map(Entry::learns).contains(false);
            door.now = NOON.plus(Duration.ofDays(1));
            assertThat(door.revisit(USUAL)).isEmpty();
            door.enter(USUAL);
            assertThat(door.revisit(USUAL)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_changed_meanwhile_makes_the_same_launch_new(TestDatabase kind) {
        try (Entrance door = new Entrance(kind)) {
            Entry first = door.enter(USUAL);
            Map<String, String> changes = new LinkedHashMap<>();
            changes.put("the column is gone", "update resource_link set lineitem = null");
            changes.put("the activity is gone", "delete from activity");
            changes.put("was here yesterday", "update learner set seen_on = date '2026-03-01'");
            changes.put("the link was opened yesterday", "update resource_link set opened_on = date '2026-03-01'");
            changes.put("never opened it", "delete from participant");
            changes.put("the address is forgotten", "update member set email_hash = null");
            changes.put("the address may be kept plainly", "update registration set addresses = 'PLAIN'");
            changes.put("users are shared", """
                    insert into shared_issuer (issuer, decided_at) select issuer, current_timestamp from registration
                    """);
            changes.put("another link has the id too", """
                    insert into resource_link (id, deployment_id, resource_link_id, part, title, said, ags_scopes, owns_id, created_at)
                    select gen_random_uuid(), deployment_id, resource_link_id, 'other', title, 'other', '', false, created_at
                    from resource_link where lineitem like '%/column/1'
                    """);
            List<String> missed = new ArrayList<>();
            changes.forEach((what, sql) -> door.database.inTransaction(handle -> {
                handle.execute(sql);
                Launch launch = launch(
                        door.registration,
                        door.deployment,
                        what.startsWith("another link") ? USUAL.with(ResourceLink.ITEM, "i") : USUAL);
                if (door.find(handle, launch).isPresent()) {
                    missed.add(what);
                }
                return handle.rollback();
            }));
            assertThat(missed).isEmpty();

            door.database.useTransaction(handle -> new Rules()
                    .put(handle, new RunId(Installation.RUN), Rule.of(EnumSet.of(Source.GATE)), null, Rows.NOON));
            assertThat(door.revisit(USUAL)).isEmpty();
            door.database.useTransaction(handle -> new Learners().markErased(handle, first.learner(), door.now));
            assertThat(door.revisit(USUAL)).isEmpty();
            assertThat(door.enter(USUAL).learner()).isNotEqualTo(first.learner());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_instructor_and_a_page_are_known_again_too(TestDatabase kind) {
        UnaryOperator<Said> zone = said -> said.with(ToolFacts.TIME_ZONE, "America/New_York");
        try (Entrance door = new Entrance(kind)) {
            Said instructor = zone.apply(USUAL.as(Role.INSTRUCTOR));
            Entry entry = door.enter(instructor);
            assertThat(door.revisit(instructor)).contains(entry);
            assertThat(door.revisit(instructor.with(ToolFacts.TIME_ZONE, "Europe/Berlin")))
                    .isEmpty();
            door.database.useTransaction(handle -> handle.execute("update member set gone = true"));
            assertThat(door.revisit(instructor)).isEmpty();

            Said page = new Said(
                    "s-1",
                    "Ada",
                    null,
                    EnumSet.of(Role.LEARNER),
                    "link-9",
                    "My progress",
                    "course-1",
                    "Course",
                    Map.of(ResourceLink.PAGE, CoursePage.PROGRESS.word()),
                    URI.create("https://lms.example/column/9"),
                    null);
            Entry shown = door.enter(page);
            assertThat(door.revisit(page)).contains(shown);
            assertThat(shown.start()).isEqualTo(Entry.Start.PAGE);
        }
    }

    /** A list that does not name the learner is read again after a while, and not with every launch. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_list_that_does_not_name_the_learner_rests_after_it_was_read(TestDatabase kind) {
        try (Entrance door = new Entrance(kind)) {
            Said said = USUAL.offering("https://lms.example/column/1", "https://lms.example/people");
            door.enter(said);
            assertThat(door.revisit(said)).isPresent();
            door.database.useTransaction(handle -> {
                handle.execute("update roster_load set finished_at = started_at");
                handle.execute("update member set added_at = added_at - interval '1' minute");
            });
            door.now = NOON.plus(Duration.ofMinutes(14));
            assertThat(door.revisit(said)).isPresent();
            door.now = NOON.plus(Duration.ofMinutes(16));
            assertThat(door.revisit(said)).isEmpty();
            door.database.useTransaction(handle -> handle.execute("update member set listed_learns = true"));
            assertThat(door.revisit(said)).isPresent();
        }
    }
}
