package org.waymark.learning;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/**
 * A dated edition of an opportunity. What is null is not said anywhere; nothing here is computed.
 *
 * @param title only when this run has another title than its opportunity
 * @param code as printed, run number included; the same code may stand on different opportunities
 * @param language the BCP 47 tag of the language it is held in
 * @param startInferred true when a part of the start date is not printed
 * @param end only when it is known
 * @param duration in words, for example {@code 4 weeks}
 * @param takeAt the https address of the LMS course where it is taken
 * @param criteria what this run counts for, in the order of the Standard; empty for some runs
 * @param provisional true while something about the run was chosen by Waymark; the notes say what
 * @param notes for the programme's staff only
 */
public record Run(
        RunId id,
        OpportunityId opportunity,
        @Nullable String title,
        @Nullable String code,
        String language,
        LocalDate start,
        boolean startInferred,
        @Nullable LocalDate end,
        @Nullable String duration,
        List<RunSession> sessions,
        RunAbout about,
        RunPlace place,
        Registration registration,
        List<Material> materials,
        @Nullable URI takeAt,
        StandardId standard,
        List<CriterionCode> criteria,
        boolean provisional,
        List<String> notes,
        RunState state) {
    private static final Pattern WEEKS = Pattern.compile("^\\s*([0-9]{1,3})\\s+[Ww]eeks?\\s*");

    public Run {
        sessions = List.copyOf(sessions);
        materials = List.copyOf(materials);
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

    /**
     * The last day on which it is under way: its end, or the later one of its last session and the end of its duration,
     * or its start. Empty for a self-paced run to which nothing puts an end.
     */
    public Optional<LocalDate> lastDay() {
        if (end != null) {
            return Optional.of(end);
        }
        Stream<LocalDate> known = Stream.concat(sessions.stream().map(RunSession::date), weeks().stream());
        Optional<LocalDate> last = known.filter(day -> !day.isBefore(start)).max(Comparator.<LocalDate>naturalOrder());
        return last.isPresent() || place.format() == RunFormat.SELF_PACED ? last : Optional.of(start);
    }

    private Optional<LocalDate> weeks() {
        Matcher weeks = WEEKS.matcher(duration == null ? "" : duration);
        return weeks.matches()
                ? Optional.of(start.plusWeeks(Integer.parseInt(weeks.group(1))).minusDays(1))
                : Optional.empty();
    }

    /** Where it stands on that day. */
    public RunPhase phase(LocalDate today) {
        return RunPhase.of(start, lastDay(), today);
    }

    /** Returns this run with all its days later, or earlier; sessions keep their local time. */
    public Run moved(long days) {
        return new Run(
                id,
                opportunity,
                title,
                code,
                language,
                start.plusDays(days),
                startInferred,
                end == null ? null : end.plusDays(days),
                duration,
                sessions.stream().map(session -> session.moved(days)).toList(),
                about,
                place,
                registration.moved(days),
                materials,
                takeAt,
                standard,
                criteria,
                provisional,
                notes,
                state);
    }

    /**
     * The run as a draft some days later. What belongs to one edition alone is left out: addresses where people met or
     * took it, notes on its source, and whether it was postponed or cancelled.
     */
    public Run nextEdition(long days, @Nullable String itsCode) {
        return new Run(
                id,
                opportunity,
                title,
                itsCode,
                language,
                start.plusDays(days),
                false,
                end == null ? null : end.plusDays(days),
                duration,
                sessions.stream().map(session -> session.moved(days).planned()).toList(),
                about,
                place,
                registration.moved(days),
                materials,
                null,
                standard,
                criteria,
                false,
                List.of(),
                RunState.DRAFT);
    }

    public Run withState(RunState its) {
        return with(id, standard, criteria, its);
    }

    public Run withCriteria(StandardId of, List<CriterionCode> codes) {
        return with(id, of, codes, state);
    }

    /** Returns this run under another id. */
    public Run named(RunId other) {
        return with(other, standard, criteria, state);
    }

    private Run with(RunId other, StandardId of, List<CriterionCode> codes, RunState newState) {
        return new Run(
                other,
                opportunity,
                title,
                code,
                language,
                start,
                startInferred,
                end,
                duration,
                sessions,
                about,
                place,
                registration,
                materials,
                takeAt,
                of,
                codes,
                provisional,
                notes,
                newState);
    }
}
