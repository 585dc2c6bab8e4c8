package org.waymark.learning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run together with what it is a run of. */
public record CatalogueEntry(Opportunity opportunity, Run run) {

    /** The title this run is printed under. */
    public String title() {
        String own = run.title();
        return own == null ? opportunity.title() : own;
    }

    /** The run's own outcomes, or those of its opportunity. */
    public List<String> outcomes() {
        List<String> own = run.about().outcomes();
        return own.isEmpty() ? opportunity.outcomes() : own;
    }

    /** Who the run is for, or who its opportunity is for. */
    public @Nullable String audience() {
        String own = run.about().audience();
        return own == null ? opportunity.audience() : own;
    }
}
