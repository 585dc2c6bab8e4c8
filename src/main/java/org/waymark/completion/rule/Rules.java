package org.waymark.completion.rule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activity;
import org.waymark.completion.DecisionPlace;
import org.waymark.id.ResourceLinkId;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.progress.AttendanceRule;
import org.waymark.progress.GradeRule;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.progress.SourceRule;
import org.waymark.progress.Window;

/** The rules of activities, and those of runs, which are the default of their activities. */
public final class Rules {
    private static final String SELECT = """
            select sources, need, at_least, threshold, from_at as "from", until_at as "until", prerequisites, approver, sessions, worksheet,
              team_once, score_policy, further
            from completion_rule
            """;

    private final RuleLocks locks = new RuleLocks();

    /**
     * The rule that holds: the activity's own, else that of what it is a copy of, but for what is locked; else the run's,
     * else the usual one.
     */
    public Rule get(Handle handle, RunId run, @Nullable ResourceLinkId resourceLink) {
        Optional<Rule> own = findOfActivity(handle, resourceLink);
        return own.isEmpty() ? getOfRun(handle, run) : held(handle, run, own.get(), () -> getOfRun(handle, run));
    }

    /** The rule that would hold if the run's rule were another one. */
    public Rule get(Handle handle, RunId run, @Nullable ResourceLinkId resourceLink, Rule ofRun) {
        Optional<Rule> own = findOfActivity(handle, resourceLink);
        return own.isEmpty() ? ofRun : held(handle, run, own.get(), () -> ofRun);
    }

    private Optional<Rule> findOfActivity(Handle handle, @Nullable ResourceLinkId resourceLink) {
        // By one key and then the other: H2 reads every rule for an "or" of two.
        return resourceLink == null
                ? Optional.empty()
                : find(handle, resourceLink).or(() -> findOfOriginal(handle, resourceLink));
    }

    /** Returns the rule of a run: the one that was set, else the usual one. */
    public Rule getOfRun(Handle handle, RunId run) {
        return find(handle, run).orElse(Rule.USUAL);
    }

    /** Replaces the locked parts of an activity's rule by the run's. */
    private Rule held(Handle handle, RunId run, Rule own, Supplier<Rule> ofRun) {
        return locks.find(handle, run)
                .map(lock -> own.with(lock.parts(), ofRun.get()))
                .orElse(own);
    }

    /** A rule as its columns tell it. */
    private record Row(
            @Nested SourceRule sourceRule,
            int threshold,
            @Nested Window window,
            Rule.Approver approver,
            @Nested AttendanceRule attendance,
            List<String> prerequisites,
            boolean teamOnce,
            @Nested GradeRule grade) {
        Rule rule() {
            return new Rule(sourceRule, threshold, window, approver, attendance, prerequisites, teamOnce, grade);
        }
    }

    /**
     * A rule that a copied activity follows until its own is set. Dates of another course would let nothing of this one
     * count.
     */
    private record Original(boolean originDates, @Nested Row row) {
        Rule copied() {
            return originDates ? row.rule() : row.rule().withoutDates();
        }
    }

    private record OfRun(RunId run, @Nested Row row) {}

    private static Optional<Rule> findOfOriginal(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery(SELECT.replace("select", "select origin_dates,") + """
                         join activity on activity.origin_id = completion_rule.resource_link_id
                        where activity.resource_link_id = :link
                        """)
                .bind("link", resourceLink)
                .mapTo(Original.class)
                .map(Original::copied)
                .findOne();
    }

    /** The rule that was set for an activity itself. */
    public Optional<Rule> find(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery(SELECT + " where resource_link_id = :link")
                .bind("link", resourceLink)
                .mapTo(Row.class)
                .map(Row::rule)
                .findOne();
    }

    /** The rule that was set for a run itself. */
    public Optional<Rule> find(Handle handle, RunId run) {
        return handle.createQuery(SELECT + " where run = :run")
                .bind("run", run)
                .mapTo(Row.class)
                .map(Row::rule)
                .findOne();
    }

