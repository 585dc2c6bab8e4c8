/**
 * The pages of a city's lead, the page on which somebody becomes one, and the page that an invitation leads to.
 *
 * <p>Belongs here: people who share, claims with evidence, invitations. Does not: the city's page, which all its people see
 * (web.learner); naming leads (web.admin.city).
 */
@NullMarked
package org.waymark.web.lead;

import org.jspecify.annotations.NullMarked;
