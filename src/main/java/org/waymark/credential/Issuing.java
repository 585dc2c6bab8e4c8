package org.waymark.credential;

import java.net.URI;

/** Builds what says who issues badges, and makes them. */
public final class Issuing {
    public final PublicAddresses addresses;
    public final IssuerProfile profile;
    public final OpenBadge openBadge;

    public Issuing(URI baseUrl) {
        addresses = new PublicAddresses(baseUrl.toString());
        profile = new IssuerProfile(
                addresses.issuer(PublicAddresses.WAYMARK),
                "Waymark",
                baseUrl.toString(),
                "Credentials for learning in city government.");
        openBadge = new OpenBadge(profile, addresses);
    }
}
