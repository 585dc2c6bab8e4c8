package org.waymark.journey.privacy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.waymark.administration.LaunchRecords;
import org.waymark.batch.RefusedRows;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.intake.IntakeAnswers;
import org.waymark.journey.roster.KeepAddress;
import org.waymark.people.Learner;
import org.waymark.people.erasure.PersonalNames;
import org.waymark.progress.Source;

/**
 * Removes what came in about a person and is kept as it came: launches in their log, answers to calls of other systems, and
 * rows of reports that nobody could take in.
 */
final class RemoveOrigins {
    private final KeepAddress keepAddress;
    private final LaunchRecords launches = new LaunchRecords();
    private final IntakeAnswers answers = new IntakeAnswers();
    private final RefusedRows refusedRows = new RefusedRows();
    private final Completions completions = new Completions();
    private final PersonalNames personalNames = new PersonalNames();

    RemoveOrigins(KeepAddress keepAddress) {
        this.keepAddress = keepAddress;
    }

    void remove(Handle handle, Learner learner) {
        launches.removeOf(handle, learner.registrationId(), learner.subject());
        refusedRows.removeNaming(handle, learner.registrationId(), names(handle, learner));
        List<String> told = completions.listOf(handle, learner.id()).stream()
                .map(Completion::report)
                .filter(report -> report.source() == Source.INTAKE)
                // Behind the id of the client stands what the client calls it.
                .map(report -> report.sourceId().substring(report.sourceId().indexOf('/') + 1))
                .filter(text -> !text.isBlank())
                .toList();
        answers.removeHolding(handle, learner.registrationId(), told);
    }

    /** Tells which fields of a report name the person, by whatever Waymark knows the person by. */
    private Predicate<String> names(Handle handle, Learner learner) {
        Set<String> names = new HashSet<>();
        PersonalNames.Names known = personalNames.listNames(handle, learner);
        known.plain().forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
        names.add(learner.subject().toLowerCase(Locale.ROOT));
        names.add(learner.displayName().toLowerCase(Locale.ROOT));
        return field -> names.contains(field.strip().toLowerCase(Locale.ROOT))
                || (field.contains("@") && known.hashes().contains(keepAddress.hash(learner.registrationId(), field)));
    }
}
