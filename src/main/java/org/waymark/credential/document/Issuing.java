package org.waymark.credential.document;

import java.net.URI;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.PublicAddresses;

/** Builds what says who issues badges, and writes them. */
public final class Issuing {
    public final PublicAddresses addresses;
    public final IssuerProfile profile;
    public final IssuerDocuments issuers;
    public final OpenBadge openBadge;
    public final StatusLists statusLists;

    public Issuing(URI baseUrl) {
        addresses = new PublicAddresses(baseUrl.toString());
        profile = new IssuerProfile(
                addresses.issuer(PublicAddresses.WAYMARK),
                "Waymark",
                baseUrl.toString(),
                "Credentials for learning in city government.");
        issuers = new IssuerDocuments(profile, addresses);
        openBadge = new OpenBadge(issuers, addresses);
        statusLists = new StatusLists(addresses);
    }
}
