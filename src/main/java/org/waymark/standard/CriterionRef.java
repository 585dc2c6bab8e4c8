package org.waymark.standard;

/** A criterion of a certain version: a code alone means something else in another one. */
public record CriterionRef(StandardId standard, CriterionCode code) {
    public static CriterionRef of(String standard, String code) {
        return new CriterionRef(new StandardId(standard), new CriterionCode(code));
    }

    @Override
    public String toString() {
        return standard + " " + code;
    }
}
