/**
 * An administrator's pages about platforms, launches, grades and other systems.
 *
 * <p>Belongs here: routes and views about what is connected. Does not: cities, people, data and rules.
 */
@NullMarked
package org.waymark.web.admin.platform;

import org.jspecify.annotations.NullMarked;
