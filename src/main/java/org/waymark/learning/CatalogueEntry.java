package org.waymark.learning;

/** A run together with what it is a run of. */
public record CatalogueEntry(Opportunity opportunity, Run run) {

    /** The title this run is printed under. */
    public String title() {
        String own = run.title();
        return own == null ? opportunity.title() : own;
    }
}
