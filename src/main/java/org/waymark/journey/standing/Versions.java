package org.waymark.journey.standing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.progress.city.CarryOver;
import org.waymark.progress.city.CityFacts;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.DryRun;
import org.waymark.progress.city.Mark;
import org.waymark.progress.city.Standing;
import org.waymark.standard.Association;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.standard.crosswalk.Associations;
import org.waymark.standing.AsOf;
import org.waymark.standing.CityStandard;

/** The versions of the Standard and their crosswalk, as they were known on a day: read once for however many cities. */
final class Versions {
    private final AsOf on;
    private final Map<StandardId, Standard> known;
    private final List<Association> associations;

    private Versions(AsOf on, Collection<Standard> known, List<Association> associations) {
        this.on = on;
        this.known = known.stream().collect(Collectors.toMap(Standard::id, Function.identity()));
        this.associations = associations;
    }

    /** @param now tells past days, of which an earlier wording may be the one that was known, from all others */
    static Versions read(Handle handle, AsOf on, Instant now) {
        if (on.end().isAfter(now)) {
            return readNow(handle, on);
        }
        Standards standards = new Standards();
        Instant last = on.end().minus(1, ChronoUnit.MICROS);
        return new Versions(
                on,
                standards.list(handle).stream()
                        .flatMap(one -> standards.findAt(handle, one.id(), last).stream())
                        .toList(),
                new Associations().list(handle, last));
    }

    /** Reads them as they are known now, also for a past day. */
    static Versions readNow(Handle handle, AsOf on) {
        return new Versions(on, new Standards().list(handle), new Associations().list(handle));
    }

    /** Looks at the same versions for another day. */
    Versions at(AsOf other) {
        return new Versions(other, known.values(), associations);
    }

    /** Names the state of the Standards and their crosswalk: as long as it is the same, so are they. */
    static String state(Handle handle) {
        return new Standards().countChanges(handle) + "/" + new Associations().countChanges(handle);
    }

    Optional<Standard> find(StandardId id) {
        return Optional.ofNullable(known.get(id));
    }

    /** The versions that a city can be changed over to, the newest last: drafts can still become anything. */
    List<Standard> choices() {
        return known.values().stream()
                .filter(standard -> standard.runsFrom() != null)
                .sorted(Comparator.comparing(standard -> standard.id().value()))
                .toList();
    }

    Optional<Standard> findChoice(StandardId id) {
        return choices().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    DryRun dryRun(
            Standard before,
            Set<Mark.Kind> carriedBefore,
            Standard after,
            Set<Mark.Kind> carriedAfter,
            CityFacts facts) {
        return DryRun.of(
                before, carry(before, facts, carriedBefore), after, carry(after, facts, carriedAfter), associations);
    }

    /** The version that a city is on, by what was said of it, or else by what the programme says. */
    Standard of(@Nullable CityStandard said) {
        StandardId own = said == null ? null : said.standard();
        return Optional.ofNullable(own)
                .flatMap(this::find)
                .or(() -> Standard.forCities(on.day(), known.values()))
                .orElseThrow(() -> new IllegalStateException("no Standard is in use for cities"));
    }

    static Set<Mark.Kind> carried(@Nullable CityStandard said) {
        return said == null ? EnumSet.noneOf(Mark.Kind.class) : said.carried();
    }

    Map<CriterionCode, CriterionFacts> carry(Standard target, CityFacts facts, Set<Mark.Kind> carried) {
        return CarryOver.to(target, known.values(), facts, associations, carried, on.day());
    }

    /** The criteria of one version that those of all versions support. */
    Map<CriterionRef, Set<CriterionCode>> supported(Standard target) {
        return CarryOver.supported(target, associations);
    }

    Standing standing(Standard target, CityFacts facts, Set<Mark.Kind> carried) {
        return Standing.of(target, carry(target, facts, carried), on.day());
    }
}
