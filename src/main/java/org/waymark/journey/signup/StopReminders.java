package org.waymark.journey.signup;

import java.util.Optional;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.mail.Outbox;
import org.waymark.people.lead.CityLeads;
import org.waymark.signup.SignUps;
import org.waymark.work.Instance;

/** Whoever has a letter that others follow ends these: reminders of a registration, or reports of a city. */
public final class StopReminders {
    private final Instance instance;
    private final Letters letters;
    private final Outbox outbox;
    private final Catalogue catalogue = new Catalogue();
    private final SignUps signUps = new SignUps();
    private final CityLeads leads = new CityLeads();

    StopReminders(Instance instance, Letters letters, Outbox outbox) {
        this.instance = instance;
        this.letters = letters;
        this.outbox = outbox;
    }

    /**
     * Letters that carry a token.
     *
     * @param title the run that the registration is for, or the city that is reported of
     * @param reports whether they are reports; else reminders
     * @param going whether there will be more
     */
    public record Found(String title, boolean reports, boolean going) {}

    public Optional<Found> find(String token) {
        return instance.inTransaction(handle -> signUps.findByStopToken(handle, token)
                .flatMap(signUp -> catalogue
                        .findRun(handle, signUp.run())
                        .map(CatalogueEntry::title)
                        .map(title -> new Found(title, false, signUp.reminders())))
                .or(() -> leads.findMailed(handle, token)
                        .flatMap(lead -> leads.findCity(handle, lead.learner())
                                .map(city -> new Found(city.name(), true, lead.address() != null)))));
    }

    /** Ends the reminders, or the reports; what was decided about a place is still told. */
    public boolean stop(String token) {
        return instance.inTransaction(handle -> {
            var found = signUps.findByStopToken(handle, token);
            found.ifPresent(signUp -> {
                signUps.markUnreminded(handle, token);
                letters.withdrawReminders(handle, signUp);
            });
            var lead = leads.findMailed(handle, token);
            lead.ifPresent(one -> {
                leads.markUnmailed(handle, token);
                outbox.withdraw(handle, "report/" + one.learner() + "/");
            });
            return found.isPresent() || lead.isPresent();
        });
    }
}
