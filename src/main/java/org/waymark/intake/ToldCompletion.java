package org.waymark.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record as it was read, before anything is known of its learner or its run. */
public sealed interface ToldCompletion {

    /** Returns the id that its client gives it, for the answer; empty when it has none. */
    String id();

    /**
     * A completion, or that one is taken back.
     *
     * @param fact names the fact: within the client when it is the record's own id, else within learner and run
     * @param ofLearner whether the name is within learner and run
     * @param pointer where the record stands in the request (RFC 6901)
     * @param strict whether a run that is not there is a fault; else the record is about something that is not ours
     * @param withdrawn whether it is taken back
     * @param completedAt null when a withdrawal does not say
     * @param toldAt null when the record does not say since when it is so
     * @param share the result, 0 to 1; null where there is none
     * @param reason why it is withdrawn
     * @param statement the xAPI statement that told it; null for other formats
     */
    record Completed(
            String id,
            String fact,
            boolean ofLearner,
            String pointer,
            boolean strict,
            String user,
            String run,
            boolean withdrawn,
            @Nullable Instant completedAt,
            @Nullable Instant toldAt,
            @Nullable Double share,
            @Nullable String reason,
            @Nullable UUID statement,
            String raw)
            implements ToldCompletion {}

    /** A word that an earlier statement of the same client does not hold. */
    record Voided(String id, UUID statement) implements ToldCompletion {}

    /** A record that cannot be taken, and everything that is wrong with it; the records beside it are not touched. */
    record Refused(String id, List<ParsedRecords.Fault> faults) implements ToldCompletion {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** Something that says nothing about a completion here. */
    record Ignored(String id, String why) implements ToldCompletion {}
}
