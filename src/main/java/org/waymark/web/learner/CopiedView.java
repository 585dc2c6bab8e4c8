package org.waymark.web.learner;

import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/**
 * The one question to the instructor of a copied course.
 *
 * @param origin the course it was copied from
 * @param activities how many activities are set up there
 * @param answer posts {@code takeover}, yes or no
 */
public record CopiedView(LayoutView layout, String origin, int activities, FormView answer) {}
