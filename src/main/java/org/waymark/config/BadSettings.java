package org.waymark.config;

import java.util.List;

/** Settings that cannot be used: one sentence for each, by the variable's name. */
public final class BadSettings extends Exception {
    private final List<String> problems;

    public BadSettings(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
