package org.waymark.journey.programme;

/**
 * How much rests on a run.
 *
 * @param activities of courses that stand for it
 * @param completions of it, of whichever source
 * @param badges that were issued for it and hold
 * @param registered people who have a place, wait, or applied
 */
public record RunUse(long activities, long completions, long badges, long registered) {
    public boolean none() {
        return activities == 0 && completions == 0 && badges == 0 && registered == 0;
    }
}
