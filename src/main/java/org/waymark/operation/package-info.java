/**
 * Says what waits and what fails in an installation, as numbers and sentences for those who run it: the doctor and
 * programs that watch.
 *
 * <p>Belongs here: what is looked at in the database for that, the names under which it is measured. Does not: advice, pages, and the work itself.
 */
@NullMarked
package org.waymark.operation;

import org.jspecify.annotations.NullMarked;
