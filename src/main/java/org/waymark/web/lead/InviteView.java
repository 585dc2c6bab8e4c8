package org.waymark.web.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * What a lead invites colleagues with.
 *
 * @param invitation null where the city has no code that is good
 * @param letter leads to the letter to print
 */
public record InviteView(
        LayoutView layout,
        String city,
        List<LinkView> ways,
        @Nullable Invitation invitation,
        LinkView letter) {
    public InviteView {
        ways = List.copyOf(ways);
    }

    /**
     * The city's code.
     *
     * @param page explains it
     * @param link the address of that page as it is given to others
     * @param qrCode the link as a picture, as an address of its own
     */
    public record Invitation(String code, String page, String link, String qrCode) {}
}
