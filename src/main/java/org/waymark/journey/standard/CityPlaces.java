package org.waymark.journey.standard;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.people.City;
import org.waymark.standard.Level;
import org.waymark.standard.StandardId;
import org.waymark.work.Instance;

/** Reads where all cities stand on a day. */
final class CityPlaces {
    private final ViewStanding view;

    CityPlaces(Instance instance) {
        this.view = new ViewStanding(instance);
    }

    /** A city, the Standard it is on, and its place. */
    record CityPlace(City city, StandardId standard, Moves.Place place) {}

    List<CityPlace> read(Handle handle, LocalDate day) {
        return view.readAll(handle, day).stream()
                .map(one -> new CityPlace(
                        one.city(),
                        one.standard().id(),
                        new Moves.Place(
                                one.standard().title(),
                                one.standing().points(),
                                one.standing().level().map(Level::title).orElse(null))))
                .toList();
    }
}
