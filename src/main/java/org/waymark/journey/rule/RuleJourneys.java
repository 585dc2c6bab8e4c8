package org.waymark.journey.rule;

import org.waymark.batch.Batches;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.work.Instance;

/** Builds what previews, sets and locks rules. */
public final class RuleJourneys {
    public final Backfill backfill;
    public final TryRule tryRule;
    public final SetRule setRule;
    public final LockRule lockRule;

    public RuleJourneys(Instance instance, Batches batches, AwardJourneys awards) {
        backfill = new Backfill(instance, batches, awards.decideAward);
        tryRule = new TryRule(instance);
        setRule = new SetRule(instance, backfill);
        lockRule = new LockRule(instance);
    }
}
