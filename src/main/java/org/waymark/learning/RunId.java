package org.waymark.learning;

/** The readable key of a run, for example {@code open-data-policies-2020-03-17}. Printed codes are no keys. */
public record RunId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
