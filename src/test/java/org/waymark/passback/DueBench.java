package org.waymark.passback;

import java.time.Instant;
import java.util.List;
import org.waymark.id.RegistrationId;
import org.waymark.language.Message;
import org.waymark.store.Database;

/** Takes what is due as deliveries do, a portion at a time, as if each had arrived at once. */
public final class DueBench {
    private static final int PORTION = 128;
    private static final Message TAKEN = Message.plain("Taken.");

    private final DueScores due = new DueScores();
    private final ScoreRows scores = new ScoreRows();

    /** @return how many there were */
    public int takeAll(Database database, RegistrationId registration, Instant now) {
        int all = 0;
        int taken;
        do {
            taken = database.inTransaction(handle -> {
                List<ScoreRows.Answered> found = due.list(handle, registration, now, false, List.of(), PORTION).stream()
                        .map(ready -> new ScoreRows.Answered(ready.score(), TAKEN))
                        .toList();
                scores.markDelivered(handle, found, now);
                return found.size();
            });
            all += taken;
        } while (taken > 0);
        return all;
    }
}
