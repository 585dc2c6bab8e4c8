package org.waymark.standard;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A criterion that a city can be certified for.
 *
 * @param caseId the lasting CASE identifier, to which the alignments of badges point; it stays when the code changes
 * @param formerTitles the titles that it had before, the oldest first
 * @param statement what must be true of the city
 * @param timeBoundMonths how far back, in months, the evidence may lie; null when the criterion sets no such limit
 * @param core true when a city that does not meet it has no level, whatever else it meets
 * @param prerequisites criteria without which this one earns nothing
 * @param provisional true while something about it was chosen by Waymark rather than read in the official text
 * @param note for the administrator: what was chosen and why
 */
public record Criterion(
        CriterionCode code,
        UUID caseId,
        PracticeArea area,
        String title,
        List<Standard.FormerTitle> formerTitles,
        String statement,
        @Nullable Integer timeBoundMonths,
        boolean core,
        List<CriterionCode> prerequisites,
        boolean provisional,
        @Nullable String note) {
    public Criterion {
        formerTitles = List.copyOf(formerTitles);
        prerequisites = List.copyOf(prerequisites);
    }

    /** Returns the CASE identifier of a criterion that has been given none. */
    public static UUID caseId(StandardId standard, CriterionCode code) {
        return UUID.nameUUIDFromBytes(
                ("waymark:" + standard.value() + ":" + code.value()).getBytes(StandardCharsets.UTF_8));
    }

    public String titleAt(LocalDate date) {
        return Standard.FormerTitle.at(date, formerTitles, title);
    }

    Criterion withCaseId(UUID id) {
        return with(code, id, prerequisites);
    }

    /** @param now today's codes by those that this criterion and its prerequisites have */
    Criterion withCodes(Map<CriterionCode, CriterionCode> now) {
        return with(
                now.getOrDefault(code, code),
                caseId,
                prerequisites.stream().map(one -> now.getOrDefault(one, one)).toList());
    }

    private Criterion with(CriterionCode changed, UUID id, List<CriterionCode> needed) {
        return new Criterion(
                changed, id, area, title, formerTitles, statement, timeBoundMonths, core, needed, provisional, note);
    }
}
