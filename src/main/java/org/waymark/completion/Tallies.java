package org.waymark.completion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.RunId;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/** A city's tallies: what its page reads instead of all completions. */
public final class Tallies {

    /**
     * Counts a learner's completion of a run for a city, once. The caller holds the city's row. A run counts as often as
     * learners have completed it singly, and at least once when some have completed it as a team, whatever came first.
     *
     * @param teamOnce whether all such completions of the run by people of the city count once, together
     * @return false when it was counted before, or a team-mate's stands for it
     */
    public boolean addCredit(
            Handle handle,
            CityId city,
            LearnerId learner,
            RunId run,
            StandardId standard,
            List<CriterionCode> criteria,
            boolean teamOnce,
            Instant now) {
        boolean singly = hasCredit(handle, city, run, false);
        boolean asTeam = hasCredit(handle, city, run, true);
        int added = handle.createUpdate("""
                        insert into city_credit (city_id, learner_id, run, team_once, credited_at)
                        values (:city, :learner, :run, :once, :now) on conflict do nothing
                        """)
                .bind("once", teamOnce)
                .bind("city", city)
                .bind("learner", learner)
                .bind("run", run)
                .bind("now", now)
                .execute();
        boolean standsFor = teamOnce ? singly || asTeam : asTeam && !singly;
        if (added == 0 || standsFor) {
            return false;
        }
        // Always in the same order, so that two completions at once wait for each other instead of locking up.
        criteria.stream().map(CriterionCode::value).sorted().forEach(code -> {
            addRow(handle, city, standard, code);
            count(handle, city, standard, code, 1);
        });
        return true;
    }

    /** Tells whether a completion counts for a city, and if so whether together with those of team-mates. */
    public Optional<Boolean> findTeamOnce(Handle handle, CityId city, LearnerId learner, RunId run) {
        return handle.createQuery("""
                        select team_once from city_credit where city_id = :city and learner_id = :learner and run = :run
                        """)
                .bind("city", city)
                .bind("learner", learner)
                .bind("run", run)
                .mapTo(Boolean.class)
                .findOne();
    }

    /** Marks a criterion as claimed by the city, or takes the claim back when {@code at} is null. */
    public void markClaimed(
            Handle handle, CityId city, StandardId standard, CriterionCode criterion, @Nullable Instant at) {
        addRow(handle, city, standard, criterion.value());
        mark(handle, "claimed_at", city, standard, criterion, at);
    }

    /** Marks a criterion as confirmed by the assessment, or takes that back when {@code at} is null. */
    public void markConfirmed(
            Handle handle, CityId city, StandardId standard, CriterionCode criterion, @Nullable Instant at) {
        addRow(handle, city, standard, criterion.value());
        mark(handle, "confirmed_at", city, standard, criterion, at);
    }

    public List<CriterionTally> listOf(Handle handle, CityId city, StandardId standard) {
        return handle.createQuery("""
                        select criterion, supported, claimed_at, confirmed_at from city_criterion
                        where city_id = :city and standard = :standard order by criterion
                        """)
                .bind("city", city)
                .bind("standard", standard)
                .mapTo(CriterionTally.class)
                .list();
    }

    private static void count(Handle handle, CityId city, StandardId standard, String criterion, int change) {
        handle.createUpdate("""
                        update city_criterion set supported = supported + :change
                        where city_id = :city and standard = :standard and criterion = :criterion
                        """)
                .bind("change", change)
                .bind("city", city)
                .bind("standard", standard)
                .bind("criterion", criterion)
                .execute();
    }

    private static void addRow(Handle handle, CityId city, StandardId standard, String criterion) {
        handle.createUpdate("""
                        insert into city_criterion (city_id, standard, criterion, supported)
                        values (:city, :standard, :criterion, 0) on conflict do nothing
                        """)
                .bind("city", city)
                .bind("standard", standard)
                .bind("criterion", criterion)
                .execute();
    }

    private static void mark(
            Handle handle,
            String column,
            CityId city,
            StandardId standard,
            CriterionCode criterion,
            @Nullable Instant at) {
        handle.createUpdate("""
                        update city_criterion set <column> = :at
                        where city_id = :city and standard = :standard and criterion = :criterion
                        """)
                .define("column", column)
                .bind("at", at)
                .bind("city", city)
                .bind("standard", standard)
                .bind("criterion", criterion)
                .execute();
    }

    /** The runs that a learner has counted for a city with. */
    public List<RunId> listCredits(Handle handle, CityId city, LearnerId learner) {
        return handle.createQuery("select run from city_credit where city_id = :city and learner_id = :learner")
                .bind("city", city)
                .bind("learner", learner)
                .mapTo(RunId.class)
                .list();
    }

    /**
     * Takes a learner's completion of a run out of a city's tallies. The caller holds the city's row.
     *
     * @return false when it did not count, or a team-mate's stands for it now
     */
    public boolean removeCredit(
            Handle handle,
            CityId city,
            LearnerId learner,
            RunId run,
            StandardId standard,
            List<CriterionCode> criteria) {
        Optional<Boolean> teamOnce = findTeamOnce(handle, city, learner, run);
        int removed = handle.createUpdate(
                        "delete from city_credit where city_id = :city and learner_id = :learner and run = :run")
                .bind("city", city)
                .bind("learner", learner)
                .bind("run", run)
                .execute();
        boolean singly = hasCredit(handle, city, run, false);
        boolean asTeam = hasCredit(handle, city, run, true);
        boolean standsFor = teamOnce.orElse(false) ? singly || asTeam : asTeam && !singly;
        if (removed == 0 || standsFor) {
            return false;
        }
        criteria.stream().map(CriterionCode::value).sorted().forEach(code -> count(handle, city, standard, code, -1));
        return true;
    }

    private static boolean hasCredit(Handle handle, CityId city, RunId run, boolean teamOnce) {
        return handle.createQuery("""
                        select 1 from city_credit where city_id = :city and run = :run and team_once = :once
                        fetch first 1 row only
                        """)
                .bind("city", city)
                .bind("run", run)
                .bind("once", teamOnce)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
