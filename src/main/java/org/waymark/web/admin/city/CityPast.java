package org.waymark.web.admin.city;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.journey.city.ManageLeads;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.language.Messages;
import org.waymark.people.CityId;
import org.waymark.standing.CityAssessment;
import org.waymark.standing.CityMark;
import org.waymark.standing.CityNote;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.part.FormView;

/** Words what was recorded of a city, with the forms that undo it. */
final class CityPast {
    private static final Messages MESSAGES = Messages.of(CityPast.class);

    private final AdminVisitor visitor;

    CityPast(AdminVisitor visitor) {
        this.visitor = visitor;
    }

    /** Words an assessment, with what takes it back. */
    CityFileView.Assessment assessment(AdminSession session, ViewStanding.CityFile file, CityAssessment of) {
        Optional<CityAssessment> takenBack = file.assessments().stream()
                .filter(other -> Integer.valueOf(of.number()).equals(other.takesBack()))
                .findFirst();
        String level = of.level() == null ? null : StandingWords.level(file.versions(), of.level());
        return new CityFileView.Assessment(
                MESSAGES.say(
                        "assessment.what",
                        "day",
                        of.assessedOn(),
                        "standard",
                        of.standard().value(),
                        "count",
                        file.marks().stream()
                                .filter(mark -> mark.undoes() == null
                                        && Integer.valueOf(of.number()).equals(mark.assessment()))
                                .map(CityMark::criterion)
                                .distinct()
                                .count()),
                level == null ? null : StandingWords.awarded(level, of.certifiedUntil()),
                takenBack.map(other -> recorded("city.taken-back", other)).orElseGet(() -> recorded("city.by", of)),
                of.note(),
                takenBack.isPresent() ? null : form(session, file, "/assessments/undo", of.number()));
    }

    private static String recorded(String key, CityAssessment of) {
        return MESSAGES.say(key, "when", of.recordedAt(), "by", StandingWords.by(of.recordedBy()));
    }

    /** Words the notes, the last first. */
    List<CityFileView.Note> notes(AdminSession session, ViewStanding.CityFile file) {
        return file.notes().stream().map(note -> note(session, file, note)).toList();
    }

    private CityFileView.Note note(AdminSession session, ViewStanding.CityFile file, CityNote note) {
        return new CityFileView.Note(
                note.text(),
                note.removedAt() == null
                        ? MESSAGES.say("city.by", "when", note.recordedAt(), "by", StandingWords.by(note.recordedBy()))
                        : removed(note),
                note.removedAt() == null ? form(session, file, "/notes/remove", note.number()) : null);
    }

    private static String removed(CityNote note) {
        String by = note.removedBy();
        return MESSAGES.say(
                "city.notes.removed",
                "when",
                note.removedAt() == null ? note.recordedAt() : note.removedAt(),
                "by",
                StandingWords.by(by == null ? "" : by));
    }

    /** All that happened, in one list: marks, versions, assessments, codes, and leads. */
    List<CityFileView.Event> history(AdminSession session, ViewStanding.CityFile file, ManageLeads.Leads leads) {
        record Dated(Instant at, CityFileView.Event event) {}
        List<Dated> all = new ArrayList<>();
        Set<Integer> standing =
                CityMark.standing(file.marks()).stream().map(CityMark::number).collect(Collectors.toSet());
        for (CityMark mark : file.marks()) {
            // What only says a mark again is no news.
            if (mark.restates() == null) {
                FormView undo =
                        standing.contains(mark.number()) ? form(session, file, "/marks/undo", mark.number()) : null;
                all.add(new Dated(mark.recordedAt(), StandingWords.mark(mark, undo)));
            }
        }
        file.standards().forEach(said -> all.add(new Dated(said.recordedAt(), StandingWords.said(said))));
        file.assessments().forEach(one -> all.add(new Dated(one.recordedAt(), StandingWords.assessed(one))));
        file.codes().forEach(code -> all.add(new Dated(code.createdAt(), StandingWords.code(code))));
        leads.leads().forEach(lead -> {
            Instant until = lead.until();
            if (until != null) {
                all.add(new Dated(until, LeadWords.ended(lead)));
            }
            all.add(new Dated(lead.since(), LeadWords.named(lead)));
        });
        leads.codes().forEach(code -> all.add(new Dated(code.createdAt(), LeadWords.made(code))));
        return all.stream()
                .sorted(Comparator.comparing(Dated::at).reversed())
                .map(Dated::event)
                .toList();
    }

    private FormView form(AdminSession session, ViewStanding.CityFile file, String what, int number) {
        CityId city = file.standing().city().id();
        return visitor.form(
                session, CityFilePage.address(city) + what, new FormView.Field("number", Integer.toString(number)));
    }
}
