package org.waymark.journey.catalogue;

import org.waymark.work.Instance;

/** Builds what anybody does with the public catalogue. */
public final class CatalogueJourneys {
    public final BrowseCatalogue browse;
    public final ReadRun readRun;
    public final FollowCatalogue follow;
    public final AnnounceRuns announceRuns;

    public CatalogueJourneys(Instance instance) {
        browse = new BrowseCatalogue(instance);
        readRun = new ReadRun(instance);
        follow = new FollowCatalogue(instance);
        announceRuns = new AnnounceRuns(instance);
    }
}
