package org.waymark.store;

import org.waymark.measure.Times;

/**
 * The pool of connections at one moment.
 *
 * @param waiting threads that wait for a connection
 * @param times how long it has taken to get one, since the start
 */
public record PoolState(int active, int idle, int waiting, Times times) {}
