package org.waymark.journey.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.progress.city.Standing;
import org.waymark.standard.Level;
import org.waymark.standard.Standard;
import org.waymark.standing.CityAssessment;

/**
 * A certification is the level that the programme awarded and that a city holds on a day, beside the level that Waymark
 * works out from what is confirmed. They are two facts: neither follows from the other.
 *
 * @param title the level's title; null where none is held
 * @param until its last day; null where it has none
 * @param differs whether another level is worked out
 */
public record Certification(
        @Nullable String title, @Nullable LocalDate until, boolean differs) {

    /** @param assessments those that stand, the latest first */
    static Certification of(Standard standard, Standing standing, List<CityAssessment> assessments) {
        Optional<CityAssessment> held =
                assessments.stream().filter(one -> one.certifies(standing.at())).findFirst();
        String code = held.map(CityAssessment::level).orElse(null);
        // A level of an earlier version is known by its code where this version has none of it.
        String title = standard.levels().stream()
                .filter(level -> level.code().equals(code))
                .map(Level::title)
                .findFirst()
                .orElse(code);
        return new Certification(
                title,
                held.map(CityAssessment::certifiedUntil).orElse(null),
                !Objects.equals(code, standing.level().map(Level::code).orElse(null)));
    }
}
