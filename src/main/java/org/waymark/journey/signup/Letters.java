package org.waymark.journey.signup;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.language.Language;
import org.waymark.language.Languages;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.mail.Letter;
import org.waymark.mail.Outbox;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.signup.SignUp;
import org.waymark.work.Instance;

/**
 * Writes to people who gave an address, in their language. A letter says nothing that a person typed: the address may be
 * somebody else's.
 */
final class Letters {
    private static final Messages MESSAGES = Messages.of(Letters.class);
    private static final int LONGEST_SUBJECT = 500;

    private final Instance instance;
    private final Outbox outbox;
    private final Learners learners = new Learners();

    Letters(Instance instance, Outbox outbox) {
        this.instance = instance;
        this.outbox = outbox;
    }

    /**
     * Writes to the person of a sign-up, once for each occasion.
     *
     * @param note what staff say beside it; empty for nothing
     * @param occasion tells this letter from others about the same sign-up
     */
    void tell(Handle handle, SignUp signUp, CatalogueEntry entry, Told told, String note, String occasion) {
        String address = signUp.address();
        if (address == null || !outbox.isOn()) {
            return;
        }
        Language language = learners.find(handle, signUp.learner())
                .map(Learner::language)
                .flatMap(Languages.TRANSLATED::find)
                .orElse(Language.ENGLISH);
        outbox.add(handle, language.speak(() -> letter(signUp, address, entry, told, note, occasion)));
    }

    /** Ends reminders of a sign-up that are not on their way yet. */
    void withdrawReminders(Handle handle, SignUp signUp) {
        outbox.withdraw(handle, "sign-up/" + signUp.id() + "/remind-");
    }

    private Letter letter(
            SignUp signUp, String address, CatalogueEntry entry, Told told, String note, String occasion) {
        Run run = entry.run();
        String stop = instance.baseUrl() + "/mail/stop/" + signUp.stopToken();
        String subject = MESSAGES.say("subject." + told, "title", entry.title());
        List<String> parts = new ArrayList<>();
        parts.add(MESSAGES.say("text." + told, "title", entry.title()));
        if (!note.isBlank()) {
            parts.add(note.strip());
        }
        parts.add(facts(entry, signUp.tier()));
        String page = instance.baseUrl() + "/catalogue/" + run.opportunity() + "/" + run.id();
        parts.add(MESSAGES.say("page", "page", page)
                + (told == Told.PLACED
                                || told == Told.MOVED_UP
                                || told == Told.POSTPONED
                                || told == Told.CHANGED
                                || told == Told.REMINDED
                        ? "\n" + MESSAGES.say("calendar", "calendar", page + "/calendar.ics")
                        : ""));
        parts.add(MESSAGES.say("why"));
        if (signUp.reminders()) {
            parts.add(MESSAGES.say("stop", "stop", stop));
        }
        return new Letter(
                "sign-up/" + signUp.id() + "/" + occasion,
                address,
                subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject,
                String.join("\n\n", parts) + "\n",
                told == Told.REMINDED ? run.start().atStartOfDay(ZoneOffset.UTC).toInstant() : null,
                signUp.reminders() ? stop : null);
    }

    private static String facts(CatalogueEntry entry, String tier) {
        Run run = entry.run();
        List<String> lines = new ArrayList<>();
        lines.add(entry.title());
        lines.add(MESSAGES.say("start", "day", run.start()));
        LocalDate end = run.end();
        if (end != null) {
            lines.add(MESSAGES.say("end", "day", end));
        }
        String place = run.place().place();
        if (place != null) {
            lines.add(MESSAGES.say("place", "place", place));
        }
        if (!tier.isEmpty()) {
            lines.add(MESSAGES.say("tier", "tier", tier));
        }
        return String.join("\n", lines);
    }
}
