/**
 * The pages on which the programme's staff keep Standards and the crosswalk between them.
 *
 * <p>Belongs here: lists, forms, previews and history of Standards and of relations between their criteria, in the words
 * of staff. Does not: what the public sees of a criterion ({@code web.open}), which Standard a city is on.
 */
@NullMarked
package org.waymark.web.admin.standard;

import org.jspecify.annotations.NullMarked;