    /** The rules that were set for runs themselves. */
    public Map<RunId, Rule> listOfRuns(Handle handle) {
        return handle.createQuery(SELECT.replace("select", "select run,") + " where run is not null")
                .mapTo(OfRun.class)
                .collectToMap(OfRun::run, found -> found.row().rule());
    }

    /** The rules, of activities and of runs, that ask for the badge of a run before. */
    public List<DecisionPlace> listAsking(Handle handle, RunId before) {
        return handle.createQuery("""
                        select coalesce(completion_rule.run, activity.run) as run,
                          completion_rule.resource_link_id as resource_link
                        from completion_rule
                        left join activity on activity.resource_link_id = completion_rule.resource_link_id
                        where ' ' || prerequisites || ' ' like :run escape '!'
                        union
                        select copy.run, copy.resource_link_id
                        from completion_rule
                        join activity copy on copy.origin_id = completion_rule.resource_link_id
                        where ' ' || prerequisites || ' ' like :run escape '!' and not exists (
                          select 1 from completion_rule own where own.resource_link_id = copy.resource_link_id)
                        order by 1, 2
                        """)
                .bind("run", "% " + before.value().replace("_", "!_") + " %")
                .mapTo(DecisionPlace.class)
                .list();
    }

    /** The activities whose rule, their own or their run's, counts a source. */
    public List<Activity> listCounting(Handle handle, Source source) {
        return handle.createQuery("""
                        select activity.resource_link_id as resource_link, activity.run from activity
                        left join completion_rule own on own.resource_link_id = activity.resource_link_id
                        left join completion_rule original on original.resource_link_id = activity.origin_id
                        left join completion_rule of_run on of_run.run = activity.run
                        left join rule_lock on rule_lock.run = activity.run
                          and ' ' || rule_lock.parts || ' ' like '% SOURCES %'
                        where ' ' || coalesce(
                            case when rule_lock.run is null then coalesce(own.sources, original.sources) end,
                            of_run.sources, '') || ' ' like :source
                        order by activity.resource_link_id
                        """)
                .bind("source", "% " + source.name() + " %")
                .mapTo(Activity.class)
                .list();
    }

    /** Sets the rule of an activity. What was decided before stays as it is until it is decided again. */
    public void put(Handle handle, ResourceLinkId resourceLink, Rule rule, @Nullable LearnerId setBy, Instant now) {
        int set = 0;
        // What somebody else set in the same moment is seen by the second look only, and makes way then.
        while (set == 0) {
            handle.createUpdate("delete from completion_rule where resource_link_id = :link")
                    .bind("link", resourceLink)
                    .execute();
            set = insert(handle, resourceLink, null, rule, setBy, now);
        }
    }

    /** Sets the rule of a run. */
    public void put(Handle handle, RunId run, Rule rule, @Nullable LearnerId setBy, Instant now) {
        int set = 0;
        while (set == 0) {
            remove(handle, run);
            set = insert(handle, null, run.value(), rule, setBy, now);
        }
    }

    /** Takes the rule of a run away; the usual one holds then. */
    public void remove(Handle handle, RunId run) {
        handle.createUpdate("delete from completion_rule where run = :run")
                .bind("run", run)
                .execute();
    }

    private static int insert(
            Handle handle,
            @Nullable ResourceLinkId resourceLink,
            @Nullable String run,
            Rule rule,
            @Nullable LearnerId setBy,
            Instant now) {
        return handle.createUpdate("""
                        insert into completion_rule (id, resource_link_id, run, sources, need, at_least, threshold, from_at,
                          until_at, prerequisites, approver, sessions, worksheet, team_once, score_policy, further, set_by, set_at)
                        values (:id, :link, :run, :sources, :need, :atLeast, :threshold, :from, :until, :prerequisites,
                          :approver, :sessions, :worksheet, :teamOnce, :scorePolicy, :further, :setBy, :now)
                        on conflict do nothing
                        """)
                .bind("id", UUID.randomUUID())
                .bind("link", resourceLink)
                .bind("run", run)
                .bindMethods(rule)
                .bindMethods(rule.sourceRule())
                .bindMethods(rule.window())
                .bindMethods(rule.attendance())
                .bindMethods(rule.grade())
                .bind("setBy", setBy)
                .bind("now", now)
                .execute();
    }
}
