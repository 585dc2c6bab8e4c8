package org.waymark.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter says which entries are looked for; null and empty leave a thing open.
 *
 * @param from the first moment
 * @param until the moment after the last
 * @param text part of a label or detail, in small or large letters
 * @param actors the ids of actors, one of which it was
 */
public record AuditFilter(
        @Nullable Act act,
        Subject.@Nullable Kind kind,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until,
        String text,
        @Nullable List<String> actors) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, "", null);

    public AuditFilter {
        actors = actors == null ? null : List.copyOf(actors);
    }

    /** Looks for what one of these actors did. */
    public AuditFilter by(List<String> these) {
        return new AuditFilter(act, kind, subject, from, until, text, these);
    }
}
