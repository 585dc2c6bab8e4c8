package org.waymark.standard;

import java.util.Locale;
import java.util.Optional;

/** The way in which a level's share of all criteria becomes a whole number of criteria. */
public enum Rounding {
    /** The smallest whole number that is not below the share. */
    UP,
    /** The nearest whole number; a half goes up. */
    NEAREST,
    /** The points are given by the framework itself and need not follow from the percentage. */
    STATED;

    /** The points for a share, or empty when they do not follow from it. */
    public Optional<Integer> points(int percent, int criteriaCount) {
        int hundredths = percent * criteriaCount;
        return switch (this) {
            case UP -> Optional.of((hundredths + 99) / 100);
            case NEAREST -> Optional.of((hundredths + 50) / 100);
            case STATED -> Optional.empty();
        };
    }

    /** The word used in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
