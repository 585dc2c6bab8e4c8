package org.waymark.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.learning.Registration.Tier;
import org.waymark.learning.RunId;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;

/** Places are given in order, never more than there are, and a city's is shared. */
class PlacesTest {
    private static final Tier ONE = new Tier("T", 1, null, false, false, false);
    private static final Tier ONE_CITY = new Tier("T", 1, null, true, false, false);
    private static final CityId A = new CityId(UUID.randomUUID());
    private static final CityId B = new CityId(UUID.randomUUID());

    private static SignUp signUp(long line, SignUpState state, @Nullable CityId city, String tier) {
        return new SignUp(
                SignUpId.random(),
                new RunId("r"),
                new LearnerId(UUID.randomUUID()),
                city,
                tier,
                state,
                line,
                List.of(),
                false,
                null,
                false,
                "token" + line,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static SignUp placed(long line, @Nullable CityId city) {
        return signUp(line, SignUpState.PLACED, city, "T");
    }

    private static SignUp waiting(long line, @Nullable CityId city) {
        return signUp(line, SignUpState.WAITING, city, "T");
    }

    @Test
    void the_first_in_line_moves_up_whatever_order_they_are_read_in() {
        SignUp first = waiting(2, null);
        SignUp second = waiting(5, null);
        assertThat(new Places(ONE, List.of(second, first)).movingUp()).containsExactly(first);
        assertThat(new Places(ONE, List.of(placed(1, null), first)).movingUp()).isEmpty();
    }

    @Test
    void nobody_takes_a_place_before_people_who_wait_for_it() {
        Places places = new Places(ONE, List.of(waiting(1, null)));
        assertThat(places.left()).hasValue(1);
        assertThat(places.isFreeFor(null)).isFalse();
        assertThat(places.fits(null)).as("staff may give it").isTrue();
        assertThat(new Places(ONE, List.of()).isFreeFor(null)).isTrue();
    }

    @Test
    void people_of_a_city_that_has_a_place_need_none_and_all_of_them_move_up_with_the_first() {
        assertThat(new Places(ONE_CITY, List.of(placed(1, A), waiting(2, B))).isFreeFor(A))
                .isTrue();
        assertThat(new Places(ONE_CITY, List.of(placed(1, A))).isFreeFor(B)).isFalse();
        SignUp first = waiting(1, B);
        SignUp other = waiting(2, A);
        SignUp colleague = waiting(3, B);
        assertThat(new Places(ONE_CITY, List.of(first, other, colleague)).movingUp())
                .containsExactly(first, colleague);
    }

    @Test
    void only_the_own_tier_counts_and_no_limit_is_no_limit() {
        SignUp elsewhere = signUp(1, SignUpState.PLACED, null, "Other");
        assertThat(new Places(ONE, List.of(elsewhere)).left()).hasValue(1);
        Tier open = new Tier("T", null, null, false, false, false);
        assertThat(new Places(open, List.of(placed(1, null))).left()).isEmpty();
        assertThat(new Places(open, List.of(placed(1, null), waiting(2, null))).movingUp())
                .hasSize(1);
    }

    @Test
    void fewer_places_than_are_taken_take_nobodys_place() {
        Places places = new Places(ONE, List.of(placed(1, null), placed(2, null), waiting(3, null)));
        assertThat(places.taken()).isEqualTo(2);
        assertThat(places.left()).hasValue(0);
        assertThat(places.movingUp()).isEmpty();
    }

    @Test
    void whoever_registered_without_a_city_before_places_were_cities_counts_as_one() {
        Places places =
                new Places(new Tier("T", 3, null, true, false, false), List.of(placed(1, null), placed(2, null)));
        assertThat(places.taken()).isEqualTo(2);
        assertThat(places.isFreeFor(A)).isTrue();
    }

    @Test
    void there_are_never_more_placed_than_places_and_none_stays_free_while_somebody_waits() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            boolean perCity = random.nextBoolean();
            int limit = 1 + random.nextInt(4);
            Tier tier = new Tier("T", limit, null, perCity, false, false);
            List<CityId> cities = List.of(A, B, new CityId(UUID.randomUUID()), new CityId(UUID.randomUUID()));
            List<SignUp> all = new ArrayList<>();
            for (int i = 0; i < random.nextInt(12); i++) {
                all.add(waiting(i, cities.get(random.nextInt(cities.size()))));
            }
            List<SignUp> moved = new Places(tier, all).movingUp();
            Set<CityId> of = new HashSet<>();
            moved.forEach(one -> of.add(one.city()));
            int taken = perCity ? of.size() : moved.size();
            assertThat(taken).as("seed " + seed).isLessThanOrEqualTo(limit);
            if (taken < limit) {
                assertThat(moved).as("seed " + seed).hasSameSizeAs(all);
            }
        }
    }

    @Test
    void a_place_of_a_city_needs_one_and_one_for_assessed_cities_an_assessment() {
        assertThat(new Eligibility(LocalDate.of(2026, 1, 1), false, A, true).findObstacle(ONE_CITY))
                .isEmpty();
        assertThat(new Eligibility(LocalDate.of(2026, 1, 1), false, null, false).findObstacle(ONE_CITY))
                .contains(Obstacle.NO_CITY);
        assertThat(new Eligibility(LocalDate.of(2026, 1, 1), false, A, false)
                        .findObstacle(new Tier("T", 1, null, false, true, false)))
                .contains(Obstacle.NOT_ASSESSED);
    }
}
