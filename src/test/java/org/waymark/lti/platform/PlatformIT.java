package org.waymark.lti.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.register.RegistrationLinks;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class PlatformIT {
    private static final URI COLUMN = URI.create("https://lms.example/7/lineitem?type_id=1");

    private final Registrations registrations = new Registrations();
    private final ResourceLinks links = new ResourceLinks();
    private final RegistrationLinks once = new RegistrationLinks();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_registration_is_one_row_by_issuer_and_client_and_keeps_its_id(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            List<RegistrationId> ids =
                    Rows.together(5, () -> Rows.addRegistration(database).id());
            assertThat(ids.stream().distinct()).hasSize(1);
            assertThat(Rows.count(database, "deployment")).isEqualTo(1);
            database.useTransaction(handle -> {
                Registration other = Rows.registration("https://lms.example", "client-2");
                assertThat(registrations.put(handle, other, Rows.NOON)).isEqualTo(other);
                assertThat(registrations.listOf(handle, "https://lms.example")).hasSize(2);
                assertThat(registrations.markState(handle, ids.get(0), Registration.State.OFF))
                        .isTrue();
                assertThat(registrations.find(handle, ids.get(0)).orElseThrow().state())
                        .isEqualTo(Registration.State.OFF);
                assertThat(registrations.find(handle, other.id()).orElseThrow().state())
                        .isEqualTo(Registration.State.ACTIVE);
                registrations.putDeployment(handle, ids.get(0), "1", false, Rows.NOON);
                assertThat(registrations.listDeployments(handle, ids.get(0)))
                        .singleElement()
                        .satisfies(one -> assertThat(one.allowed()).isFalse());
                assertThat(registrations.findDeployment(handle, other.id(), "1"))
                        .isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_registration_link_is_taken_once_by_whoever_comes_first(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            database.useTransaction(
                    handle -> once.add(handle, "hash", true, Rows.NOON, Rows.NOON.plus(Duration.ofHours(1))));
            List<Boolean> taken = Rows.together(
                    6, () -> database.<Boolean>inTransaction(handle -> once.markUsed(handle, "hash", Rows.NOON)));
            assertThat(taken.stream().filter(one -> one)).hasSize(1);
            database.useTransaction(handle -> {
                assertThat(once.findOpen(handle, "hash", Rows.NOON)).isEmpty();
                once.markUnused(handle, "hash");
                assertThat(once.findOpen(handle, "hash", Rows.NOON.plus(Duration.ofMinutes(59))))
                        .contains(new RegistrationLinks.Link("hash", true));
                assertThat(once.findOpen(handle, "hash", Rows.NOON.plus(Duration.ofHours(1))))
                        .isEmpty();
                assertThat(once.markUsed(handle, "hash", Rows.NOON.plus(Duration.ofHours(2))))
                        .isFalse();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_link_is_one_row_and_says_whether_a_launch_changed_it(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Registration registration = Rows.addRegistration(database);
            List<ResourceLinkId> ids = Rows.together(
                    6, () -> Rows.addLink(database, registration, "9").id());
            assertThat(ids.stream().distinct()).hasSize(1);
            assertThat(Rows.count(database, "context")).isEqualTo(1);
            database.useTransaction(handle -> {
                UUID deployment = links.find(handle, ids.get(0)).orElseThrow().deployment();
                ResourceLinks.Seen plain = Rows.seen(deployment, "9", null);
                assertThat(links.addOrUpdate(handle, plain, Rows.NOON).changed())
                        .isFalse();
                ResourceLinks.Launched told = links.addOrUpdate(handle, Rows.seen(deployment, "9", COLUMN), Rows.NOON);
                assertThat(told.changed()).isTrue();
                assertThat(told.link().column()).contains(COLUMN);
                assertThat(links.addOrUpdate(handle, plain, Rows.NOON).link().column())
                        .as("a launch that names no column takes none away")
                        .contains(COLUMN);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_a_launch_does_not_say_stays_and_a_link_goes_with_its_course(TestDatabase kind) {
        try (Database database = kind.open()) {
            ResourceLink link = Rows.addLink(database, Rows.addRegistration(database), "9");
            ResourceLinks.Seen silent = seen(link, "course-1", null);
            database.useTransaction(handle -> {
                ResourceLinks.Launched told = links.addOrUpdate(handle, silent, Rows.NOON);
                assertThat(told.changed()).isFalse();
                assertThat(told.link()).isEqualTo(link);
                ResourceLink renamed =
                        links.addOrUpdate(handle, renamed(silent), Rows.NOON).link();
                assertThat(renamed.title()).isEqualTo("Renamed");
                assertThat(renamed.lineitems()).isEqualTo(link.lineitems());
                assertThat(renamed.scopes()).isEqualTo(link.scopes()).isNotEmpty();
                assertThat(links.addOrUpdate(handle, seen(link, "course-1", Set.of()), Rows.NOON)
                                .link()
                                .scopes())
                        .as("told that there are none")
                        .isEmpty();
                // Another course of the same title, as after cross-listing.
                ResourceLinks.Launched moved = links.addOrUpdate(handle, seen(link, "course-2", null), Rows.NOON);
                assertThat(moved.changed()).isTrue();
                assertThat(moved.link().courseId()).isEqualTo("course-2");
                assertThat(moved.link().course()).isNotEqualTo(link.course());
                assertThat(links.addOrUpdate(handle, seen(link, "course-2", null), Rows.NOON)
                                .changed())
                        .isFalse();
            });
        }
    }

    private static ResourceLinks.Seen seen(ResourceLink link, String course, @Nullable Set<String> scopes) {
        return new ResourceLinks.Seen(
                link.deployment(), "9", "Title", course, "C1", "A course", null, null, scopes, null, "", null);
    }

    private static ResourceLinks.Seen renamed(ResourceLinks.Seen seen) {
        return new ResourceLinks.Seen(
                seen.deployment(), "9", "Renamed", "course-1", "C1", "A course", null, null, null, null, "", null);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_right_to_make_a_column_is_one_deliverys_at_a_time_and_nobodys_once_there_is_one(TestDatabase kind)
            throws Exception {
        try (Database database = kind.open()) {
            ResourceLinkId link =
                    Rows.addLink(database, Rows.addRegistration(database), "9").id();
            Duration minute = Duration.ofMinutes(1);
            List<Boolean> leased = Rows.together(
                    6,
                    () -> database.<Boolean>inTransaction(
                            handle -> links.markColumnLease(handle, link, Rows.NOON, minute)));
            assertThat(leased.stream().filter(one -> one)).hasSize(1);
            database.useTransaction(handle -> {
                assertThat(links.markColumnLease(handle, link, Rows.NOON.plusSeconds(60), minute))
                        .isFalse();
                assertThat(links.markColumnLease(handle, link, Rows.NOON.plusSeconds(61), minute))
                        .isTrue();
                links.markColumnLeaseEnd(handle, link, Rows.NOON.plusSeconds(70));
                assertThat(links.markColumnLease(handle, link, Rows.NOON.plusSeconds(71), minute))
                        .isTrue();
                links.markColumn(handle, link, COLUMN);
                assertThat(links.markColumnLease(handle, link, Rows.NOON.plusSeconds(900), minute))
                        .isFalse();
                links.markColumnGone(handle, link, URI.create("https://lms.example/other"));
                assertThat(links.find(handle, link).orElseThrow().column()).contains(COLUMN);
                links.markColumnGone(handle, link, COLUMN);
                assertThat(links.find(handle, link).orElseThrow().column()).isEmpty();
                assertThat(links.markColumnLease(handle, link, Rows.NOON, minute))
                        .isTrue();
            });
        }
    }
}
