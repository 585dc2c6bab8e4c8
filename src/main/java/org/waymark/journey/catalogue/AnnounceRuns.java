package org.waymark.journey.catalogue;

import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.learning.calendar.CalendarSettings;
import org.waymark.work.Instance;

/** Staff say when the next runs are announced, which an empty calendar tells its readers. */
public final class AnnounceRuns {
    /** Characters of the sentence. */
    public static final int LONGEST = 300;

    private final Instance instance;
    private final CalendarSettings settings = new CalendarSettings();

    AnnounceRuns(Instance instance) {
        this.instance = instance;
    }

    /** The sentence; empty as long as nobody has written one. */
    public String announced() {
        return instance.inTransaction(
                handle -> settings.findAnnouncement(handle).orElse(""));
    }

    /** Keeps a sentence, of which an empty one takes the earlier one away; false when it is too long. */
    public boolean announce(String sentence) {
        if (sentence.length() > LONGEST) {
            return false;
        }
        instance.useTransaction(handle -> {
            settings.putAnnouncement(handle, sentence);
            instance.audit(handle, Act.ANNOUNCEMENT_WRITTEN, Subject.INSTALLATION, sentence);
        });
        return true;
    }
}
