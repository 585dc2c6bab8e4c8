package org.waymark.question;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/**
 * What somebody wrote about a question, or did about it.
 *
 * @param number counted from 1 for each question
 * @param by of staff who, in words; empty for whoever asked
 * @param done what staff did; null where somebody only wrote
 * @param words at most {@link #LONGEST} characters; may be empty where something was done
 */
public record QuestionEntry(
        int number, boolean byStaff, String by, @Nullable Message done, String words, Instant writtenAt) {
    /** The most characters that somebody writes at once. */
    public static final int LONGEST = 4000;
}
