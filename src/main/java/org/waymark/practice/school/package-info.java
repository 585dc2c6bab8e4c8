/**
 * Stores what the practice LMS knows: people, courses, activities, registered tools, grade columns, grades.
 *
 * <p>Belongs here: these values, the addresses of the platform, the file they are kept in. Does not: HTTP, signatures.
 */
@NullMarked
package org.waymark.practice.school;

import org.jspecify.annotations.NullMarked;
