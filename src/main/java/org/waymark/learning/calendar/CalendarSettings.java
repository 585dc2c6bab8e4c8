package org.waymark.learning.calendar;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A program says this about its calendar. */
public final class CalendarSettings {

    /** The sentence that tells when the next runs are announced; empty when the programme has not said it. */
    public Optional<String> findAnnouncement(Handle handle) {
        return handle.createQuery("select next_announced from calendar_setting")
                .mapTo(String.class)
                .findOne()
                .filter(text -> !text.isBlank());
    }

    /** @param text empty takes the sentence away */
    public void putAnnouncement(Handle handle, String text) {
        int changed = handle.createUpdate("update calendar_setting set next_announced = :text")
                .bind("text", text)
                .execute();
        if (changed == 0) {
            handle.createUpdate("insert into calendar_setting (only_row, next_announced) values (true, :text)")
                    .bind("text", text)
                    .execute();
        }
    }
}
