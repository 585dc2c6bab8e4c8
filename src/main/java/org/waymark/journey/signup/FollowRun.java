package org.waymark.journey.signup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.signup.SignUp;
import org.waymark.signup.SignUps;
import org.waymark.standard.FileFault;

/** Sign-ups follow a change of their run: people hear of it, and new places are given. */
public final class FollowRun {
    private static final Messages MESSAGES = Messages.of(FollowRun.class);

    private final GivePlaces givePlaces;
    private final Letters letters;
    private final SignUps signUps = new SignUps();

    FollowRun(GivePlaces givePlaces, Letters letters) {
        this.givePlaces = givePlaces;
        this.letters = letters;
    }

    /** Lists why a run cannot become this: people are registered for a tier that would be gone. */
    public List<FileFault> faults(Handle handle, Run before, Run after) {
        signUps.lock(handle, before.id());
        if (before.registration().tiers().isEmpty()
                || before.registration().tiers().equals(after.registration().tiers())) {
            return List.of();
        }
        TreeMap<String, Integer> gone = new TreeMap<>();
        signUps.list(handle, before.id()).stream()
                .filter(one -> one.state().isOpen())
                .filter(one -> before.registration().findTier(one.tier()).isPresent())
                .filter(one -> after.registration().findTier(one.tier()).isEmpty())
                .forEach(one -> gone.merge(one.tier(), 1, Integer::sum));
        List<FileFault> faults = new ArrayList<>();
        gone.forEach((tier, people) ->
                faults.add(new FileFault(1, "tiers", MESSAGES.message("tier.used", "tier", tier, "people", people))));
        return faults;
    }

    /**
     * Tells people of a change that concerns them, and gives places that it made; the transaction holds the run.
     *
     * @param revision the number of the change
     */
    public void follow(Handle handle, Run before, CatalogueEntry after, int revision) {
        Run run = after.run();
        if (before.registration().tiers().isEmpty()
                && !run.registration().tiers().isEmpty()) {
            // Whoever registered while there was one way of taking part takes the first of several.
            signUps.markTier(handle, run.id(), run.registration().tiers().get(0).name());
        }
        boolean cancelled = !before.state().isCancelled() && run.state().isCancelled();
        boolean reinstated = before.state().isCancelled() && !run.state().isCancelled();
        boolean moved = !before.start().equals(run.start());
        boolean other = !before.place().equals(run.place())
                || !Objects.equals(before.end(), run.end())
                || !before.sessions().equals(run.sessions());
        if (cancelled || reinstated || moved || other) {
            String notice = run.state().cancelNotice();
            Told told =
                    cancelled ? Told.CANCELLED : reinstated ? Told.REINSTATED : moved ? Told.POSTPONED : Told.CHANGED;
            for (SignUp one : signUps.list(handle, run.id())) {
                if (one.state().isOpen()
                        && (told != Told.POSTPONED || !run.state().isCancelled())) {
                    letters.tell(
                            handle, one, after, told, cancelled && notice != null ? notice : "", "run-" + revision);
                }
            }
        }
        givePlaces.moveUp(handle, after);
    }
}
