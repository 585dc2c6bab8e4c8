package org.waymark.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;
import org.waymark.standard.TextList;

/** The tables of the catalogue, for {@link Catalogue}. */
final class RunRows {
    private RunRows() {}

    static List<Opportunity> opportunities(Handle handle) {
        return handle.createQuery(
                        "select *, slug as opportunity, title as opportunity_title, notes as opportunity_notes"
                                + " from opportunity order by slug")
                .map((row, context) -> opportunity(row))
                .list();
    }

    /** @param condition SQL on {@code run r} and {@code opportunity o}, made of constants; values are bound */
    static List<CatalogueEntry> list(Handle handle, String condition, Map<String, ?> values) {
        String chosen = " from run r join opportunity o on o.slug = r.opportunity where " + condition;
        Map<String, List<Session>> sessions = new HashMap<>();
        handle.createQuery("select s.* from run_session s where s.run in (select r.slug" + chosen
                        + ") order by s.run, s.place")
                .bindMap(values)
                .map((row, context) -> Map.entry(row.getString("run"), session(row)))
                .forEach(entry -> sessions.computeIfAbsent(entry.getKey(), run -> new ArrayList<>())
                        .add(entry.getValue()));
        Map<List<String>, List<CriterionCode>> criteria = new HashMap<>();
        handle.createQuery("""
                        select a.run, a.standard, a.criterion from run_alignment a
                        join criterion c on c.standard = a.standard and c.code = a.criterion
                        where a.run in (select r.slug""" + chosen + ") order by c.place, c.code")
                .bindMap(values)
                .map((row, context) ->
                        List.of(row.getString("run"), row.getString("standard"), row.getString("criterion")))
                .forEach(row -> criteria.computeIfAbsent(row.subList(0, 2), key -> new ArrayList<>())
                        .add(new CriterionCode(row.get(2))));
        return handle.createQuery("""
                        select r.*, o.title as opportunity_title, o.kind, o.issue_area, o.summary, o.partners,
                        o.notes as opportunity_notes""" + chosen + " order by r.start_date, r.slug")
                .bindMap(values)
                .map((row, context) -> {
                    String slug = row.getString("slug");
                    return new CatalogueEntry(
                            opportunity(row),
                            run(
                                    row,
                                    sessions.getOrDefault(slug, List.of()),
                                    criteria.getOrDefault(List.of(slug, row.getString("standard")), List.of())));
                })
                .list();
    }

