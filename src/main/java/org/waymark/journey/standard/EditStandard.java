package org.waymark.journey.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.standard.FileFault;
import org.waymark.standard.Standard;
import org.waymark.standard.Standard.Revision;
import org.waymark.standard.StandardFile;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Changes a Standard by page: what was typed is checked with a preview of what it moves, and then saved. */
public final class EditStandard {
    private static final Messages MESSAGES = Messages.of(EditStandard.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /** The outcome of a check or of saving. */
    public sealed interface Outcome {}

    /** It can be done, and was done when it was to be saved. */
    public record Good(Moves moves) implements Outcome {}

    /**
     * It cannot be done.
     *
     * @param fields what is wrong, by the names of the form's fields
     * @param others what is wrong with no field of the form
     */
    public record Refused(Map<String, Message> fields, List<Message> others) implements Outcome {
        public Refused {
            fields = Map.copyOf(fields);
            others = List.copyOf(others);
        }
    }

    /** Somebody else has changed the Standard since; these are the changes, the latest first. */
    public record Overtaken(List<Seen> since) implements Outcome {
        public Overtaken {
            since = List.copyOf(since);
        }
    }

    /** A change that somebody made, and what exactly it changed. */
    public record Seen(Revision revision, List<Message> differences) {
        public Seen {
            differences = List.copyOf(differences);
        }
    }

    private final Instance instance;
    private final WhatMoves whatMoves;
    private final Standards standards = new Standards();

    EditStandard(Instance instance, WhatMoves whatMoves) {
        this.instance = instance;
        this.whatMoves = whatMoves;
    }

    /**
     * Says what a change would do.
     *
     * @param from the number of the revision that the form started from
     */
    public Outcome check(StandardId id, StandardChange change, int from) {
        return instance.rehearse(handle -> edit(handle, id, change, from, ""));
    }

    /**
     * Makes a change.
     *
     * @param by who makes it
     */
    public Outcome save(StandardId id, StandardChange change, int from, String by) {
        return instance.inTransaction(handle -> audited(handle, id, "edited", edit(handle, id, change, from, by)));
    }

    /** Says what importing a Standard from a file would move; empty when the file cannot be taken. */
    public Optional<Moves> checkImport(String text) {
        return StandardFile.parse(text)
                .value()
                .map(file -> instance.rehearse(handle -> {
                    WhatMoves.State before = whatMoves.read(handle);
                    standards.put(handle, file, change(""));
                    return WhatMoves.ofEdit(file.standard().id(), before, whatMoves.read(handle));
                }));
    }

    /** Says what taking a Standard into use from these days would do; an empty text is no day. */
    public Outcome checkUse(StandardId id, String runsFrom, String citiesFrom, int from) {
        return instance.rehearse(handle -> use(handle, id, runsFrom, citiesFrom, from, ""));
    }

    /** Takes a Standard into use from these days, or makes it a draft again. */
    public Outcome saveUse(StandardId id, String runsFrom, String citiesFrom, int from, String by) {
        return instance.inTransaction(handle -> audited(
                handle, id, "use " + runsFrom + " " + citiesFrom, use(handle, id, runsFrom, citiesFrom, from, by)));
    }

    /** Says what bringing back the Standard as it was at a revision would do. */
    public Outcome checkRestore(StandardId id, int number, int from) {
        return instance.rehearse(handle -> restore(handle, id, number, from, ""));
    }

    /** Brings back the Standard as it was at a revision, as a further revision. */
    public Outcome saveRestore(StandardId id, int number, int from, String by) {
        return instance.inTransaction(
                handle -> audited(handle, id, "restored " + number, restore(handle, id, number, from, by)));
    }

    private Outcome audited(Handle handle, StandardId id, String how, Outcome outcome) {
        instance.audit(
                handle,
                outcome instanceof Good,
                Act.STANDARD_EDITED,
                Subject.of(Subject.Kind.STANDARD, id.value()),
                how);
        return outcome;
    }

    private Outcome edit(Handle handle, StandardId id, StandardChange change, int from, String by) {
        return unlessOvertaken(handle, id, from, () -> {
            ObjectNode file = read(StandardFile.json(standards.find(handle, id).orElseThrow()));
            change.apply(file, instance.today());
            Parsed<StandardFile> parsed = StandardFile.parse(file.toString());
            if (parsed.value().isEmpty()) {
                return refused(parsed.faults(), place -> change.field(file, place));
            }
            return moving(handle, id, instance.today(), false, () -> {
                standards.edit(handle, parsed.get(), change(by));
                return Optional.empty();
            });
        });
    }

    private Outcome restore(Handle handle, StandardId id, int number, int from, String by) {
        return unlessOvertaken(handle, id, from, () -> {
            Standard then = standards.listRevisions(handle, id).stream()
                    .filter(revision -> revision.number() == number)
                    .findFirst()
                    .orElseThrow()
                    .standard();
            return moving(handle, id, instance.today(), false, () -> {
                // The days first: they may be refused, and then nothing else is done either.
                Optional<Message> problem =
                        standards.takeIntoUse(handle, id, then.runsFrom(), then.citiesFrom(), change(by));
                if (problem.isEmpty()) {
                    standards.edit(handle, new StandardFile(then, Map.of()), change(by));
                }
                return problem;
            });
        });
    }

    private Outcome use(Handle handle, StandardId id, String runsFrom, String citiesFrom, int from, String by) {
        Map<String, Message> faults = new LinkedHashMap<>();
        LocalDate runs = day(runsFrom, "runsFrom", faults);
        LocalDate cities = day(citiesFrom, "citiesFrom", faults);
        if (runs == null && cities != null && faults.isEmpty()) {
            faults.put("runsFrom", MESSAGES.message("day.cities-alone"));
        } else if (runs != null && cities != null && cities.isBefore(runs)) {
            faults.put("citiesFrom", MESSAGES.message("day.cities-before"));
        }
        if (!faults.isEmpty()) {
            return new Refused(faults, List.of());
        }
        return unlessOvertaken(
                handle,
                id,
                from,
                () -> moving(
                        handle,
                        id,
                        dayOfCities(handle, id, cities),
                        true,
                        () -> standards.takeIntoUse(handle, id, runs, cities, change(by))));
    }

    /** The day on which the change of days is seen: the later one, before and after it, and not before today. */
    private LocalDate dayOfCities(Handle handle, StandardId id, @Nullable LocalDate wanted) {
        LocalDate had = standards.find(handle, id).map(Standard::citiesFrom).orElse(null);
        return Stream.of(Optional.of(instance.today()), Optional.ofNullable(wanted), Optional.ofNullable(had))
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static @Nullable LocalDate day(String typed, String field, Map<String, Message> faults) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below, in the same words
        }
        faults.put(field, MESSAGES.message("day"));
        return null;
    }

