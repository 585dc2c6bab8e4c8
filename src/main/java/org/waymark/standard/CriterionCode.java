package org.waymark.standard;

/** The code of a criterion within one Standard, for example {@code DG1}. It is data: an import may change it. */
public record CriterionCode(String value) {
    @Override
    public String toString() {
        return value;
    }
}
