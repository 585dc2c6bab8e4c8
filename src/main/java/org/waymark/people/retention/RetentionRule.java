package org.waymark.people.retention;

import java.time.LocalDate;

/**
 * A rule about how long something is kept.
 *
 * @param active whether it is carried out
 * @param months after how many months it removes something
 */
public record RetentionRule(RetentionKind kind, boolean active, int months) {

    /** The first day that is kept: what is older is removed. */
    public LocalDate before(LocalDate today) {
        return today.minusMonths(months);
    }
}
