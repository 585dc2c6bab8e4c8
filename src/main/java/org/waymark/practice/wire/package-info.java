/**
 * The practice LMS's HTTP server: requests and answers, fault switches, the ledger of messages.
 *
 * <p>Belongs here: reading, answering, failing on purpose, recording. Does not: knowledge of LTI, or of any course.
 */
@NullMarked
package org.waymark.practice.wire;

import org.jspecify.annotations.NullMarked;
