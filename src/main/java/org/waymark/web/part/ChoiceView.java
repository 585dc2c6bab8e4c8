package org.waymark.web.part;

import java.util.List;

/**
 * A run to choose.
 *
 * @param id what the form sends for it
 * @param criteria what it counts for
 */
public record ChoiceView(String id, RunView run, List<CriterionView> criteria) {}
