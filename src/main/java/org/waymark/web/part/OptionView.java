package org.waymark.web.part;

import java.util.List;
import org.waymark.standard.Standard;

/** A choice in a form: what is sent, what people read, and whether it is the one that is chosen. */
public record OptionView(String value, String label, boolean chosen) {

    /** Choices that belong together, such as the criteria of one version of the Standard. */
    public record Group(String title, List<OptionView> options) {}

    /** Offers the practice areas of each Standard; what is sent names the Standard too, as {@code wwc-2018:DG} does. */
    public static List<Group> areas(List<Standard> standards, String chosen) {
        return standards.stream()
                .map(standard -> new Group(
                        standard.title(),
                        standard.areas().stream()
                                .map(area -> inStandard(standard, area.code(), area.title(), chosen))
                                .toList()))
                .toList();
    }

    /** Offers the criteria of each Standard; what is sent names the Standard too, as {@code wwc-2018:DG1} does. */
    public static List<Group> criteria(List<Standard> standards, String chosen) {
        return standards.stream()
                .map(standard -> new Group(
                        standard.title(),
                        standard.criteria().stream()
                                .map(one -> inStandard(
                                        standard, one.code().value(), one.code() + " " + one.title(), chosen))
                                .toList()))
                .toList();
    }

    private static OptionView inStandard(Standard standard, String code, String label, String chosen) {
        String value = standard.id() + ":" + code;
        return new OptionView(value, label, value.equals(chosen));
    }
}
