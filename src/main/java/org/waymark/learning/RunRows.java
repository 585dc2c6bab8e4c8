package org.waymark.learning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.waymark.json.TextList;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/** The tables of the catalogue, for {@link Catalogue}. */
final class RunRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int TOGETHER = 200;
    private static final String OPPORTUNITIES =
            "select slug, title, kind, issue_area, summary, description, outcomes, audience, partners, notes from opportunity";

    private RunRows() {}

    private record Row(
            @Nested("opportunity") Opportunity opportunity,
            RunId id,
            @Nullable String title,
            @Nullable String code,
            String language,
            LocalDate startDate,
            boolean startInferred,
            @Nullable LocalDate endDate,
            @Nullable String duration,
            String contents,
            @Nullable String audience,
            @Nullable String eligibility,
            @Nullable String timeCommitment,
            String outcomes,
            @Nested RunPlace place,
            boolean registerHere,
            @Nullable LocalDate registrationDeadline,
            @Nullable String capacity,
            String tiers,
            String questions,
            @Nullable String contact,
            String materials,
            @Nullable URI takeAt,
            StandardId standard,
            boolean provisional,
            String notes,
            @Nested RunState state) {
        Run run(List<RunSession> sessions, List<CriterionCode> criteria) {
            return new Run(
                    id,
                    opportunity.id(),
                    title,
                    code,
                    language,
                    startDate,
                    startInferred,
                    endDate,
                    duration,
                    sessions,
                    new RunAbout(
                            TextList.read(contents), audience, eligibility, timeCommitment, TextList.read(outcomes)),
                    place,
                    new Registration(
                            registerHere,
                            registrationDeadline,
                            capacity,
                            read(tiers, Registration.Tier[].class),
                            TextList.read(questions),
                            contact),
                    read(materials, Material[].class),
                    takeAt,
                    standard,
                    criteria,
                    provisional,
                    TextList.read(notes),
                    state);
        }
    }

    private record Placed(RunId run, @Nested RunSession session) {}

    private record Alignment(RunId run, StandardId standard, CriterionCode criterion) {
        List<Object> place() {
            return List.of(run, standard);
        }
    }

    static Optional<Opportunity> findOpportunity(Handle handle, OpportunityId id) {
        return handle.createQuery(OPPORTUNITIES + " where slug = :id")
                .bind("id", id)
                .mapTo(Opportunity.class)
                .findOne();
    }

    static List<Opportunity> opportunities(Handle handle) {
        return handle.createQuery(OPPORTUNITIES + " order by slug")
                .mapTo(Opportunity.class)
                .list();
    }

    /** @param condition SQL on {@code run r} and {@code opportunity o}, made of constants; values are bound */
    static List<CatalogueEntry> list(Handle handle, String condition, Map<String, ?> values) {
        List<Row> rows = handle.createQuery("""
                        select o.slug as opportunity_slug, o.title as opportunity_title, o.kind as opportunity_kind,
                          o.issue_area as opportunity_issue_area, o.summary as opportunity_summary,
                          o.description as opportunity_description, o.outcomes as opportunity_outcomes,
                          o.audience as opportunity_audience, o.partners as opportunity_partners, o.notes as opportunity_notes,
                          r.slug as id, r.title, r.code, r.language, r.start_date, r.start_inferred, r.end_date,
                          r.duration, r.contents, r.audience, r.eligibility, r.time_commitment, r.outcomes,
                          r.run_format as format, r.place, r.host_city, r.register_here, r.registration_deadline,
                          r.capacity, r.tiers, r.questions, r.contact, r.materials, r.take_at, r.standard, r.provisional, r.notes, r.published_at,
                          r.cancelled_on, r.cancel_notice, r.postponed_from
                        from run r join opportunity o on o.slug = r.opportunity where\s""" + condition + " order by r.start_date, r.slug")
                .bindMap(values)
                .mapTo(Row.class)
                .list();
        Map<RunId, List<RunSession>> sessions = new HashMap<>();
        Map<List<Object>, List<CriterionCode>> criteria = new HashMap<>();
        for (int from = 0; from < rows.size(); from += TOGETHER) {
            List<String> ids = rows.subList(from, Math.min(rows.size(), from + TOGETHER)).stream()
                    .map(row -> row.id().value())
                    .toList();
            sessions.putAll(sessions(handle, ids));
            criteria.putAll(criteria(handle, ids));
        }
        return rows.stream()
                .map(row -> new CatalogueEntry(
                        row.opportunity(),
                        row.run(
                                sessions.getOrDefault(row.id(), List.of()),
                                criteria.getOrDefault(List.of(row.id(), row.standard()), List.of()))))
                .toList();
    }

    /** Runs are named one by one: of a query within the query, a database may read all sessions there are. */
    private static Map<RunId, List<RunSession>> sessions(Handle handle, List<String> runs) {
        return handle.createQuery("""
                        select s.run, s.session_date as "date", s.year_inferred, s.whole_week, cast(s.start_time as time) as "start",
                          cast(s.end_time as time) as "end", s.zone, s.label, s.kind,
                          s.leader, s.venue, s.link
                        from run_session s where s.run in (<runs>) order by s.run, s.place""")
                .bindList("runs", runs)
                .mapTo(Placed.class)
                .collect(groupingBy(Placed::run, mapping(Placed::session, toList())));
    }

    private static Map<List<Object>, List<CriterionCode>> criteria(Handle handle, List<String> runs) {
        return handle.createQuery("""
                        select a.run, a.standard, a.criterion from run_alignment a
                        join criterion c on c.standard = a.standard and c.code = a.criterion
                        where a.run in (<runs>) order by c.place, c.code""")
                .bindList("runs", runs)
                .mapTo(Alignment.class)
                .collect(groupingBy(Alignment::place, mapping(Alignment::criterion, toList())));
    }

    static void put(Handle handle, Opportunity opportunity) {
        int known = putOpportunity(handle, opportunity, """
                        update opportunity set title = :title, kind = :kind, issue_area = :issueArea,
                        summary = :summary, description = :description, outcomes = :outcomes, audience = :audience,
                        partners = :partners, notes = :notes where slug = :id""");
        if (known == 0) {
            putOpportunity(handle, opportunity, """
                            insert into opportunity (slug, title, kind, issue_area, summary, description, outcomes,
                            audience, partners, notes)
                            values (:id, :title, :kind, :issueArea, :summary, :description, :outcomes,
                            :audience, :partners, :notes)""");
        }
    }

    private static int putOpportunity(Handle handle, Opportunity opportunity, String sql) {
        return handle.createUpdate(sql)
                .bindMethods(opportunity)
                .bind("description", TextList.write(opportunity.description()))
                .bind("outcomes", TextList.write(opportunity.outcomes()))
                .bind("partners", TextList.write(opportunity.partners()))
                .bind("notes", TextList.write(opportunity.notes()))
                .execute();
    }

    static void put(Handle handle, Run run) {
        int known = putRun(handle, run, """
                        update run set opportunity = :opportunity, title = :title, code = :code, language = :language,
                        start_date = :start, start_inferred = :startInferred, end_date = :end,
                        duration = :duration, contents = :contents, audience = :about.audience,
                        eligibility = :about.eligibility, time_commitment = :about.timeCommitment,
                        outcomes = :outcomes, run_format = :place.format, place = :place.place,
                        host_city = :place.hostCity, register_here = :registration.here,
                        registration_deadline = :registration.deadline,
                        capacity = :registration.capacity, tiers = :tiers, questions = :questions, contact = :registration.contact,
                        materials = :materials, take_at = :takeAt, standard = :standard, provisional = :provisional,
                        notes = :notes, published_at = :state.publishedAt, cancelled_on = :state.cancelledOn,
                        cancel_notice = :state.cancelNotice, postponed_from = :state.postponedFrom
                        where slug = :id""");
        if (known == 0) {
            putRun(handle, run, """
                            insert into run (slug, opportunity, title, code, language, start_date, start_inferred,
                            end_date, duration, contents, audience, eligibility, time_commitment, outcomes, run_format,
                            place, host_city, register_here, registration_deadline, capacity, tiers, questions,
                            contact, materials, take_at,
                            standard, provisional, notes, published_at, cancelled_on, cancel_notice, postponed_from)
                            values (:id, :opportunity, :title, :code, :language, :start, :startInferred,
                            :end, :duration, :contents, :about.audience, :about.eligibility, :about.timeCommitment,
                            :outcomes, :place.format, :place.place, :place.hostCity, :registration.here, :registration.deadline,
                            :registration.capacity, :tiers, :questions, :registration.contact, :materials, :takeAt,
                            :standard, :provisional, :notes, :state.publishedAt, :state.cancelledOn,
                            :state.cancelNotice, :state.postponedFrom)""");
        }
        putSessions(handle, run);
        putAlignments(handle, run);
    }

    private static int putRun(Handle handle, Run run, String sql) {
        return handle.createUpdate(sql)
                .bindMethods(run)
                .bindMethods("about", run.about())
                .bindMethods("place", run.place())
                .bindMethods("registration", run.registration())
                .bindMethods("state", run.state())
                .bind("contents", TextList.write(run.about().contents()))
                .bind("outcomes", TextList.write(run.about().outcomes()))
                .bind("questions", TextList.write(run.registration().questions()))
                .bind("tiers", write(run.registration().tiers()))
                .bind("materials", write(run.materials()))
                .bind("notes", TextList.write(run.notes()))
                .execute();
    }

    private static void putSessions(Handle handle, Run run) {
        handle.createUpdate("delete from run_session where run = :run")
                .bind("run", run.id())
                .execute();
        for (int place = 0; place < run.sessions().size(); place++) {
            RunSession session = run.sessions().get(place);
            handle.createUpdate("""
                            insert into run_session (run, place, session_date, year_inferred, whole_week,
                            start_time, end_time, zone, label, kind, leader, venue, link)
                            values (:run, :place, :date, :yearInferred, :wholeWeek, :start, :end, :zone, :label, :kind,
                            :leader, :venue, :link)
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

    private static <T> List<T> read(String column, Class<T[]> type) {
        try {
            return List.of(JSON.readValue(column, type));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(List<?> items) {
        try {
            return JSON.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
