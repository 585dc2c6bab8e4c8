package org.waymark.learning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run says about itself beside its dates. What is null is not said.
 *
 * @param contents undated parts: readings, templates, calls
 */
public record RunAbout(
        List<String> contents,
        @Nullable String audience,
        @Nullable String eligibility,
        @Nullable String timeCommitment,
        List<String> outcomes) {
    public RunAbout {
        contents = List.copyOf(contents);
        outcomes = List.copyOf(outcomes);
    }
}
