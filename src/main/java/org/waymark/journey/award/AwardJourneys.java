package org.waymark.journey.award;

import java.time.InstantSource;
import org.waymark.credential.StatusPlaces;
import org.waymark.credential.document.Issuing;
import org.waymark.work.Instance;

/** Builds what records completions, decides about them, and awards or revokes. */
public final class AwardJourneys {
    public final DecideAward decideAward;
    public final RecordCompletion recordCompletion;
    public final ReleaseWaiting releaseWaiting;
    public final WithdrawCompletion withdrawCompletion;
    public final FindApprover findApprover;
    public final GiveAchievements giveAchievements;

    public AwardJourneys(Instance instance, Issuing issuing, StatusPlaces places) {
        InstantSource clock = instance.clock();
        GiveBadge giveBadge = new GiveBadge(issuing, places);
        giveAchievements = new GiveAchievements(giveBadge, issuing.addresses);
        decideAward = new DecideAward(giveBadge, giveAchievements, new MoveGrade(issuing.addresses), clock);
        recordCompletion = new RecordCompletion(decideAward, clock);
        releaseWaiting = new ReleaseWaiting(instance, decideAward);
        withdrawCompletion = new WithdrawCompletion(instance, recordCompletion);
        findApprover = new FindApprover(instance);
    }
}
