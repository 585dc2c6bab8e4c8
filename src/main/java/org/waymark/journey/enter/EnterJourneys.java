package org.waymark.journey.enter;

import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.city.CityJourneys;
import org.waymark.journey.roster.RosterJourneys;
import org.waymark.lti.platform.Platforms;
import org.waymark.work.Instance;

/** Builds what lets a verified launch in, and what answers one that picks content. */
public final class EnterJourneys {
    public final EnterTool enterTool;
    public final FindPlatformState findPlatformState;
    public final ChooseLanguage chooseLanguage;
    public final TakeOverCourse takeOverCourse;
    public final PickRuns pickRuns;

    public EnterJourneys(
            Instance instance, Platforms platforms, CityJourneys cities, AwardJourneys awards, RosterJourneys rosters) {
        takeOverCourse = new TakeOverCourse(instance);
        OpenActivity openActivity = new OpenActivity(awards.recordCompletion, awards.decideAward);
        enterTool = new EnterTool(
                instance,
                new FindRevisit(rosters.keepAddress),
                new KnowLearner(instance, awards.decideAward, cities.shareUsers),
                new EnterLink(new OpenLink(takeOverCourse), takeOverCourse, openActivity, rosters.keepAddress),
                rosters.loadRoster);
        findPlatformState = new FindPlatformState(instance, platforms.book);
        chooseLanguage = new ChooseLanguage(instance);
        pickRuns = new PickRuns(instance, platforms.toolKeys, platforms.launchUri);
    }
}
