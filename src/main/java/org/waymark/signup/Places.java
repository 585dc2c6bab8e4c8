package org.waymark.signup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.Registration.Tier;
import org.waymark.people.CityId;

/**
 * The places of a tier: how many are taken, and who gets the next one. A place is a person's, or a whole city's with as
 * many of its people as come.
 */
public final class Places {
    private final Tier tier;
    private final List<SignUp> waiting;
    private final Set<CityId> cities = new HashSet<>();
    private int people;
    private int withoutCity;

    /** @param all the sign-ups of the tier's run, of every tier and state */
    public Places(Tier tier, List<SignUp> all) {
        this.tier = tier;
        waiting = all.stream()
                .filter(one -> one.tier().equals(tier.name()) && one.is(SignUpState.WAITING))
                .sorted(Comparator.comparingLong(SignUp::line))
                .toList();
        all.stream()
                .filter(one -> one.tier().equals(tier.name()) && one.is(SignUpState.PLACED))
                .forEach(one -> take(one.city()));
    }

    /**
     * Returns how many places are taken: by people, or by cities where places are cities'. Somebody without a city, who
     * registered when places were people's, counts as one.
     */
    public int taken() {
        return tier.perCity() ? cities.size() + withoutCity : people;
    }

    /** Returns how many people have a place. */
    public int people() {
        return people;
    }

    /** Returns how many places are left; empty when there is no limit. */
    public OptionalInt left() {
        Integer places = tier.places();
        return places == null ? OptionalInt.empty() : OptionalInt.of(Math.max(0, places - taken()));
    }

    /** Lists who waits, the next one first. */
    public List<SignUp> waiting() {
        return waiting;
    }

    /** Tells whether somebody of that city can have a place at once. Nobody overtakes people who wait for the same. */
    public boolean isFreeFor(@Nullable CityId city) {
        return fits(city) && ((tier.perCity() && has(city)) || waiting.isEmpty());
    }

    /** Tells whether there is a place for somebody of that city, whoever waits: staff may give it. */
    public boolean fits(@Nullable CityId city) {
        Integer places = tier.places();
        return places == null || (tier.perCity() && has(city)) || taken() < places;
    }

    /** Lists who of those that wait gets a place now, in the order in which they do. */
    public List<SignUp> movingUp() {
        List<SignUp> moving = new ArrayList<>();
        for (SignUp next : waiting) {
            if (fits(next.city())) {
                take(next.city());
                moving.add(next);
            }
        }
        return moving;
    }

    private boolean has(@Nullable CityId city) {
        return city != null && cities.contains(city);
    }

    private void take(@Nullable CityId city) {
        people++;
        if (city != null) {
            cities.add(city);
        } else {
            withoutCity++;
        }
    }
}
