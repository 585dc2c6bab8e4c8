package org.waymark.web.signup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page on which a person registers for a run, and sees what became of it.
 *
 * @param ways to the run's page and to all registrations
 * @param status how it stands; null while the person has not registered
 * @param register null where the person is registered or cannot be
 * @param closed why the person cannot register; null where that is no question
 * @param wishes what the person can change; null without a registration
 * @param withdraw gives the place away; null without a registration
 * @param withdrawing what that means
 * @param calendar the run's calendar file; null without a place
 * @param peers others who take part, by their consent
 */
public record RegistrationView(
        LayoutView layout,
        List<LinkView> ways,
        String kind,
        String title,
        String dates,
        List<FactView> facts,
        @Nullable Status status,
        @Nullable Register register,
        @Nullable String closed,
        @Nullable Wishes wishes,
        @Nullable FormView withdraw,
        String withdrawing,
        @Nullable LinkView calendar,
        @Nullable List<Peer> peers) {

    /**
     * How it stands with a registration.
     *
     * @param mark the mark beside it
     * @param detail what follows from it
     * @param note what staff wrote; null for nothing
     */
    public record Status(
            String mark,
            String words,
            String detail,
            @Nullable String note) {}

    /**
     * The form by which a person registers.
     *
     * @param faults what is wrong with what was typed
     */
    public record Register(
            FormView form, List<Tier> tiers, List<Question> questions, Wishes wishes, List<String> faults) {}

    /**
     * A way of taking part.
     *
     * @param places how many places are left, in words; null without a limit
     * @param obstacle why this person cannot take it; null for no reason
     */
    public record Tier(
            String value,
            String name,
            @Nullable String note,
            @Nullable String places,
            List<String> conditions,
            @Nullable String obstacle,
            boolean chosen) {}

    /** A question of the run, by its place, with what was answered. */
    public record Question(int place, String words, String answer) {}

    /**
     * What a person says of mail and of being seen.
     *
     * @param form null within the form by which a person registers
     * @param mail whether mail is sent at all
     * @param fault what is wrong with the address; null for nothing
     */
    public record Wishes(
            @Nullable FormView form,
            boolean shown,
            boolean mail,
            String address,
            boolean reminders,
            @Nullable String fault) {}

    /** Somebody else who takes part; the city is empty for somebody without one. */
    public record Peer(String name, String city) {}
}
