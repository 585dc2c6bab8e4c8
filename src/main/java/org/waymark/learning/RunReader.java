package org.waymark.learning;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Fields;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;

/** Reads the runs of a {@link CatalogueFile} and remembers them, so that none stands there twice. */
final class RunReader {
    private static final Messages MESSAGES = Messages.of(RunReader.class);

    private final StandardId usual;
    private final Map<StandardId, Standard> standards;
    private final Set<RunId> ids = new HashSet<>();
    private final Set<List<String>> editions = new HashSet<>();

    RunReader(StandardId usual, Map<StandardId, Standard> standards) {
        this.usual = usual;
        this.standards = standards;
    }

    Run read(Fields fields, Opportunity opportunity) {
        StandardId standard = fields.has("standard") ? new StandardId(fields.slug("standard", 64)) : usual;
        if (!standards.containsKey(standard) && !standard.equals(usual)) {
            fields.fault("standard", MESSAGES.message("standard.unknown"));
        }
        Run run = new Run(
                new RunId(fields.slug("slug", 150)),
                opportunity.id(),
                ownTitle(fields, opportunity),
                fields.optionalText("code", 64),
                fields.date("startDate"),
                fields.flag("startInferred"),
                fields.optionalDate("endDate"),
                fields.optionalText("duration", 100),
                fields.objects("sessions").stream().map(RunReader::readSession).toList(),
                fields.texts("contents", 1000),
                fields.optionalText("audience", 2000),
                fields.optionalText("eligibility", 2000),
                fields.optionalText("capacity", 2000),
                fields.optionalText("timeCommitment", 2000),
                fields.optionalDate("registrationDeadline"),
                fields.texts("outcomes", 1000),
                standard,
                readCriteria(fields, standard),
                fields.flag("provisional"),
                fields.texts("notes", 2000));
        check(fields, opportunity, run);
        fields.end();
        return run;
    }

    private void check(Fields fields, Opportunity opportunity, Run run) {
        if (fields.has("kind") && fields.word("kind", OpportunityKind.BY_WORD) != opportunity.kind()) {
            fields.fault("kind", MESSAGES.message("run.kind"));
        }
        if (!ids.add(run.id())) {
            fields.fault("slug", MESSAGES.message("run.slug"));
        }
        String code = run.code() == null ? "" : run.code();
        if (!editions.add(List.of(opportunity.id().value(), run.start().toString(), code))) {
            fields.fault("startDate", MESSAGES.message("run.start"));
        }
        LocalDate end = run.end();
        if (end != null && end.isBefore(run.start())) {
            fields.fault("endDate", MESSAGES.message("run.end"));
        }
        LocalDate deadline = run.registrationDeadline();
        if (deadline != null && deadline.isAfter(end == null ? run.start() : end)) {
            fields.fault("registrationDeadline", MESSAGES.message("run.deadline"));
        }
        if (run.provisional() && run.notes().isEmpty()) {
            fields.fault("notes", MESSAGES.message("run.notes"));
        }
    }

    private static @Nullable String ownTitle(Fields fields, Opportunity opportunity) {
        String title = fields.optionalText("title", 300);
        return title == null || title.isEmpty() || title.equals(opportunity.title()) ? null : title;
    }

    private List<CriterionCode> readCriteria(Fields fields, StandardId id) {
        Standard standard = standards.get(id);
        Set<CriterionCode> codes = new HashSet<>();
        List<String> texts = fields.texts("criteria", 16);
        if (standard == null) {
            return List.of();
        }
        for (int i = 0; i < texts.size(); i++) {
            CriterionCode code = new CriterionCode(texts.get(i));
            if (!code.value().isEmpty() && standard.findCriterion(code).isEmpty()) {
                fields.fault("criteria", i, MESSAGES.message("criterion.unknown"));
            } else if (!codes.add(code)) {
                fields.fault("criteria", i, MESSAGES.message("criterion.twice"));
            }
        }
        List<CriterionCode> inOrder = new ArrayList<>();
        standard.criteria(codes).stream().map(Criterion::code).forEach(inOrder::add);
        return inOrder;
    }

    private static RunSession readSession(Fields fields) {
        LocalTime start = fields.optionalTime("startTime");
        LocalTime end = fields.optionalTime("endTime");
        ZoneId zone = fields.optionalZone("zone");
        RunSession session = new RunSession(
                fields.date("date"),
                fields.flag("yearInferred"),
                fields.flag("wholeWeek"),
                start,
                end,
                zone,
                fields.text("label", 1000),
                fields.has("kind") ? fields.word("kind", SessionKind.BY_WORD) : SessionKind.MEETING);
        if (start != null && !fields.has("zone")) {
            fields.fault("zone", MESSAGES.message("session.zone"));
        }
        if (end != null && (start == null || !end.isAfter(start))) {
            fields.fault("endTime", MESSAGES.message("session.end"));
        }
        fields.end();
        return session;
    }
}
