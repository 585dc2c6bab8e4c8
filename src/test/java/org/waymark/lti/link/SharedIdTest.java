package org.waymark.lti.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;

/** Which activity a launch is of, where a platform gives one id to several. */
class SharedIdTest {
    private static final URI COLUMN = URI.create("https://lms.example/items/1");
    private static final String COURSE = "c1";

    @Test
    void a_link_of_its_own_is_found_by_its_id_whatever_it_says() {
        ResourceLink only = link(1, "", null, "", true);
        assertThat(shared(List.of(only), seen("l1", "", null)).find()).contains(only);
        assertThat(shared(List.of(only), seen("l1", "data", "i.1")).find()).contains(only);
        assertThat(shared(List.of(), seen("l1", "", null)).find()).isEmpty();
    }

    @Test
    void what_a_launch_says_decides_among_links_of_one_id() {
        ResourceLink data = link(1, "", "i.1", "data", true);
        ResourceLink rules = link(2, "rules", "j.1", "rules", false);
        List<ResourceLink> both = List.of(data, rules);
        assertThat(shared(both, seen("l1", "data", "x.9")).find()).contains(data);
        assertThat(shared(both, seen("l1", "rules", null)).find()).contains(rules);
        assertThat(shared(both, seen("l1", "other", "k.1")).find()).isEmpty();
        assertThat(shared(both, seen("l1", "", null)).find())
                .as("the first stands for what says nothing")
                .contains(data);
        ResourceLink again = link(3, "data", "i.2", "data", false);
        assertThat(shared(List.of(data, rules, again), seen("l1", "data", "i.2"))
                        .find())
                .contains(again);
    }

