/**
 * What names one person, found and removed across the tables of every room, so that what is left counts and leads to
 * nobody.
 *
 * <p>Belongs here: which rows and columns name a person, and removing them. Does not: who may erase, what has to happen
 * before (journeys), and reading them for the person (people.data).
 */
@NullMarked
package org.waymark.people.erasure;

import org.jspecify.annotations.NullMarked;
