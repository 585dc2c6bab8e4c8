package org.waymark.standard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The Standards that are known, one of them in use. */
public final class Standards {

    public Optional<Standard> find(Handle handle, StandardId id) {
        return handle.createQuery(
                        "select title, criteria_count, rounding, provisional, notes from standard where id = :id")
                .bind("id", id)
                .mapTo(Frame.class)
                .findOne()
                .map(frame -> filled(handle, id, frame));
    }

    /** The Standard in use. @throws IllegalStateException when none has been imported yet */
    public Standard getCurrent(Handle handle) {
        return handle.createQuery("select id from standard where in_use")
                .mapTo(StandardId.class)
                .findOne()
                .flatMap(id -> find(handle, id))
                .orElseThrow(() -> new IllegalStateException("no Standard has been imported"));
    }

    /** Makes this the Standard in use; nothing happens when it is not known. */
    public void markCurrent(Handle handle, StandardId id) {
        if (find(handle, id).isPresent()) {
            handle.createUpdate("update standard set in_use = (id = :id)")
                    .bind("id", id)
                    .execute();
        }
    }

    public List<Standard> list(Handle handle) {
        return handle.createQuery("select id from standard order by id").mapTo(StandardId.class).list().stream()
                .flatMap(id -> find(handle, id).stream())
                .toList();
    }

    /**
     * Adds the built-in Standard when the database does not have it. What an administrator has imported since is left
     * alone, so this may run at every start.
     */
    public Optional<ImportSummary> addBuiltIn(Handle handle) {
        StandardFile file = StandardFile.builtIn();
        return find(handle, file.standard().id()).isPresent() ? Optional.empty() : Optional.of(put(handle, file));
    }

    /**
     * Brings the database to what the file says. Running it again changes nothing. Criteria that the file does not name
     * stay; the first Standard ever imported becomes the one in use.
     */
    public ImportSummary put(Handle handle, StandardFile file) {
        Standard wanted = file.standard();
        StandardId id = wanted.id();
        // Two imports at once take turns here.
        handle.createQuery("select id from standard where id = :id for update")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        Optional<Standard> before = find(handle, id);
        if (before.isEmpty()) {
            insertFrame(handle, wanted);
            added.add(wanted.title());
        } else {
            rename(handle, file, before.get());
        }
        Standard had = find(handle, id).orElseThrow();
        if (before.isPresent() && !sameFrame(had, wanted)) {
            updateFrame(handle, wanted);
            changed.add(wanted.title());
        }
        putAreas(handle, had, wanted);
        putLevels(handle, had, wanted);
        int unchanged = putCriteria(handle, before.orElse(had), had, wanted, added, changed);
        List<String> kept = had.criteria().stream()
                .filter(c -> wanted.findCriterion(c.code()).isEmpty())
                .map(Standards::name)
                .toList();
        return new ImportSummary(added, changed, unchanged, kept);
    }

    private static boolean sameFrame(Standard had, Standard wanted) {
        return had.title().equals(wanted.title())
                && had.criteriaCount() == wanted.criteriaCount()
                && had.rounding() == wanted.rounding()
                && had.provisional() == wanted.provisional()
                && had.notes().equals(wanted.notes())
                && had.areas().containsAll(wanted.areas())
                && had.levels().equals(wanted.levels());
    }

    private static void insertFrame(Handle handle, Standard wanted) {
        boolean first = handle.createQuery("select count(*) from standard where in_use")
                        .mapTo(Integer.class)
                        .one()
                == 0;
        handle.createUpdate("""
                        insert into standard (id, title, criteria_count, rounding, provisional, notes, in_use)
                        values (:id, :title, :criteriaCount, :rounding, :provisional, :notes, :inUse)""")
                .bindMethods(wanted)
                .bind("notes", TextList.write(wanted.notes()))
                .bind("inUse", first)
                .execute();
    }

    private static void updateFrame(Handle handle, Standard wanted) {
        handle.createUpdate("""
                        update standard set title = :title, criteria_count = :criteriaCount, rounding = :rounding,
                        provisional = :provisional, notes = :notes where id = :id""")
                .bindMethods(wanted)
                .bind("notes", TextList.write(wanted.notes()))
                .execute();
    }

