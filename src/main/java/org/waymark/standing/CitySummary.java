package org.waymark.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.people.CityId;
import org.waymark.standard.StandardId;

/**
 * A summary says where a city stood when that was last worked out, for the table of all cities.
 *
 * @param changed how often the city had changed then
 * @param readOn the day for which it was worked out
 * @param known names the state of the Standards and their crosswalk
 * @param nameKey orders cities by name
 * @param plainName the name as it is searched
 * @param points confirmed criteria whose prerequisites are confirmed, too
 * @param level the title of the level that Waymark works out; null below the first
 * @param levelRank 0 below the first level, and up
 * @param nextLevel the title of the next level that can be reached; null where there is none
 * @param distance the points that are missing to it
 * @param certified the title of the level that the programme awarded and that is held; null where none is
 * @param differs whether what was awarded is another level than what is worked out
 * @param activeOn the last day on which a completion came to count or somebody joined; null where none has
 */
public record CitySummary(
        CityId city,
        long changed,
        LocalDate readOn,
        String known,
        String nameKey,
        String plainName,
        StandardId standard,
        int points,
        int possible,
        int supported,
        int claimed,
        int confirmed,
        @Nullable String level,
        int levelRank,
        @Nullable String nextLevel,
        @Nullable Integer distance,
        @Nullable LocalDate assessedOn,
        @Nullable String certified,
        @Nullable LocalDate certifiedUntil,
        boolean differs,
        @Nullable LocalDate activeOn) {}
