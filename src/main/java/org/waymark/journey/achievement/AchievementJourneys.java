package org.waymark.journey.achievement;

import org.waymark.batch.Batches;
import org.waymark.credential.PublicAddresses;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.work.Instance;

/** Builds what the programme's staff does about achievements. */
public final class AchievementJourneys {
    public final ViewAchievements viewAchievements;
    public final EditSet editSet;
    public final ChoosePractices choosePractices;
    public final ChooseValidity chooseValidity;
    public final GiveEarned giveEarned;

    public AchievementJourneys(Instance instance, Batches batches, PublicAddresses addresses, AwardJourneys awards) {
        giveEarned = new GiveEarned(instance, batches, awards.giveAchievements);
        viewAchievements = new ViewAchievements(instance, addresses);
        editSet = new EditSet(instance);
        choosePractices = new ChoosePractices(instance);
        chooseValidity = new ChooseValidity(instance);
    }
}
