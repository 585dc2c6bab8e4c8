package org.waymark.journey.standard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.standard.Criterion;
import org.waymark.standard.Level;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Standard;

/** Says in words what differs between two states of a Standard. */
public final class Difference {
    private static final Messages MESSAGES = Messages.of(Difference.class);

    private Difference() {}

    /** Lists the differences, those of the Standard itself first, then those of levels, practice areas and criteria. */
    public static List<Message> between(Standard before, Standard after) {
        List<Message> all = new ArrayList<>();
        frame(all, before, after);
        levels(all, before, after);
        areas(all, before, after);
        criteria(all, before, after);
        return all;
    }

    private static void frame(List<Message> all, Standard before, Standard after) {
        compare(all, "frame.title", before, after, Standard::title);
        compare(all, "frame.valid-from", before, after, Standard::validFrom);
        compare(all, "frame.valid-until", before, after, Standard::validUntil);
        compare(all, "frame.runs-from", before, after, Standard::runsFrom);
        compare(all, "frame.cities-from", before, after, Standard::citiesFrom);
        compare(all, "frame.count", before, after, Standard::criteriaCount);
        compare(all, "frame.rounding", before, after, standard -> MESSAGES.message(standard.rounding()));
        if (!before.notes().equals(after.notes()) || before.provisional() != after.provisional()) {
            all.add(MESSAGES.message("frame.notes"));
        }
    }

    private static void compare(
            List<Message> all,
            String key,
            Standard before,
            Standard after,
            Function<Standard, @Nullable Object> value) {
        Object was = value.apply(before);
        Object is = value.apply(after);
        if (!Objects.equals(was, is)) {
            all.add(MESSAGES.message("changed", "what", MESSAGES.message(key), "was", said(was), "is", said(is)));
        }
    }

    private static Object said(@Nullable Object value) {
        return value == null ? MESSAGES.message("nothing") : value;
    }

    private static void levels(List<Message> all, Standard before, Standard after) {
        for (Level level : after.levels()) {
            Level was = before.levels().stream()
                    .filter(one -> one.code().equals(level.code()))
                    .findFirst()
                    .orElse(null);
            if (was == null) {
                all.add(MESSAGES.message("level.added", "title", level.title(), "points", level.points()));
            } else if (was.points() != level.points() || was.percent() != level.percent()) {
                all.add(MESSAGES.message(
                        "level.changed", "title", level.title(), "was", was.points(), "points", level.points()));
            } else if (!was.equals(level)) {
                all.add(MESSAGES.message("level.reworded", "title", level.title()));
            }
        }
        before.levels().stream()
                .filter(level ->
                        after.levels().stream().noneMatch(one -> one.code().equals(level.code())))
                .forEach(level -> all.add(MESSAGES.message("level.removed", "title", level.title())));
    }

    private static void areas(List<Message> all, Standard before, Standard after) {
        for (PracticeArea area : after.areas()) {
            if (!before.areas().contains(area)) {
                all.add(MESSAGES.message("area.changed", "title", area.title()));
            }
        }
    }

    private static void criteria(List<Message> all, Standard before, Standard after) {
        Map<UUID, Criterion> had = new HashMap<>();
        before.criteria().forEach(criterion -> had.put(criterion.caseId(), criterion));
        for (Criterion criterion : after.criteria()) {
            Criterion was = had.get(criterion.caseId());
            String code = criterion.code().value();
            if (was == null) {
                all.add(MESSAGES.message("criterion.added", "code", code, "title", criterion.title()));
                continue;
            }
            if (!was.code().equals(criterion.code())) {
                all.add(MESSAGES.message("criterion.renamed", "was", was.code().value(), "code", code));
            }
            List<Message> parts = parts(was, criterion);
            if (!parts.isEmpty()) {
                all.add(MESSAGES.message("criterion.changed", "code", code, "parts", parts));
            }
        }
    }

    private static List<Message> parts(Criterion was, Criterion is) {
        List<Message> parts = new ArrayList<>();
        part(parts, "part.title", was, is, Criterion::title);
        part(parts, "part.statement", was, is, Criterion::statement);
        part(parts, "part.area", was, is, one -> one.area().code());
        part(parts, "part.months", was, is, Criterion::timeBoundMonths);
        part(parts, "part.core", was, is, Criterion::core);
        part(parts, "part.prerequisites", was, is, Criterion::prerequisites);
        part(parts, "part.note", was, is, one -> one.note() + " " + one.provisional());
        return parts;
    }

    private static void part(
            List<Message> parts, String key, Criterion was, Criterion is, Function<Criterion, @Nullable Object> of) {
        if (!Objects.equals(of.apply(was), of.apply(is))) {
            parts.add(MESSAGES.message(key));
        }
    }
}