    private interface Work<T> {
        T get();
    }

    private Outcome unlessOvertaken(Handle handle, StandardId id, int from, Work<Outcome> work) {
        standards.lock(handle, id);
        List<Revision> all = standards.listRevisions(handle, id);
        List<Seen> since = new ArrayList<>();
        for (int i = all.size() - 1; i > 0 && all.get(i).number() > from; i--) {
            since.add(new Seen(
                    all.get(i),
                    Difference.between(all.get(i - 1).standard(), all.get(i).standard())));
        }
        return since.isEmpty() ? work.get() : new Overtaken(since);
    }

    /**
     * @param day on which cities are looked at
     * @param use whether the days of use are changed
     * @param work says why it cannot be done, and then nothing was done
     */
    private Outcome moving(Handle handle, StandardId id, LocalDate day, boolean use, Work<Optional<Message>> work) {
        WhatMoves.State before = whatMoves.read(handle, day);
        Optional<Message> problem = work.get();
        return problem.<Outcome>map(why -> new Refused(Map.of(), List.of(why))).orElseGet(() -> {
            WhatMoves.State after = whatMoves.read(handle, day);
            return new Good(
                    use
                            ? WhatMoves.ofUse(id, instance.today(), day, before, after)
                            : WhatMoves.ofEdit(id, before, after));
        });
    }

    private static Outcome refused(List<FileFault> faults, Function<String, Optional<String>> field) {
        Map<String, Message> fields = new LinkedHashMap<>();
        List<Message> others = new ArrayList<>();
        for (FileFault fault : faults) {
            field.apply(fault.field())
                    .ifPresentOrElse(
                            name -> fields.putIfAbsent(name, MESSAGES.message("field", "problem", fault.message())),
                            () -> others.add(
                                    MESSAGES.message("place", "place", fault.field(), "problem", fault.message())));
        }
        return new Refused(fields, others);
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Standard.Change change(String by) {
        return new Standard.Change(instance.now(), by);
    }
}
