package org.waymark.signup;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;

/** All that became of sign-ups. Rows are only added. */
public final class SignUpSteps {

    void add(Handle handle, SignUpId id, SignUpState state, String tier, Instant now, String by, String note) {
        handle.createUpdate("""
                        insert into sign_up_step (sign_up, number, state, tier, noted_at, noted_by, note)
                        select cast(:id as uuid), coalesce(max(number), 0) + 1, cast(:state as varchar(16)),
                          cast(:tier as varchar(300)), cast(:now as timestamp with time zone),
                          cast(:by as varchar(300)), cast(:note as varchar(1000))
                        from sign_up_step where sign_up = :id
                        """)
                .bind("id", id)
                .bind("state", state)
                .bind("tier", tier)
                .bind("now", now)
                .bind("by", by)
                .bind("note", note)
                .execute();
    }

    /** The last step of a sign-up. */
    public Optional<SignUpStep> findLast(Handle handle, SignUpId id) {
        return handle.createQuery("""
                        select number, state, tier, noted_at, noted_by as "by", note from sign_up_step
                        where sign_up = :id order by number desc fetch first 1 row only
                        """).bind("id", id).mapTo(SignUpStep.class).findOne();
    }

    /** Counts how often a person registered or withdrew since then. */
    public long count(Handle handle, LearnerId learner, Instant since) {
        return handle.createQuery("""
                        select count(*) from sign_up_step step join sign_up on sign_up.id = step.sign_up
                        where sign_up.learner_id = :learner and step.noted_at >= :since and step.noted_by = ''
                        """)
                .bind("learner", learner)
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    private record Stepped(SignUpId id, @Nested SignUpStep step) {}

    /** The last step of each sign-up of a run. */
    public Map<SignUpId, SignUpStep> listLast(Handle handle, RunId run) {
        Map<SignUpId, SignUpStep> steps = new HashMap<>();
        handle.createQuery("""
                        select step.sign_up as id, step.number, step.state, step.tier, step.noted_at, step.noted_by as "by",
                          step.note from sign_up_step step join sign_up on sign_up.id = step.sign_up
                        where sign_up.run = :run order by step.number
                        """).bind("run", run).mapTo(Stepped.class).forEach(one -> steps.put(one.id(), one.step()));
        return steps;
    }
}