    /** A changed code is carried to everything that refers to it by "on update cascade". */
    private static void rename(Handle handle, StandardFile file, Standard before) {
        file.formerly().forEach((code, old) -> {
            if (before.findCriterion(code).isEmpty()) {
                handle.createUpdate("update criterion set code = :code where standard = :id and code = :old")
                        .bind("code", code)
                        .bind("id", before.id())
                        .bind("old", old)
                        .execute();
            }
        });
    }

    private static void putAreas(Handle handle, Standard had, Standard wanted) {
        Set<String> titles = had.areas().stream().map(PracticeArea::title).collect(Collectors.toSet());
        Set<String> codes = had.areas().stream().map(PracticeArea::code).collect(Collectors.toSet());
        for (int place = 0; place < wanted.areas().size(); place++) {
            PracticeArea area = wanted.areas().get(place);
            String sql = "insert into practice_area (standard, code, title, place) values (:id, :code, :title, :place)";
            if (titles.contains(area.title())) {
                sql = "update practice_area set code = :code, place = :place where standard = :id and title = :title";
            } else if (codes.contains(area.code())) {
                sql = "update practice_area set title = :title, place = :place where standard = :id and code = :code";
            }
            handle.createUpdate(sql)
                    .bind("id", wanted.id())
                    .bindMethods(area)
                    .bind("place", place)
                    .execute();
        }
    }

    private static void putLevels(Handle handle, Standard had, Standard wanted) {
        if (had.levels().equals(wanted.levels())) {
            return;
        }
        handle.createUpdate("delete from standard_level where standard = :id")
                .bind("id", wanted.id())
                .execute();
        for (Level level : wanted.levels()) {
            handle.createUpdate("""
                            insert into standard_level
                            (standard, code, title, share_percent, points, provisional, note)
                            values (:id, :code, :title, :percent, :points, :provisional, :note)""").bind("id", wanted.id()).bindMethods(level).execute();
        }
    }

    private static int putCriteria(
            Handle handle, Standard before, Standard had, Standard wanted, List<String> added, List<String> changed) {
        int unchanged = 0;
        List<Criterion> touched = new ArrayList<>();
        for (int place = 0; place < wanted.criteria().size(); place++) {
            Criterion criterion = wanted.criteria().get(place);
            Optional<Criterion> stored = had.findCriterion(criterion.code());
            boolean same = stored.equals(Optional.of(criterion));
            if (stored.isEmpty()) {
                added.add(name(criterion));
            } else if (same && before.findCriterion(criterion.code()).isPresent()) {
                unchanged++;
            } else {
                changed.add(name(criterion));
            }
            if (!same) {
                touched.add(criterion);
            }
            CriterionRows.put(handle, wanted.id(), criterion, place, stored.isPresent());
        }
        // Only now do all criteria exist that a prerequisite may name.
        touched.forEach(criterion -> CriterionRows.putPrerequisites(handle, wanted.id(), criterion));
        return unchanged;
    }

    private static String name(Criterion criterion) {
        return criterion.code() + " " + criterion.title();
    }

    private record Frame(String title, int criteriaCount, Rounding rounding, boolean provisional, String notes) {}

    private static Standard filled(Handle handle, StandardId id, Frame frame) {
        List<PracticeArea> areas = handle.createQuery(
                        "select code, title from practice_area where standard = :id order by place, code")
                .bind("id", id)
                .mapTo(PracticeArea.class)
                .list();
        List<Level> levels =
                handle.createQuery("""
                        select code, title, share_percent as percent, points, provisional, note from standard_level
                        where standard = :id order by points
                        """).bind("id", id).mapTo(Level.class).list();
        Map<String, PracticeArea> byCode = new HashMap<>();
        areas.forEach(area -> byCode.put(area.code(), area));
        return new Standard(
                id,
                frame.title(),
                frame.criteriaCount(),
                frame.rounding(),
                frame.provisional(),
                TextList.read(frame.notes()),
                areas,
                levels,
                CriterionRows.list(handle, id, byCode));
    }
}
