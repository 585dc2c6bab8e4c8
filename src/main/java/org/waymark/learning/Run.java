package org.waymark.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/**
 * A dated edition of an opportunity. What is null is not printed in the source; nothing here is computed.
 *
 * @param title only when this run is printed under another title than its opportunity
 * @param code as printed, run number included; the same code may stand on different opportunities
 * @param startInferred true when a part of the start date is not printed
 * @param end only when printed
 * @param duration as printed, for example {@code 4 weeks}
 * @param contents undated parts: readings, templates, calls
 * @param criteria what this run counts for, in the order of the Standard; empty for some runs
 * @param provisional true while something about the run was chosen by Waymark; the notes say what
 */
public record Run(
        RunId id,
        OpportunityId opportunity,
        @Nullable String title,
        @Nullable String code,
        LocalDate start,
        boolean startInferred,
        @Nullable LocalDate end,
        @Nullable String duration,
        List<RunSession> sessions,
        List<String> contents,
        @Nullable String audience,
        @Nullable String eligibility,
        @Nullable String capacity,
        @Nullable String timeCommitment,
        @Nullable LocalDate registrationDeadline,
        List<String> outcomes,
        StandardId standard,
        List<CriterionCode> criteria,
        boolean provisional,
        List<String> notes) {
    public Run {
        sessions = List.copyOf(sessions);
        contents = List.copyOf(contents);
        outcomes = List.copyOf(outcomes);
        criteria = List.copyOf(criteria);
        notes = List.copyOf(notes);
    }

    /** Since when it can be completed: its start, or its first meeting where that is before. */
    public Instant opens() {
        LocalDate first = sessions.stream()
                .filter(session -> session.kind().counts())
                .map(RunSession::date)
                .filter(date -> date.isBefore(start))
                .min(Comparator.naturalOrder())
                .orElse(start);
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
