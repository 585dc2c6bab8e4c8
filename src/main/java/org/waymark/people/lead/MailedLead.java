package org.waymark.people.lead;

import org.jspecify.annotations.Nullable;
import org.waymark.people.LearnerId;

/**
 * A city lead who gets the city's reports by mail.
 *
 * @param address where they go; null after whoever read a letter ended them
 * @param token opens a report of the city, and ends the letters, without signing in
 */
public record MailedLead(LearnerId learner, @Nullable String address, String token) {}
