package org.waymark.journey.signup;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Registration.Tier;
import org.waymark.signup.Eligibility;
import org.waymark.signup.Places;
import org.waymark.signup.SignUp;
import org.waymark.signup.SignUpState;
import org.waymark.signup.SignUpSteps;
import org.waymark.signup.SignUps;
import org.waymark.work.Instance;

/** Gives free places to those who wait, in their order. */
final class GivePlaces {
    private final Instance instance;
    private final Letters letters;
    private final SignUps signUps = new SignUps();
    private final SignUpSteps steps = new SignUpSteps();

    GivePlaces(Instance instance, Letters letters) {
        this.instance = instance;
        this.letters = letters;
    }

    /** Moves people up while there are places, and tells them; whoever calls holds the run. */
    void moveUp(Handle handle, CatalogueEntry entry) {
        if (!Eligibility.movesUp(entry.run(), instance.today())) {
            return;
        }
        List<SignUp> all = signUps.list(handle, entry.run().id());
        for (Tier tier : entry.run().registration().offered()) {
            for (SignUp next : new Places(tier, all).movingUp()) {
                mark(handle, next, entry, SignUpState.PLACED, Told.MOVED_UP, SignUps.BY_ITSELF, "");
            }
        }
    }

    /** Moves a sign-up to another state and tells the person. */
    void mark(
            Handle handle, SignUp signUp, CatalogueEntry entry, SignUpState state, Told told, String by, String note) {
        signUps.mark(handle, signUp, state, signUp.tier(), instance.now(), by, note);
        tell(handle, signUp, entry, told, note);
    }

    /** Ends reminders that are not on their way yet. */
    void withdrawReminders(Handle handle, SignUp signUp) {
        letters.withdrawReminders(handle, signUp);
    }

    /** Tells the person of the last step. */
    void tell(Handle handle, SignUp signUp, CatalogueEntry entry, Told told, String note) {
        int step = steps.findLast(handle, signUp.id()).orElseThrow().number();
        letters.tell(handle, signUp, entry, told, note, Integer.toString(step));
    }
}
