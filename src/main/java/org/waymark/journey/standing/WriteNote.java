package org.waymark.journey.standing;

import java.util.Optional;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.standing.CityNotes;
import org.waymark.work.Instance;

/** Staff write a note about a city for each other, or remove one. */
public final class WriteNote {
    /** A note is at most so long, in characters. */
    public static final int LONGEST = 4000;

    private final Instance instance;
    private final Cities cities = new Cities();
    private final CityNotes notes = new CityNotes();

    WriteNote(Instance instance) {
        this.instance = instance;
    }

    /**
     * Keeps a note.
     *
     * @param by who writes it, in words
     * @return false when there is no such city
     */
    public boolean write(CityId id, String text, String by) {
        return instance.inTransaction(handle -> {
            Optional<City> city = cities.find(handle, id);
            city.ifPresent(known -> {
                cities.markCounts(handle, id, 0, 0);
                notes.add(handle, id, text, instance.now(), by);
                instance.audit(handle, Act.CITY_NOTE_WRITTEN, Subject.city(id.value(), known.name()), "");
            });
            return city.isPresent();
        });
    }

    /** Removes the text of a note; false when there is none of that number. */
    public boolean remove(CityId id, int number, String by) {
        return instance.inTransaction(handle -> {
            Optional<City> city = cities.find(handle, id);
            return city.isPresent()
                    && instance.audit(
                            handle,
                            notes.remove(handle, id, number, instance.now(), by),
                            Act.CITY_NOTE_REMOVED,
                            Subject.city(id.value(), city.get().name()),
                            Integer.toString(number));
        });
    }
}
