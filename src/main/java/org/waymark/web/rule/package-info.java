/**
 * The page of a rule, for instructors and for the programme.
 *
 * <p>Belongs here: the form of a rule, its words and its view. Does not: deciding what a rule means.
 */
@NullMarked
package org.waymark.web.rule;

import org.jspecify.annotations.NullMarked;
