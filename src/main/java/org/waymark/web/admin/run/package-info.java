/**
 * Shows opportunities and runs to the programme's staff, who keep them by form.
 *
 * <p>Belongs here: the lists, a run's page with its history, the forms and their preview. Does not: the catalogue that
 * anybody reads, what a run requires, and the import of files.
 */
@NullMarked
package org.waymark.web.admin.run;

import org.jspecify.annotations.NullMarked;
