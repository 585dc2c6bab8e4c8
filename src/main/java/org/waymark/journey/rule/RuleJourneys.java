package org.waymark.journey.rule;

import java.time.InstantSource;
import org.waymark.batch.Batches;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.store.Database;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Builds what previews, sets and locks rules. */
public final class RuleJourneys {
    public final Backfill backfill;
    public final TryRule tryRule;
    public final SetRule setRule;
    public final LockRule lockRule;

    public RuleJourneys(Instance instance, Batches batches, AwardJourneys awards) {
        Database database = instance.database();
        WorkQueue work = instance.work();
        InstantSource clock = instance.clock();
        backfill = new Backfill(database, batches, awards.decideAward, work, clock);
        tryRule = new TryRule(database, clock);
        setRule = new SetRule(database, backfill, work, clock);
        lockRule = new LockRule(database, clock);
    }
}
