package org.waymark.completion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.progress.Verdict;

/** Every decision that was taken, and how each learner stands by the last of them. */
public final class Decisions {
    /** Stands for no activity: the rule of the run itself. */
    private static final UUID NO_ACTIVITY = new UUID(0, 0);

    private static final String SELECT = """
            select id, outcome, reasons, missing, rule, cause, decided_at from decision
            where learner_id = :learner and run = :run and resource_link_id = :link
            """;

    private static final String CONCERNED = """
             from (
              select learner_id from completion where resource_link_id = :link
              union select learner_id from award where resource_link_id = :link
              union select completion.learner_id from completion
                join participant on participant.learner_id = completion.learner_id
                  and participant.resource_link_id = :link
                where completion.resource_link_id is null and completion.run = :run
            ) concerned
            """;

    /**
     * A run that a learner has what it takes for.
     *
     * @param teamOnce whether all completions of a city count once together, by every rule that is met
     */
    public record Award(RunId run, boolean teamOnce) {}

    /** @param resourceLink null for the rule of the run itself */
    public void add(
            Handle handle, LearnerId learner, RunId run, @Nullable UUID resourceLink, Decision decision, boolean once) {
        handle.createUpdate("""
                        insert into decision (id, learner_id, run, resource_link_id, outcome, reasons, missing, rule, cause,
                          decided_at)
                        values (:id, :learner, :run, :link, :outcome, :reasons, :missing, :rule, :cause, :now)
                        """)
                .bind("id", decision.id())
                .bind("learner", learner.value())
                .bind("run", run.value())
                .bind("link", link(resourceLink))
                .bind("outcome", decision.outcome().name())
                .bind("reasons", String.join("\n", decision.reasons()))
                .bind("missing", String.join("\n", decision.missing()))
                .bind("rule", decision.rule())
                .bind("cause", decision.cause())
                .bind("now", decision.decidedAt())
                .execute();
        handle.createUpdate("""
                        insert into award (learner_id, run, resource_link_id, met, team_once, decided_at)
                        values (:learner, :run, :link, :met, :once, :now) on conflict do nothing
                        """)
                .bind("learner", learner.value())
                .bind("run", run.value())
                .bind("link", link(resourceLink))
                .bind("met", decision.awarded())
                .bind("once", once)
                .bind("now", decision.decidedAt())
                .execute();
        handle.createUpdate("""
                        update award set met = :met, team_once = :once, decided_at = :now
                        where learner_id = :learner and run = :run and resource_link_id = :link
                        """)
                .bind("learner", learner.value())
                .bind("run", run.value())
                .bind("link", link(resourceLink))
                .bind("met", decision.awarded())
                .bind("once", once)
                .bind("now", decision.decidedAt())
                .execute();
    }

    /** The last decision about a learner, a run and an activity. */
    public Optional<Decision> findLast(Handle handle, LearnerId learner, RunId run, @Nullable UUID resourceLink) {
        return query(handle, " order by decided_at desc fetch first 1 row only", learner, run, resourceLink).stream()
                .findFirst();
    }

    /** All of them, the last first. */
    public List<Decision> list(Handle handle, LearnerId learner, RunId run, @Nullable UUID resourceLink) {
        return query(handle, " order by decided_at desc", learner, run, resourceLink);
    }

    private static List<Decision> query(
            Handle handle, String rest, LearnerId learner, RunId run, @Nullable UUID resourceLink) {
        return handle.createQuery(SELECT + rest)
                .bind("learner", learner.value())
                .bind("run", run.value())
                .bind("link", link(resourceLink))
                .map((row, context) -> new Decision(
                        row.getObject("id", UUID.class),
                        Verdict.Outcome.valueOf(row.getString("outcome")),
                        row.getString("reasons").lines().toList(),
                        row.getString("missing").lines().toList(),
                        row.getString("rule"),
                        row.getString("cause"),
                        row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    /** Whether the rule of any other activity of that run is met by that learner. */
    public boolean isMetElsewhere(Handle handle, LearnerId learner, RunId run, @Nullable UUID resourceLink) {
        return handle.createQuery("""
                                select count(*) from award
                                where learner_id = :learner and run = :run and resource_link_id <> :link and met
                                """)
                        .bind("learner", learner.value())
                        .bind("run", run.value())
                        .bind("link", link(resourceLink))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Everybody about whom something was decided in an activity, and whether its rule is met. */
    public Map<LearnerId, Boolean> listMet(Handle handle, UUID resourceLink) {
        return handle
                .createQuery("select learner_id, met from award where resource_link_id = :link")
                .bind("link", resourceLink)
                .map((row, context) ->
                        Map.entry(new LearnerId(row.getObject("learner_id", UUID.class)), row.getBoolean("met")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The runs that a learner has what it takes for. */
    public List<Award> listAwards(Handle handle, LearnerId learner) {
        return handle.createQuery("""
                        select run, min(case when team_once then 1 else 0 end) as once from award
                        where learner_id = :learner and met group by run order by run
                        """)
                .bind("learner", learner.value())
                .map((row, context) -> new Award(new RunId(row.getString("run")), row.getInt("once") == 1))
                .list();
    }

    /** The learners whom the rule of an activity concerns, by their ids, those after one. */
    public List<LearnerId> listConcerned(Handle handle, UUID resourceLink, RunId run, @Nullable UUID after, int most) {
        return handle.createQuery("select learner_id" + CONCERNED + """
                        where cast(:after as uuid) is null or learner_id > cast(:after as uuid)
                        order by learner_id fetch first :most rows only
                        """)
                .bind("link", resourceLink)
                .bind("run", run.value())
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new LearnerId(row.getObject("learner_id", UUID.class)))
                .list();
    }

    /** How many learners the rule of an activity concerns. */
    public long countConcerned(Handle handle, UUID resourceLink, RunId run) {
        return handle.createQuery("select count(*)" + CONCERNED)
                .bind("link", resourceLink)
                .bind("run", run.value())
                .mapTo(Long.class)
                .one();
    }

    private static UUID link(@Nullable UUID resourceLink) {
        return resourceLink == null ? NO_ACTIVITY : resourceLink;
    }
}
