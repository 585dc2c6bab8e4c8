package org.waymark.lti.service;

import java.time.InstantSource;
import org.waymark.lti.platform.Platforms;
import org.waymark.outbound.Outbound;

/** Builds what calls the services of the registered platforms. */
public final class PlatformServices {
    public final Platforms platforms;
    public final AccessTokens tokens;
    public final LineItems lineItems;
    public final Memberships memberships;
    public final Results results;
    public final Scores scores;

    public PlatformServices(Platforms platforms, InstantSource clock) {
        this.platforms = platforms;
        Outbound outbound = platforms.outbound;
        tokens = new AccessTokens(outbound, platforms.toolKeys, platforms.serviceOrigins, clock);
        lineItems = new LineItems(outbound, tokens, clock);
        memberships = new Memberships(outbound, tokens, clock);
        results = new Results(outbound, tokens, clock);
        scores = new Scores(outbound, tokens, clock);
    }
}
