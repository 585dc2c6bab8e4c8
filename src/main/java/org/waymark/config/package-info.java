/**
 * The settings of an installation.
 *
 * <p>Belongs here: names, defaults and checks of the variables. Does not: work; only {@code app} and {@code cli} read
 * them.
 */
@NullMarked
package org.waymark.config;

import org.jspecify.annotations.NullMarked;
