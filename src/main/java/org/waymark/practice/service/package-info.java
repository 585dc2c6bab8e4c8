/**
 * The services a tool calls by itself: access tokens, line items, scores, results, memberships.
 *
 * <p>Belongs here: their checks, media types, paging. Does not: what passes through the browser.
 */
@NullMarked
package org.waymark.practice.service;

import org.jspecify.annotations.NullMarked;