    @Test
    void the_owner_stands_for_a_launch_that_says_nothing_where_every_link_has_a_part() {
        ResourceLink first = link(1, "a", "i.1", "a", false);
        ResourceLink owner = link(2, "b", "i.2", "b", true);
        assertThat(shared(List.of(first, owner), seen("l1", "", null)).find()).contains(owner);
        assertThat(shared(List.of(first), seen("l1", "", null)).find()).contains(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {COURSE, COURSE + "_true", COURSE + "_false"})
    void where_the_id_is_the_courses_what_was_picked_at_one_time_is_told_from_another(String id) {
        ResourceLink first = link(1, "i.1", "i.1", "data", true);
        ResourceLink old = link(2, "", "j.1", "data", false);
        List<ResourceLink> links = List.of(first, old);
        assertThat(shared(links, seen(id, "data", "i.1")).find()).contains(first);
        assertThat(shared(links, seen(id, "data", "i.2")).find())
                .as("picked at another time")
                .isEmpty();
        assertThat(shared(links, seen(id, "data", "j.1")).find())
                .as("known before parts were kept")
                .contains(old);
        assertThat(shared(List.of(first), seen(id, "", null)).find()).isEmpty();
        assertThat(shared(List.of(), seen(id, "data", "i.1")).newPart()).isEqualTo("i.1");
        assertThat(shared(List.of(), seen(id, "data", null)).newPart()).isEqualTo("data");
    }

    @Test
    void a_first_link_needs_no_part_and_a_second_one_is_told_apart_by_what_it_says() {
        assertThat(shared(List.of(), seen("l1", "data", "i.1")).newPart()).isEmpty();
        assertThat(shared(List.of(link(1, "", null, "", true)), seen("l1", "data", "i.1"))
                        .newPart())
                .isEqualTo("data");
    }

    /** The end of an item's name is the same for all that was picked at one time. */
    @Test
    void what_was_picked_last_takes_over_what_the_platform_keeps_and_its_fellows_do_not() {
        ResourceLink old = link(1, "", "a.1", "data", true);
        ResourceLink fresh = link(2, "rules", "b.2", "rules", false);
        assertThat(shared(List.of(), seen("l1", "data", "a.1")).takesOver(null)).isTrue();
        assertThat(shared(List.of(old), seen("l1", "rules", "b.2")).takesOver(null))
                .isTrue();
        assertThat(shared(List.of(old), seen("l1", "rules", "b.1")).takesOver(null))
                .isFalse();
        assertThat(shared(List.of(old, fresh), seen("l1", "data", "a.1")).takesOver(old))
                .isFalse();
        assertThat(shared(List.of(old, fresh), seen("l1", "data", null)).takesOver(old))
                .isFalse();
        assertThat(shared(List.of(old, fresh), seen("l1", "data", "a.3")).takesOver(old))
                .isTrue();
        assertThat(shared(List.of(old, fresh), seen("l1", "data", "a.2")).takesOver(old))
                .isFalse();
        assertThat(shared(List.of(old), seen("l1", "rules", null)).takesOver(null))
                .isTrue();
    }

    @Test
    void a_column_is_its_owners() {
        ResourceLink owner = link(1, "", "a.1", "data", true);
        ResourceLink other = link(2, "rules", "b.1", "rules", false);
        List<ResourceLink> both = List.of(owner, other);
        assertThat(shared(both, seen("l1", "data", "a.1")).column(owner)).isEqualTo(COLUMN);
        assertThat(shared(both, seen("l1", "rules", "b.1")).column(other)).isNull();
        assertThat(shared(List.of(owner), seen("l1", "new", "c.1")).column(null))
                .isNull();
        assertThat(shared(List.of(owner), seen("l1", "new", "c.2")).column(null))
                .isEqualTo(COLUMN);
        assertThat(shared(List.of(other), seen("l1", "new", "c.1")).column(null))
                .as("nobody has it")
                .isEqualTo(COLUMN);
    }

    @Test
    void a_links_own_id_its_name_and_what_it_says_go_to_its_column() {
        ResourceLink plain = link(1, "", null, "", true);
        assertThat(plain.ownId()).contains("l1");
        assertThat(plain.columnName()).isEqualTo(plain.id().toString());
        assertThat(plain.told()).isEmpty();
        assertThat(plain.course()).isEqualTo(new CourseId(plain.id().value()));
        ResourceLink picked = link(2, "x", "i.1", "data", false);
        assertThat(picked.ownId()).isEmpty();
        assertThat(picked.columnName()).isEqualTo("i.1");
        assertThat(picked.told()).containsOnly(Map.entry("waymark_run", "data"), Map.entry("waymark_item", "i.1"));
        assertThat(link(2, "x", null, "data", false).told()).containsOnly(Map.entry("waymark_run", "data"));
        assertThat(link(2, "x", "i.1", ResourceLink.PAGE + "=city", false).told())
                .isEmpty();
        assertThat(link(3, "x", "i.1", "data", true, COURSE).ownId()).isEmpty();
        assertThat(link(3, "", "i.1", "data", true, COURSE).ownId()).contains(COURSE);
        assertThat(link(3, "", null, "", true, "block-v1:x").hasOneGrade()).isTrue();
        assertThat(link(3, "", null, "", true, "lb:x").hasOneGrade()).isTrue();
        assertThat(plain.hasOneGrade()).isFalse();
    }

    private static SharedId shared(List<ResourceLink> links, ResourceLinks.Seen seen) {
        return new SharedId(links, seen);
    }

    private static ResourceLinks.Seen seen(String id, String said, @Nullable String item) {
        return new ResourceLinks.Seen(new UUID(0, 9), id, "", COURSE, null, null, COLUMN, null, null, null, said, item);
    }

    private static ResourceLink link(long number, String part, @Nullable String item, String said, boolean ownsId) {
        return link(number, part, item, said, ownsId, "l1");
    }

    private static ResourceLink link(
            long number, String part, @Nullable String item, String said, boolean ownsId, String resourceLinkId) {
        return new ResourceLink(
                new ResourceLinkId(new UUID(0, number)),
                new UUID(0, 9),
                new RegistrationId(new UUID(0, 8)),
                null,
                COURSE,
                "",
                resourceLinkId,
                "",
                Optional.of(COLUMN).filter(column -> ownsId).orElse(null),
                null,
                Set.of(),
                null,
                part,
                item,
                said,
                ownsId);
    }
}
