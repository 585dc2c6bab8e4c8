package org.waymark.question;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.people.CityId;

/** Cities that would like to host. Whoever writes holds the row of the question first. */
public final class Hostings {
    private static final String SELECT = """
            select question, hosting.state, opportunity, first_day, last_day, people, place, planned_first, planned_last,
              planned_place, run from hosting
            """;

    private record Row(
            QuestionId question,
            HostingState state,
            @Nullable OpportunityId opportunity,
            LocalDate firstDay,
            LocalDate lastDay,
            int people,
            String place,
            @Nullable LocalDate plannedFirst,
            @Nullable LocalDate plannedLast,
            @Nullable String plannedPlace,
            @Nullable RunId run) {
        Hosting hosting() {
            Hosting.Plan plan = plannedFirst == null || plannedLast == null
                    ? null
                    : new Hosting.Plan(plannedFirst, plannedLast, plannedPlace == null ? "" : plannedPlace);
            return new Hosting(question, state, opportunity, firstDay, lastDay, people, place, plan, run);
        }
    }

    public void add(Handle handle, Hosting hosting) {
        handle.createUpdate("""
                        insert into hosting (question, state, opportunity, first_day, last_day, people, place)
                        values (:question, :state, :opportunity, :firstDay, :lastDay, :people, :place)
                        """).bindMethods(hosting).execute();
    }

    public Optional<Hosting> find(Handle handle, QuestionId question) {
        return handle.createQuery(SELECT + " where question = :question")
                .bind("question", question)
                .mapTo(Row.class)
                .findOne()
                .map(Row::hosting);
    }

    /** Finds what became a run. */
    public Optional<Hosting> findOf(Handle handle, RunId run) {
        return handle.createQuery(SELECT + " where run = :run")
                .bind("run", run)
                .mapTo(Row.class)
                .findOne()
                .map(Row::hosting);
    }

    /** What a city has asked to host, the last first. */
    public List<Hosting> list(Handle handle, CityId city) {
        return handle.createQuery(SELECT + """
                         join question asked on asked.id = hosting.question where asked.city_id = :city
                        order by asked.asked_at desc, asked.id
                        """)
                .bind("city", city)
                .mapTo(Row.class)
                .map(Row::hosting)
                .list();
    }

    /** Notes what staff have planned. */
    public void markPlanned(Handle handle, QuestionId question, Hosting.Plan plan) {
        handle.createUpdate("""
                        update hosting set state = 'PLANNED', planned_first = :firstDay, planned_last = :lastDay,
                          planned_place = :place where question = :question
                        """).bindMethods(plan).bind("question", question).execute();
    }

    /** Notes the run that it has become. */
    public void markScheduled(Handle handle, QuestionId question, RunId run) {
        handle.createUpdate("update hosting set state = 'SCHEDULED', run = :run where question = :question")
                .bind("run", run)
                .bind("question", question)
                .execute();
    }

    /** Ends it without a run. */
    public void markEnded(Handle handle, QuestionId question, HostingState state) {
        handle.createUpdate("update hosting set state = :state where question = :question")
                .bind("state", state)
                .bind("question", question)
                .execute();
    }
}
