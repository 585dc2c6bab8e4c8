package org.waymark.progress.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.Association;
import org.waymark.standard.AssociationType;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Level;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Rounding;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;

/** Small versions of a Standard and lines between them, for tests. */
final class Frames {
    static final PracticeArea AREA = new PracticeArea("A", "Area");

    private Frames() {}

    static Criterion criterion(String code, @Nullable Integer months, boolean core, String... prerequisites) {
        return new Criterion(
                new CriterionCode(code),
                Criterion.caseId(new StandardId("test"), new CriterionCode(code)),
                AREA,
                "Criterion " + code,
                List.of(),
                "It is so.",
                months,
                core,
                List.of(prerequisites).stream().map(CriterionCode::new).toList(),
                false,
                null);
    }

    static Standard standard(String id, int count, List<Level> levels, Criterion... criteria) {
        return new Standard(
                new StandardId(id),
                id,
                null,
                null,
                null,
                null,
                count,
                Rounding.UP,
                false,
                List.of(),
                List.of(AREA),
                levels,
                List.of(criteria));
    }

    /** A version with as many criteria as there are codes; those that are named have a limit of twelve months. */
    static Standard standard(String id, Set<String> yearly, String... codes) {
        List<Criterion> criteria = new ArrayList<>();
        for (String code : codes) {
            criteria.add(criterion(code, yearly.contains(code) ? 12 : null, false));
        }
        return standard(id, codes.length, List.of(), criteria.toArray(Criterion[]::new));
    }

    static Level level(String title, int points) {
        return new Level(title, title, 50, points, false, null);
    }

    /** Reads "old EV1". */
    static CriterionRef ref(String words) {
        return CriterionRef.of(words.split(" ")[0], words.split(" ")[1]);
    }

    static Association line(String from, AssociationType type, String to) {
        return new Association(ref(from), ref(to), type, null, false);
    }
}
