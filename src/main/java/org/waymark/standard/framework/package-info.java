/**
 * Standards as CASE 1.1 names their parts: documents, items, associations, and what they are made of.
 *
 * <p>Belongs here: which part of a Standard is what in CASE, and the lasting identifiers of all of them. Does not: reading
 * tables, addresses, JSON.
 */
@NullMarked
package org.waymark.standard.framework;

import org.jspecify.annotations.NullMarked;
