package org.waymark.journey.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Rounding;

/**
 * A change of a Standard as somebody typed it. It is made in the file of the Standard, which is then read like any other
 * file, so that a form refuses what a file does.
 */
public sealed interface StandardChange {
    Pattern OF_CRITERIA = Pattern.compile("criteria\\[(\\d{1,6})]\\.(.+)");

    /** Makes the change in the Standard's file. */
    void apply(ObjectNode file, LocalDate today);

    /**
     * Finds the field of the form that a place in the changed file belongs to; empty when it is of another part.
     *
     * @param place as faults name it, such as {@code criteria[2].title}
     */
    Optional<String> field(ObjectNode file, String place);

    /** The title, the days, and the number of criteria of a Standard; its levels follow. */
    record Frame(
            String title,
            String validFrom,
            String validUntil,
            String criteriaCount,
            String rounding,
            boolean provisional,
            List<String> notes)
            implements StandardChange {
        public Frame {
            notes = List.copyOf(notes);
        }

        @Override
        public void apply(ObjectNode file, LocalDate today) {
            text(file, "title", title);
            text(file, "validFrom", validFrom);
            text(file, "validUntil", validUntil);
            number(file, "criteriaCount", criteriaCount);
            text(file, "rounding", rounding);
            file.put("provisional", provisional);
            ArrayNode all = file.putArray("notes");
            notes.forEach(all::add);
            for (JsonNode level : file.path("levels")) {
                points(file, (ObjectNode) level, "");
            }
        }

        @Override
        public Optional<String> field(ObjectNode file, String place) {
            return place.contains(".") ? Optional.empty() : Optional.of(withoutIndex(place));
        }
    }

    /**
     * All of one criterion.
     *
     * @param was the code that it has now; null when it is a new one
     */
    record OfCriterion(
            @Nullable CriterionCode was,
            String code,
            String area,
            String title,
            String statement,
            String months,
            List<String> prerequisites,
            boolean core,
            boolean provisional,
            String note)
            implements StandardChange {
        public OfCriterion {
            prerequisites = List.copyOf(prerequisites);
        }

        @Override
        public void apply(ObjectNode file, LocalDate today) {
            ArrayNode criteria = (ArrayNode) file.path("criteria");
            ObjectNode criterion = was == null ? criteria.addObject() : find(criteria, was.value());
            if (was != null && !was.value().equals(code)) {
                criterion.put("formerly", was.value());
                rename(criteria, was.value(), code);
            }
            String hadTitle = criterion.path("title").asText();
            if (was != null && !title.isEmpty() && !hadTitle.equals(title)) {
                keep(criterion, hadTitle, today);
            }
            text(criterion, "code", code);
            text(criterion, "area", area);
            text(criterion, "title", title);
            text(criterion, "statement", statement);
            number(criterion, "timeBoundMonths", months);
            criterion.put("core", core);
            ArrayNode required = criterion.putArray("prerequisites");
            prerequisites.forEach(required::add);
            criterion.put("provisional", provisional);
            text(criterion, "note", note);
        }

        /** Keeps the title that a criterion had until today; one that it got today is not worth keeping. */
        private static void keep(ObjectNode criterion, String title, LocalDate today) {
            ArrayNode former = criterion.withArray("formerTitles");
            String last = former.isEmpty()
                    ? ""
                    : former.get(former.size() - 1).path("until").asText();
            if (last.compareTo(today.toString()) < 0) {
                former.addObject().put("title", title).put("until", today.toString());
            }
        }

        private static void rename(ArrayNode criteria, String was, String code) {
            for (JsonNode one : criteria) {
                ArrayNode required = ((ObjectNode) one).withArray("prerequisites");
                for (int i = 0; i < required.size(); i++) {
                    if (required.get(i).asText().equals(was)) {
                        required.set(i, code);
                    }
                }
            }
        }

        private static ObjectNode find(ArrayNode criteria, String code) {
            for (JsonNode one : criteria) {
                if (one.path("code").asText().equals(code)) {
                    return (ObjectNode) one;
                }
            }
            // Somebody has given it another code meanwhile, which the number of the revision says.
            return criteria.addObject();
        }

        @Override
        public Optional<String> field(ObjectNode file, String place) {
            Matcher matcher = OF_CRITERIA.matcher(place);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int index = Integer.parseInt(matcher.group(1));
            String name = withoutIndex(matcher.group(2));
            JsonNode there = file.path("criteria").path(index);
            boolean here = index == index(file);
            // Of two with one code, or one title, the reader names the later one.
            boolean twin = (name.equals("code") && there.path(name).asText().equals(code))
                    || (name.equals("title") && there.path(name).asText().equals(title));
            return here || twin ? Optional.of(name) : Optional.empty();
        }

        private int index(ObjectNode file) {
            JsonNode criteria = file.path("criteria");
            for (int i = 0; was != null && i < criteria.size(); i++) {
                JsonNode one = criteria.get(i);
                if (one.path("formerly").asText(one.path("code").asText()).equals(was.value())) {
                    return i;
                }
            }
            return criteria.size() - 1;
        }
    }

