package org.waymark.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The public page of a badge.
 *
 * @param description what the achievement is
 * @param criteria what had to be done for it, a paragraph each
 * @param achievementUrl what such badges are given for now
 * @param recipient who earned it, if they let it be shown
 * @param until until when it is valid; null: for ever
 * @param evidence what it rests on, where that is more than one run
 * @param notValid why it is not valid, {@code null} while it is
 * @param alignments the criteria of the Standard it supports
 * @param downloads its other forms
 * @param share how its owner shows it elsewhere; {@code null} once it is not valid
 * @param verify posts the badge to the checking page
 */
public record CredentialView(
        LayoutView layout,
        HeadView head,
        String imageUrl,
        String name,
        String description,
        List<String> criteria,
        String achievementUrl,
        @Nullable String recipient,
        @Nullable String city,
        String issued,
        @Nullable String until,
        List<String> evidence,
        Issuer issuer,
        @Nullable NotValid notValid,
        List<CriterionView> alignments,
        List<LinkView> downloads,
        @Nullable Share share,
        FormView verify) {

    /**
     * Why a badge is not valid.
     *
     * @param state in a word
     * @param replacement the badge that was issued in its place
     */
    public record NotValid(
            String state, String why, @Nullable LinkView replacement) {}

    /**
     * Ways to show a badge elsewhere.
     *
     * @param profile LinkedIn's form for a new certification, filled in
     * @param address of this page, to be copied
     */
    public record Share(String profile, String address) {}

    /**
     * The organization that issued it.
     *
     * @param link its name, which leads to its home page or its profile
     * @param signatory who signed for it, with their role
     */
    public record Issuer(
            LinkView link,
            @Nullable String logoUrl,
            @Nullable String signatory) {}
}
