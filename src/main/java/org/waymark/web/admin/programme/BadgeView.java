package org.waymark.web.admin.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * A badge as the programme's staff sees it.
 *
 * @param state in a word or two
 * @param good whether it is in force
 * @param history what was done, in order
 * @param replacedBy the page of the badge that was issued in its place
 * @param suspend with a field {@code reason}; null unless the badge is in force
 * @param reinstate with a field {@code reason}; null unless the badge is suspended
 * @param reissue with a field {@code reason}; null when it is revoked, or another was issued since
 */
public record BadgeView(
        LayoutView layout,
        String name,
        LinkView person,
        LinkView open,
        String recipient,
        String state,
        boolean good,
        List<String> history,
        @Nullable LinkView replacedBy,
        @Nullable FormView suspend,
        @Nullable FormView reinstate,
        @Nullable FormView reissue) {}
