package org.waymark.standard;

/** Names one version of a Standard, for example {@code wwc-2018}. */
public record StandardId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