    static void put(Handle handle, Opportunity opportunity, boolean known) {
        String sql = known ? """
                        update opportunity set title = :title, kind = :kind, issue_area = :issueArea,
                        summary = :summary, partners = :partners, notes = :notes where slug = :slug""" : """
                        insert into opportunity (slug, title, kind, issue_area, summary, partners, notes)
                        values (:slug, :title, :kind, :issueArea, :summary, :partners, :notes)""";
        handle.createUpdate(sql)
                .bind("slug", opportunity.id().value())
                .bind("title", opportunity.title())
                .bind("kind", opportunity.kind().name())
                .bind("issueArea", opportunity.issueArea())
                .bind("summary", opportunity.summary())
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
                        registration_deadline = :deadline, outcomes = :outcomes, standard = :standard,
                        provisional = :provisional, notes = :notes where slug = :slug""" : """
                        insert into run (slug, opportunity, title, code, start_date, start_inferred, end_date,
                        duration, contents, audience, eligibility, capacity, time_commitment,
                        registration_deadline, outcomes, standard, provisional, notes)
                        values (:slug, :opportunity, :title, :code, :start, :startInferred, :end,
                        :duration, :contents, :audience, :eligibility, :capacity, :timeCommitment,
                        :deadline, :outcomes, :standard, :provisional, :notes)""";
        handle.createUpdate(sql)
                .bind("slug", run.id().value())
                .bind("opportunity", run.opportunity().value())
                .bind("title", run.title())
                .bind("code", run.code())
                .bind("start", run.start())
                .bind("startInferred", run.startInferred())
                .bind("end", run.end())
                .bind("duration", run.duration())
                .bind("contents", TextList.write(run.contents()))
                .bind("audience", run.audience())
                .bind("eligibility", run.eligibility())
                .bind("capacity", run.capacity())
                .bind("timeCommitment", run.timeCommitment())
                .bind("deadline", run.registrationDeadline())
                .bind("outcomes", TextList.write(run.outcomes()))
                .bind("standard", run.standard().value())
                .bind("provisional", run.provisional())
                .bind("notes", TextList.write(run.notes()))
                .execute();
        putSessions(handle, run);
        putAlignments(handle, run);
    }

    private static void putSessions(Handle handle, Run run) {
        handle.createUpdate("delete from run_session where run = :run")
                .bind("run", run.id().value())
                .execute();
        for (int place = 0; place < run.sessions().size(); place++) {
            Session session = run.sessions().get(place);
            handle.createUpdate("""
                            insert into run_session (run, place, session_date, year_inferred, whole_week,
                            start_time, end_time, zone, label, kind)
                            values (:run, :place, :date, :yearInferred, :wholeWeek, :start, :end, :zone, :label, :kind)
                            """)
                    .bind("run", run.id().value())
                    .bind("place", place)
                    .bind("date", session.date())
                    .bind("yearInferred", session.yearInferred())
                    .bind("wholeWeek", session.wholeWeek())
                    .bind("start", words(session.start()))
                    .bind("end", words(session.end()))
                    .bind("zone", words(session.zone()))
                    .bind("label", session.label())
                    .bind("kind", session.kind().name())
                    .execute();
        }
    }

    /** Alignments to other Standards than the run's own stay. */
    private static void putAlignments(Handle handle, Run run) {
        handle.createUpdate("delete from run_alignment where run = :run and standard = :standard")
                .bind("run", run.id().value())
                .bind("standard", run.standard().value())
                .execute();
        for (CriterionCode code : run.criteria()) {
            handle.createUpdate("insert into run_alignment (run, standard, criterion) values (:run, :standard, :code)")
                    .bind("run", run.id().value())
                    .bind("standard", run.standard().value())
                    .bind("code", code.value())
                    .execute();
        }
    }

    private static Opportunity opportunity(ResultSet row) throws SQLException {
        return new Opportunity(
                new OpportunityId(row.getString("opportunity")),
                row.getString("opportunity_title"),
                OpportunityKind.valueOf(row.getString("kind")),
                row.getBoolean("issue_area"),
                row.getString("summary"),
                TextList.read(row.getString("partners")),
                TextList.read(row.getString("opportunity_notes")));
    }

    private static Run run(ResultSet row, List<Session> sessions, List<CriterionCode> criteria) throws SQLException {
        return new Run(
                new RunId(row.getString("slug")),
                new OpportunityId(row.getString("opportunity")),
                row.getString("title"),
                row.getString("code"),
                row.getObject("start_date", LocalDate.class),
                row.getBoolean("start_inferred"),
                row.getObject("end_date", LocalDate.class),
                row.getString("duration"),
                sessions,
                TextList.read(row.getString("contents")),
                row.getString("audience"),
                row.getString("eligibility"),
                row.getString("capacity"),
                row.getString("time_commitment"),
                row.getObject("registration_deadline", LocalDate.class),
                TextList.read(row.getString("outcomes")),
                new StandardId(row.getString("standard")),
                criteria,
                row.getBoolean("provisional"),
                TextList.read(row.getString("notes")));
    }

    private static Session session(ResultSet row) throws SQLException {
        String start = row.getString("start_time");
        String end = row.getString("end_time");
        String zone = row.getString("zone");
        return new Session(
                row.getObject("session_date", LocalDate.class),
                row.getBoolean("year_inferred"),
                row.getBoolean("whole_week"),
                start == null ? null : LocalTime.parse(start),
                end == null ? null : LocalTime.parse(end),
                zone == null ? null : ZoneId.of(zone),
                row.getString("label"),
                SessionKind.valueOf(row.getString("kind")));
    }

    private static @Nullable String words(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
