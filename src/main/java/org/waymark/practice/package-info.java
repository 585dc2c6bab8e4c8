/**
 * The practice LMS: a small, strict LTI 1.3 Advantage platform on loopback, for the demo and for tests.
 *
 * <p>Belongs here: starting it, and the handle that tests hold. Does not: anything of the tool; the protocol's parts live
 * in the rooms below ({@code wire}, {@code school}, {@code trust}, {@code message}, {@code service}, {@code page}).
 */
@NullMarked
package org.waymark.practice;

import org.jspecify.annotations.NullMarked;
