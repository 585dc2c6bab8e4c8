package org.waymark.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;

/**
 * Each city's completions, of which none counts twice, and the support that follows from them. A run counts as often as
 * learners have completed it singly. Where nobody has, it counts once by the newest completion of a team, so that what
 * came first makes no difference.
 *
 * <p>Whoever writes holds the city's row.
 */
public final class Credits {
    private static final String SELECT = """
            select learner_id as learner, run, team_once, completed_on, counted_for from city_credit
            where city_id = :city and run = :run
            """;

    private final CountedFor countedFor = new CountedFor();

    /**
     * Credits a city with a learner's completion of a run, once.
     *
     * @param teamOnce whether all such completions of the run by people of the city count once, together
     * @return false when it was credited before, or another one stands for it
     */
    public boolean add(
            Handle handle,
            CityId city,
            LearnerId learner,
            Run run,
            boolean teamOnce,
            LocalDate completedOn,
            Instant now) {
        Optional<Credit> stoodForTeam = findForTeam(handle, city, run.id());
        boolean singly = hasSingle(handle, city, run.id());
        Credit credit = new Credit(learner, run.id(), teamOnce, completedOn, countedFor.getOrAdd(handle, run));
        int added = handle.createUpdate("""
                        insert into city_credit (city_id, learner_id, run, team_once, completed_on, counted_for, credited_at)
                        values (:city, :learner, :run, :teamOnce, :completedOn, :countedFor, :now) on conflict do nothing
                        """)
                .bindMethods(credit)
                .bind("city", city)
                .bind("now", now)
                .execute();
        if (added == 0) {
            return false;
        }
        if (!teamOnce) {
            stoodForTeam.ifPresent(mate -> count(handle, city, mate, -1, now));
            count(handle, city, credit, 1, now);
            return stoodForTeam.isEmpty();
        }
        if (!singly) {
            replace(handle, city, stoodForTeam, findForTeam(handle, city, run.id()), now);
        }
        return !singly && stoodForTeam.isEmpty();
    }

    /**
     * Takes a learner's completion of a run out of a city again, with just what it counted for.
     *
     * @return false when it was not credited, or another one stands for it now
     */
    public boolean remove(Handle handle, CityId city, LearnerId learner, RunId run, Instant now) {
        Optional<Credit> found = find(handle, city, learner, run);
        if (found.isEmpty()) {
            return false;
        }
        Credit credit = found.get();
        Optional<Credit> stoodForTeam = findForTeam(handle, city, run);
        handle.createUpdate("delete from city_credit where city_id = :city and learner_id = :learner and run = :run")
                .bind("city", city)
                .bind("learner", learner)
                .bind("run", run)
                .execute();
        Optional<Credit> standsForTeam = findForTeam(handle, city, run);
        if (!credit.teamOnce()) {
            count(handle, city, credit, -1, now);
        }
        replace(handle, city, stoodForTeam, standsForTeam, now);
        return credit.teamOnce() ? stoodForTeam.isPresent() && standsForTeam.isEmpty() : standsForTeam.isEmpty();
    }

    public Optional<Credit> find(Handle handle, CityId city, LearnerId learner, RunId run) {
        return handle.createQuery(SELECT + " and learner_id = :learner")
                .bind("city", city)
                .bind("learner", learner)
                .bind("run", run)
                .mapTo(Credit.class)
                .findOne();
    }

    /** The runs that a city is credited with by a learner. */
    public List<RunId> list(Handle handle, CityId city, LearnerId learner) {
        return handle.createQuery(
                        "select run from city_credit where city_id = :city and learner_id = :learner order by run")
                .bind("city", city)
                .bind("learner", learner)
                .mapTo(RunId.class)
                .list();
    }

    /**
     * People who completed a run.
     *
     * @param people how many
     */
    public record Learned(CityId city, RunId run, int people) {}

    /** How many people of each city completed which runs within these days; a person at two clients is one. */
    public List<Learned> listLearned(Handle handle, Collection<CityId> cities, LocalDate from, LocalDate to) {
        return cities.isEmpty()
                ? List.of()
                : handle.createQuery("""
                                select one.city_id as city, one.run,
                                  count(distinct coalesce(learner.city_from, learner.id)) as people
                                from city_credit one join learner on learner.id = one.learner_id
                                where one.city_id in (<cities>) and one.completed_on between :from and :to
                                group by one.city_id, one.run order by one.city_id, 3 desc, one.run
                                """)
                        .bindList("cities", List.copyOf(cities))
                        .bind("from", from)
                        .bind("to", to)
                        .mapTo(Learned.class)
                        .list();
    }

