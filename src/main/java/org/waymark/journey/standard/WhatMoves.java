package org.waymark.journey.standard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.credential.Credentials;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.people.City;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Compares what belongs to Standards before and after a change, within the transaction of the change. */
final class WhatMoves {
    private static final Messages MESSAGES = Messages.of(WhatMoves.class);

    private final Standards standards = new Standards();
    private final Catalogue catalogue = new Catalogue();
    private final Credentials credentials = new Credentials();
    private final Instance instance;
    private final CityPlaces places;

    WhatMoves(Instance instance) {
        this.instance = instance;
        this.places = new CityPlaces(instance);
    }

    /**
     * All that belongs to Standards at one moment.
     *
     * @param badges how many were issued, by run
     */
    record State(
            Map<StandardId, Standard> standards,
            List<CatalogueEntry> runs,
            Map<String, Integer> badges,
            List<CityPlaces.CityPlace> cities) {
        State {
            standards = Map.copyOf(standards);
            runs = List.copyOf(runs);
            badges = Map.copyOf(badges);
            cities = List.copyOf(cities);
        }

        List<CatalogueEntry> runsOf(StandardId id) {
            return runs.stream()
                    .filter(entry -> entry.run().standard().equals(id))
                    .toList();
        }

        int citiesOn(StandardId id) {
            return (int)
                    cities.stream().filter(city -> city.standard().equals(id)).count();
        }

        int badgesOf(StandardId id) {
            return runsOf(id).stream()
                    .mapToInt(entry -> badges.getOrDefault(entry.run().id().value(), 0))
                    .sum();
        }
    }

    State read(Handle handle) {
        return read(handle, instance.today());
    }

    /** @param day on which cities are looked at, today or later */
    State read(Handle handle, LocalDate day) {
        return new State(
                standards.list(handle).stream().collect(Collectors.toMap(Standard::id, Function.identity())),
                catalogue.listRuns(handle),
                credentials.countByRun(handle),
                places.read(handle, day));
    }

    /** Says what an edit, or an import, of a Standard moves. */
    static Moves ofEdit(StandardId id, State before, State after) {
        List<Moves.CityMove> moved = moved(before, after);
        return new Moves(
                changes(id, before, after),
                MESSAGES.message("moves.runs", "count", after.runsOf(id).size()),
                MESSAGES.message("moves.cities", "count", after.citiesOn(id), "moved", moved.size()),
                MESSAGES.message("moves.badges", "count", after.badgesOf(id)),
                moved);
    }

    /**
     * Says what taking a Standard into use moves, or putting it back.
     *
     * @param day on which cities were looked at
     */
    static Moves ofUse(StandardId id, LocalDate today, LocalDate day, State before, State after) {
        List<Moves.CityMove> moved = moved(before, after);
        long coming = after.runs().stream()
                .map(CatalogueEntry::run)
                .filter(run -> !run.standard().equals(id) && !run.start().isBefore(today))
                .count();
        return new Moves(
                changes(id, before, after),
                MESSAGES.message("moves.runs.use", "coming", coming),
                MESSAGES.message(
                        "moves.cities.use",
                        "moved",
                        moved.size(),
                        "day",
                        day,
                        "stay",
                        after.cities().size() - after.citiesOn(id)),
                MESSAGES.message(
                        "moves.badges.use",
                        "count",
                        after.badges().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()),
                moved);
    }

    private static List<Message> changes(StandardId id, State before, State after) {
        Standard is = Objects.requireNonNull(after.standards().get(id));
        return Optional.ofNullable(before.standards().get(id))
                .map(was -> Difference.between(was, is))
                .orElseGet(() -> List.of(MESSAGES.message(
                        "new", "title", is.title(), "criteria", is.criteria().size())));
    }

    private static List<Moves.CityMove> moved(State before, State after) {
        Map<City, Moves.Place> had = new HashMap<>();
        before.cities().forEach(city -> had.put(city.city(), city.place()));
        List<Moves.CityMove> moved = new ArrayList<>();
        for (CityPlaces.CityPlace city : after.cities()) {
            Moves.Place now = had.get(city.city());
            if (now != null && !now.equals(city.place())) {
                moved.add(new Moves.CityMove(city.city().name(), now, city.place()));
            }
        }
        return moved;
    }
}
