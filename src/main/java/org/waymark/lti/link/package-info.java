/**
 * The courses and resource links of platforms: as launches name them, as copies carry them on.
 *
 * <p>Belongs here: contexts, resource links, and which of them are one activity. Does not: registrations, what an activity stands for.
 */
@NullMarked
package org.waymark.lti.link;

import org.jspecify.annotations.NullMarked;
