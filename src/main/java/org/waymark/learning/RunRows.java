package org.waymark.learning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;
import org.waymark.standard.TextList;

/** The tables of the catalogue, for {@link Catalogue}. */
final class RunRows {
    private RunRows() {}

    private record Row(
            @Nested("opportunity") Opportunity opportunity,
            RunId id,
            @Nullable String title,
            @Nullable String code,
            LocalDate startDate,
            boolean startInferred,
            @Nullable LocalDate endDate,
            @Nullable String duration,
            String contents,
            @Nullable String audience,
            @Nullable String eligibility,
            @Nullable String capacity,
            @Nullable String timeCommitment,
            @Nullable LocalDate registrationDeadline,
            String outcomes,
            StandardId standard,
            boolean provisional,
            String notes) {
        Run run(List<RunSession> sessions, List<CriterionCode> criteria) {
            return new Run(
                    id,
                    opportunity.id(),
                    title,
                    code,
                    startDate,
                    startInferred,
                    endDate,
                    duration,
                    sessions,
                    TextList.read(contents),
                    audience,
                    eligibility,
                    capacity,
                    timeCommitment,
                    registrationDeadline,
                    TextList.read(outcomes),
                    standard,
                    criteria,
                    provisional,
                    TextList.read(notes));
        }
    }

    private record Placed(RunId run, @Nested RunSession session) {}

    private record Alignment(RunId run, StandardId standard, CriterionCode criterion) {
        List<Object> place() {
            return List.of(run, standard);
        }
    }

    static List<Opportunity> opportunities(Handle handle) {
        return handle.createQuery(
                        "select slug, title, kind, issue_area, summary, partners, notes from opportunity order by slug")
                .mapTo(Opportunity.class)
                .list();
    }

    /** @param condition SQL on {@code run r} and {@code opportunity o}, made of constants; values are bound */
    static List<CatalogueEntry> list(Handle handle, String condition, Map<String, ?> values) {
        String chosen = " from run r join opportunity o on o.slug = r.opportunity where " + condition;
        Map<RunId, List<RunSession>> sessions = handle.createQuery("""
                        select s.run, s.session_date as "date", s.year_inferred, s.whole_week, cast(s.start_time as time) as "start",
                          cast(s.end_time as time) as "end", s.zone, s.label, s.kind
                        from run_session s where s.run in (select r.slug""" + chosen + ") order by s.run, s.place")
                .bindMap(values)
                .mapTo(Placed.class)
                .collect(groupingBy(Placed::run, mapping(Placed::session, toList())));
        Map<List<Object>, List<CriterionCode>> criteria = handle.createQuery(
                        """
                        select a.run, a.standard, a.criterion from run_alignment a
                        join criterion c on c.standard = a.standard and c.code = a.criterion
                        where a.run in (select r.slug""" + chosen + ") order by c.place, c.code")
                .bindMap(values)
                .mapTo(Alignment.class)
                .collect(groupingBy(Alignment::place, mapping(Alignment::criterion, toList())));
        return handle.createQuery("""
                        select o.slug as opportunity_slug, o.title as opportunity_title, o.kind as opportunity_kind,
                          o.issue_area as opportunity_issue_area, o.summary as opportunity_summary,
                          o.partners as opportunity_partners, o.notes as opportunity_notes,
                          r.slug as id, r.title, r.code, r.start_date, r.start_inferred, r.end_date, r.duration, r.contents,
                          r.audience, r.eligibility, r.capacity, r.time_commitment, r.registration_deadline, r.outcomes,
                          r.standard, r.provisional, r.notes
                        """ + chosen + " order by r.start_date, r.slug")
                .bindMap(values)
                .mapTo(Row.class)
                .map(row -> new CatalogueEntry(
                        row.opportunity(),
                        row.run(
                                sessions.getOrDefault(row.id(), List.of()),
                                criteria.getOrDefault(List.of(row.id(), row.standard()), List.of()))))
                .list();
    }

    static void put(Handle handle, Opportunity opportunity, boolean known) {
        String sql = known ? """
                        update opportunity set title = :title, kind = :kind, issue_area = :issueArea,
                        summary = :summary, partners = :partners, notes = :notes where slug = :id""" : """
                        insert into opportunity (slug, title, kind, issue_area, summary, partners, notes)
                        values (:id, :title, :kind, :issueArea, :summary, :partners, :notes)""";
        handle.createUpdate(sql)
                .bindMethods(opportunity)
                .bind("partners", TextList.write(opportunity.partners()))
                .bind("notes", TextList.write(opportunity.notes()))
                .execute();
    }

    static void put(Handle handle, Run run, boolean known) {
        String sql = known ? """
                        update run set opportunity = :opportunity, title = :title, code = :code,
                        start_date = :start, start_inferred = :startInferred, end_date = :end,
                        duration = :duration, contents = :contents, audience = :audience,
                        eligibility = :eligibility, capacity = :capacity, time_commitment = :timeCommitment,
                        registration_deadline = :registrationDeadline, outcomes = :outcomes, standard = :standard,
                        provisional = :provisional, notes = :notes where slug = :id""" : """
                        insert into run (slug, opportunity, title, code, start_date, start_inferred, end_date,
                        duration, contents, audience, eligibility, capacity, time_commitment,
                        registration_deadline, outcomes, standard, provisional, notes)
                        values (:id, :opportunity, :title, :code, :start, :startInferred, :end,
                        :duration, :contents, :audience, :eligibility, :capacity, :timeCommitment,
                        :registrationDeadline, :outcomes, :standard, :provisional, :notes)""";
        handle.createUpdate(sql)
                .bindMethods(run)
                .bind("contents", TextList.write(run.contents()))
                .bind("outcomes", TextList.write(run.outcomes()))
                .bind("notes", TextList.write(run.notes()))
                .execute();
        putSessions(handle, run);
        putAlignments(handle, run);
    }

    private static void putSessions(Handle handle, Run run) {
        handle.createUpdate("delete from run_session where run = :run")
                .bind("run", run.id())
                .execute();
        for (int place = 0; place < run.sessions().size(); place++) {
            RunSession session = run.sessions().get(place);
            handle.createUpdate("""
                            insert into run_session (run, place, session_date, year_inferred, whole_week,
                            start_time, end_time, zone, label, kind)
                            values (:run, :place, :date, :yearInferred, :wholeWeek, :start, :end, :zone, :label, :kind)
                            """)
                    .bind("run", run.id())
                    .bind("place", place)
                    .bindMethods(session)
                    .bind("start", words(session.start()))
                    .bind("end", words(session.end()))
                    .bind("zone", words(session.zone()))
                    .execute();
        }
    }

    /** Alignments to other Standards than the run's own stay. */
    private static void putAlignments(Handle handle, Run run) {
        handle.createUpdate("delete from run_alignment where run = :run and standard = :standard")
                .bind("run", run.id())
                .bind("standard", run.standard())
                .execute();
        for (CriterionCode code : run.criteria()) {
            handle.createUpdate("insert into run_alignment (run, standard, criterion) values (:run, :standard, :code)")
                    .bind("run", run.id())
                    .bind("standard", run.standard())
                    .bind("code", code)
                    .execute();
        }
    }

    private static @Nullable String words(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
