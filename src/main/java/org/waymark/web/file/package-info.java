/**
 * The pages that upload a report and watch what becomes of it.
 *
 * <p>Belongs here: routes and views of imports and jobs. Does not: reading files.
 */
@NullMarked
package org.waymark.web.file;

import org.jspecify.annotations.NullMarked;
