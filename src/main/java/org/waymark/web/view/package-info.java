/**
 * What the pages show: plain values, already in words.
 *
 * <p>Belongs here: one record for each template, and its parts. Does not: logic, entities, HTML.
 */
@NullMarked
package org.waymark.web.view;

import org.jspecify.annotations.NullMarked;
