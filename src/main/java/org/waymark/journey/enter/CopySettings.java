package org.waymark.journey.enter;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.attendance.ActivitySessions;
import org.waymark.completion.Activity;
import org.waymark.completion.rule.Rules;
import org.waymark.id.ResourceLinkId;
import org.waymark.learning.Catalogue;
import org.waymark.people.LearnerId;

/**
 * Carries what an instructor set in an activity to its copy in a copied course. Whatever is added to the settings of an
 * activity is added here, and nowhere else.
 */
final class CopySettings {
    private final Rules rules = new Rules();
    private final ActivitySessions sessions = new ActivitySessions();
    private final Catalogue catalogue = new Catalogue();

    /**
     * Copies rule and sessions, unless the copy has its own.
     *
     * @param by the instructor who wants it
     */
    void copy(Handle handle, Activity from, ResourceLinkId to, @Nullable LearnerId by, Instant now) {
        if (rules.find(handle, to).isEmpty()) {
            rules.find(handle, from.resourceLink())
                    .ifPresent(rule -> rules.put(handle, to, rule.withoutDates(), by, now));
        }
        if (sessions.has(handle, from.resourceLink()) && !sessions.has(handle, to)) {
            sessions.put(handle, to, sessions.list(handle, from.resourceLink(), catalogue.getRun(handle, from.run())));
        }
    }
}
