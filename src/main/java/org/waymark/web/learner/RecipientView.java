package org.waymark.web.learner;

import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page on which a learner chooses whom badges name.
 *
 * @param form posts {@code kind} (one of the names below), {@code email}, {@code did}, and {@code again}
 * @param kind NOBODY, EMAIL, or DID, as it is or was typed
 * @param problem what is wrong with what was typed
 */
public record RecipientView(
        LayoutView layout,
        FormView form,
        String kind,
        String email,
        String did,
        @Nullable String problem,
        LinkView back) {}
