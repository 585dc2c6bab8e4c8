package org.waymark.standard.framework;

import java.time.Instant;
import java.util.List;
import org.waymark.standard.Level;
import org.waymark.standard.Standard;

/**
 * A version of the Standard as CASE's document.
 *
 * @param state on the day of the answer
 * @param changedAt the last change of anything in it
 */
public record Document(Standard standard, Standard.State state, Instant changedAt) {

    public Node node() {
        return new Node(Kind.DOCUMENT, Kind.DOCUMENT.id(standard.id()), standard.title());
    }

    /** Names the package, which has the identifier of its document. */
    public Node packageNode() {
        return new Node(Kind.PACKAGE, node().id(), standard.title());
    }

    /** Names the rubric that says what leads to a level. */
    public Node rubric() {
        return new Node(Kind.RUBRIC, Kind.RUBRIC.id(standard.id()), "Levels of " + standard.title());
    }

    /** Names what the rubric counts, at an address within that of the rubric. */
    public Node rubricCriterion() {
        return new Node(Kind.RUBRIC, Kind.RUBRIC.id(standard.id(), "points"), "Confirmed criteria");
    }

    /** Names a level within the rubric. */
    public Node level(Level level) {
        return new Node(Kind.RUBRIC, Kind.RUBRIC.id(standard.id(), "level", level.code()), level.title());
    }

    public List<Level> levels() {
        return standard.levels();
    }
}
