package org.waymark.journey.signup;

import java.util.Optional;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.signup.SignUps;
import org.waymark.work.Instance;

/** Whoever has a letter about a registration ends the reminders. */
public final class StopReminders {
    private final Instance instance;
    private final Letters letters;
    private final Catalogue catalogue = new Catalogue();
    private final SignUps signUps = new SignUps();

    StopReminders(Instance instance, Letters letters) {
        this.instance = instance;
        this.letters = letters;
    }

    /**
     * A registration whose letters carry a token.
     *
     * @param reminded whether reminders are sent
     */
    public record Found(String title, boolean reminded) {}

    public Optional<Found> find(String token) {
        return instance.inTransaction(handle -> signUps.findByStopToken(handle, token)
                .flatMap(signUp -> catalogue
                        .findRun(handle, signUp.run())
                        .map(CatalogueEntry::title)
                        .map(title -> new Found(title, signUp.reminders()))));
    }

    /** Ends the reminders; what was decided about a place is still told. */
    public boolean stop(String token) {
        return instance.inTransaction(handle -> {
            var found = signUps.findByStopToken(handle, token);
            found.ifPresent(signUp -> {
                signUps.markUnreminded(handle, token);
                letters.withdrawReminders(handle, signUp);
            });
            return found.isPresent();
        });
    }
}
