package org.waymark.credential.achievement;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.waymark.credential.CredentialId;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;

/** The runs whose completions the badges of practice areas and sets rest on. */
public final class AchievementEvidence {
    public void add(Handle handle, CredentialId credential, List<RunId> runs) {
        PreparedBatch rows =
                handle.prepareBatch("insert into achievement_evidence (credential_id, run) values (:credential, :run)");
        runs.forEach(run ->
                rows.bind("credential", credential).bind("run", run.value()).add());
        rows.execute();
    }

    /** Says that a badge that was issued in place of another rests on the same. */
    public void copy(Handle handle, CredentialId from, CredentialId to) {
        handle.createUpdate("""
                        insert into achievement_evidence (credential_id, run)
                        select :to, run from achievement_evidence where credential_id = :from
                        """).bind("from", from).bind("to", to).execute();
    }

    /** Lists the badges of a learner that rest on a run and were not revoked. */
    public List<CredentialId> listRestingOn(Handle handle, LearnerId learner, RunId run) {
        return handle.createQuery("""
                        select c.id from credential c join achievement_evidence e on e.credential_id = c.id and e.run = :run
                        where c.learner_id = :learner and c.revoked_at is null order by c.id
                        """)
                .bind("learner", learner)
                .bind("run", run.value())
                .mapTo(CredentialId.class)
                .list();
    }
}
