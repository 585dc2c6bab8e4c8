package org.waymark.credential;

import org.jspecify.annotations.Nullable;

/**
 * A criterion that an achievement counts for (OB 3.0 Alignment; its targetType is always CFItem).
 *
 * @param targetName what the criterion is called
 * @param targetUrl a short, lasting address of the criterion
 * @param targetCode its code within the framework, if it has one
 * @param targetFramework the framework's name
 * @param targetDescription its statement
 */
public record AlignmentFacts(
        String targetName,
        String targetUrl,
        @Nullable String targetCode,
        @Nullable String targetFramework,
        @Nullable String targetDescription) {}
