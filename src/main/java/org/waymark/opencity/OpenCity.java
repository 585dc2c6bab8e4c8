package org.waymark.opencity;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.waymark.people.City;

/**
 * A city that was shown to anybody once.
 *
 * @param slug its name in addresses, for ever
 * @param shown whether it is shown now
 * @param changedBy who switched that last, in words
 */
public record OpenCity(@Nested("city") City city, String slug, boolean shown, Instant changedAt, String changedBy) {}