    /**
     * People of any city who completed a run.
     *
     * @param people how many
     */
    public record LearnedAnywhere(RunId run, int people) {}

    /** How many people of all cities completed which runs within these days, the most first. */
    public List<LearnedAnywhere> listLearned(Handle handle, LocalDate from, LocalDate to) {
        return handle.createQuery("""
                        select one.run, count(distinct coalesce(learner.city_from, learner.id)) as people
                        from city_credit one join learner on learner.id = one.learner_id
                        where one.completed_on between :from and :to group by one.run order by 2 desc, one.run
                        """)
                .bind("from", from)
                .bind("to", to)
                .mapTo(LearnedAnywhere.class)
                .list();
    }

    /** How many people of all cities completed something within these days. */
    public int countLearners(Handle handle, LocalDate from, LocalDate to) {
        return handle.createQuery("""
                        select count(distinct coalesce(learner.city_from, learner.id))
                        from city_credit one join learner on learner.id = one.learner_id
                        where one.completed_on between :from and :to
                        """)
                .bind("from", from)
                .bind("to", to)
                .mapTo(Integer.class)
                .one();
    }

    /** How many people of a city completed something within these days. */
    public int countLearners(Handle handle, CityId city, LocalDate from, LocalDate to) {
        return handle.createQuery("""
                        select count(distinct coalesce(learner.city_from, learner.id))
                        from city_credit one join learner on learner.id = one.learner_id
                        where one.city_id = :city and one.completed_on between :from and :to
                        """)
                .bind("city", city)
                .bind("from", from)
                .bind("to", to)
                .mapTo(Integer.class)
                .one();
    }

    /** The completion that counts for the team; none where somebody completed the run singly. */
    private static Optional<Credit> findForTeam(Handle handle, CityId city, RunId run) {
        return hasSingle(handle, city, run)
                ? Optional.empty()
                : handle.createQuery(SELECT + " order by completed_on desc, learner_id fetch first 1 row only")
                        .bind("city", city)
                        .bind("run", run)
                        .mapTo(Credit.class)
                        .findOne();
    }

    private static boolean hasSingle(Handle handle, CityId city, RunId run) {
        return handle.createQuery("""
                        select 1 from city_credit where city_id = :city and run = :run and not team_once
                        fetch first 1 row only
                        """)
                .bind("city", city)
                .bind("run", run)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static void replace(
            Handle handle, CityId city, Optional<Credit> before, Optional<Credit> after, Instant now) {
        if (!before.equals(after)) {
            before.ifPresent(credit -> count(handle, city, credit, -1, now));
            after.ifPresent(credit -> count(handle, city, credit, 1, now));
        }
    }

    /** Changes nothing but the rows of today. */
    private static void count(Handle handle, CityId city, Credit credit, int change, Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        handle.createUpdate("""
                        insert into city_support (city_id, run, standard, criterion, completed_on, recorded_on, supported)
                        select cast(:city as uuid), cast(:run as varchar(150)), standard, criterion,
                          cast(:completed as date), cast(:today as date), 0
                        from counted_criterion where counted_for = :countedFor on conflict do nothing
                        """)
                .bind("city", city)
                .bind("run", credit.run())
                .bind("completed", credit.completedOn())
                .bind("today", today)
                .bind("countedFor", credit.countedFor())
                .execute();
        handle.createUpdate("""
                        update city_support set supported = supported + :change
                        where city_id = :city and run = :run and completed_on = :completed and recorded_on = :today
                          and exists (select 1 from counted_criterion counted where counted.counted_for = :countedFor
                            and counted.standard = city_support.standard and counted.criterion = city_support.criterion)
                        """)
                .bind("change", change)
                .bind("city", city)
                .bind("run", credit.run())
                .bind("completed", credit.completedOn())
                .bind("today", today)
                .bind("countedFor", credit.countedFor())
                .execute();
    }
}
