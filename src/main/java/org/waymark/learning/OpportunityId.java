package org.waymark.learning;

/** The readable key of an opportunity, for example {@code open-data-policies}. */
public record OpportunityId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
