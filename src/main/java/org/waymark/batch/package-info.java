/**
 * Long work in steps: jobs, what they read, and what they could not take. Each step and the position after it are one
 * transaction, so that whoever goes on, here or in another process, goes on where it was.
 *
 * <p>Belongs here: the rows of jobs, and walking through them. Does not: what a step does, which its journey says.
 */
@NullMarked
package org.waymark.batch;

import org.jspecify.annotations.NullMarked;
