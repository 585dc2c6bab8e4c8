/**
 * The Standards and their crosswalks for programs, as 1EdTech's CASE 1.1 service wants it.
 *
 * <p>Belongs here: its addresses, its JSON, its questions and refusals. Does not: what is what in CASE ({@code
 * standard.framework}), pages for people.
 */
@NullMarked
package org.waymark.web.framework;

import org.jspecify.annotations.NullMarked;
