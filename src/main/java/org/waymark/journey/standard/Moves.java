package org.waymark.journey.standard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/**
 * What a change of a Standard moves: of the Standard itself, and of what belongs to it.
 *
 * @param changes of the Standard itself; empty when nothing changes
 * @param moved the cities whose Standard, points or level change
 */
public record Moves(List<Message> changes, Message runs, Message cities, Message badges, List<CityMove> moved) {
    public Moves {
        changes = List.copyOf(changes);
        moved = List.copyOf(moved);
    }

    /** A city, where it stands and where it would. */
    public record CityMove(String city, Place now, Place then) {}

    /**
     * A place at which a city stands.
     *
     * @param standard the title of the Standard it is on
     * @param level the title of its level; null below all
     */
    public record Place(
            String standard, int points, @Nullable String level) {}
}
