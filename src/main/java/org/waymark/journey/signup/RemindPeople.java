package org.waymark.journey.signup;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.signup.SignUp;
import org.waymark.signup.SignUpState;
import org.waymark.signup.SignUps;
import org.waymark.work.Instance;

/**
 * Does what is due for sign-ups without anybody asking: reminds people a week and a day before the start, gives places
 * that became free by an import, and forgets addresses after the run.
 */
public final class RemindPeople {
    private static final Logger LOG = LoggerFactory.getLogger(RemindPeople.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int DAYS_AHEAD = 7;
    private static final int DAYS_KEPT = 30;
    /** Of a run that ends on no day, an address is forgotten when it has been kept for so long. */
    private static final int DAYS_WITHOUT_END = 365;

    private final Instance instance;
    private final GivePlaces givePlaces;
    private final Letters letters;
    private final Catalogue catalogue = new Catalogue();
    private final SignUps signUps = new SignUps();

    RemindPeople(Instance instance, GivePlaces givePlaces, Letters letters) {
        this.instance = instance;
        this.givePlaces = givePlaces;
        this.letters = letters;
        instance.work().every("sign-ups", PAUSE, this::run);
    }

    /** Does what is due now; done again, it does nothing more. */
    public void run() {
        LocalDate today = instance.today();
        Set<RunId> due = instance.inTransaction(handle -> {
            Set<RunId> all =
                    new LinkedHashSet<>(signUps.listToRemind(handle, today.plusDays(1), today.plusDays(DAYS_AHEAD)));
            all.addAll(signUps.listWithWaiting(handle, today));
            all.addAll(signUps.listWithAddresses(handle));
            return all;
        });
        for (RunId run : due) {
            if (instance.work().ending()) {
                return;
            }
            try {
                instance.useTransaction(handle -> {
                    signUps.lock(handle, run);
                    catalogue.findRun(handle, run).ifPresent(entry -> {
                        givePlaces.moveUp(handle, entry);
                        remind(handle, entry, today);
                        forget(handle, entry, today);
                    });
                });
            } catch (RuntimeException e) {
                // The next hour tries this run again; the others must not wait for it.
                LOG.error("what is due for run {} could not be done", run, e);
            }
        }
    }

    private void remind(Handle handle, CatalogueEntry entry, LocalDate today) {
        LocalDate start = entry.run().start();
        boolean soon = start.equals(today.plusDays(1));
        if (entry.run().state().isCancelled() || !start.isAfter(today) || start.isAfter(today.plusDays(DAYS_AHEAD))) {
            return;
        }
        for (SignUp one : signUps.list(handle, entry.run().id())) {
            // Whoever registered within the week has just heard of it.
            boolean early =
                    LocalDate.ofInstant(one.signedUpAt(), ZoneOffset.UTC).isBefore(start.minusDays(DAYS_AHEAD));
            if (one.state() == SignUpState.PLACED && one.reminders() && (soon || early)) {
                letters.tell(handle, one, entry, Told.REMINDED, "", "remind-" + start + (soon ? "-day" : "-week"));
            }
        }
    }

    private void forget(Handle handle, CatalogueEntry entry, LocalDate today) {
        Optional<LocalDate> last = entry.run().lastDay();
        if (last.isEmpty()) {
            signUps.forgetAddresses(handle, entry.run().id(), instance.now().minus(Duration.ofDays(DAYS_WITHOUT_END)));
        } else if (today.isAfter(last.get().plusDays(DAYS_KEPT))) {
            signUps.forgetAddresses(handle, entry.run().id(), instance.now());
        }
    }
}