    /** All levels, in any order. */
    record Levels(List<Line> lines) implements StandardChange {
        public Levels {
            lines = List.copyOf(lines);
        }

        /**
         * A level.
         *
         * @param code empty for a new one
         * @param title empty when there shall be no such level
         * @param points empty when they follow from the share
         */
        public record Line(String code, String title, String percent, String points, boolean provisional, String note) {
            int share() {
                return parsed(percent) instanceof Integer share ? share : Integer.MAX_VALUE;
            }
        }

        @Override
        public void apply(ObjectNode file, LocalDate today) {
            ArrayNode levels = file.putArray("levels");
            for (Line line : inOrder()) {
                ObjectNode level = levels.addObject();
                level.put("code", line.code().isEmpty() ? slug(line.title()) : line.code());
                text(level, "title", line.title());
                number(level, "percent", line.percent());
                level.put("provisional", line.provisional());
                text(level, "note", line.note());
                points(file, level, line.points());
            }
        }

        private List<Line> inOrder() {
            return lines.stream()
                    .filter(line -> !line.title().isEmpty())
                    .sorted(Comparator.comparingInt(Line::share))
                    .toList();
        }

        private static String slug(String title) {
            String slug =
                    title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            return slug.isEmpty() ? "level" : slug;
        }

        @Override
        public Optional<String> field(ObjectNode file, String place) {
            if (!place.matches("levels\\[\\d+]\\..*")) {
                return Optional.empty();
            }
            int index = Integer.parseInt(place.substring(place.indexOf('[') + 1, place.indexOf(']')));
            List<Line> order = inOrder();
            return index >= order.size()
                    ? Optional.empty()
                    : Optional.of(place.substring(place.indexOf('.') + 1) + "-" + lines.indexOf(order.get(index)));
        }
    }

    private static void text(ObjectNode node, String name, String typed) {
        if (typed.isBlank()) {
            node.remove(name);
        } else {
            node.put(name, typed.strip());
        }
    }

    /** Leaves a text that is no number as it is, so that the reader of the file says so. */
    private static void number(ObjectNode node, String name, String typed) {
        Object value = parsed(typed);
        if (value instanceof Integer number) {
            node.put(name, number);
        } else {
            text(node, name, typed);
        }
    }

    private static @Nullable Object parsed(String typed) {
        try {
            return Integer.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Sets the points of a level: as typed, or as they follow from its share. */
    private static void points(ObjectNode file, ObjectNode level, String typed) {
        Rounding rounding = Rounding.STATED;
        for (Rounding one : Rounding.values()) {
            if (one.word().equals(file.path("rounding").asText())) {
                rounding = one;
            }
        }
        Optional<Integer> due = rounding.points(
                level.path("percent").asInt(), file.path("criteriaCount").asInt());
        if (typed.isBlank() && due.isPresent()) {
            level.put("points", due.get());
        } else if (!typed.isBlank() || !level.has("points")) {
            number(level, "points", typed);
        }
    }

    private static String withoutIndex(String place) {
        return Objects.requireNonNull(place).replaceAll("\\[\\d+]$", "");
    }
}
