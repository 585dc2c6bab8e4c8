package org.waymark.credential.document;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.PublicAddresses;

/**
 * Builds what says who issues badges, and writes them. Where the installation had other base addresses, it speaks at each of
 * them as it did when badges with that address were signed, so that these verify as before.
 */
public final class Issuing {
    public final PublicAddresses addresses;
    public final IssuerProfile profile;
    public final IssuerDocuments issuers;
    public final OpenBadge openBadge;
    public final LearnerRecord learnerRecord;
    public final StatusLists statusLists;
    private final Map<String, Issuing> former;

    public Issuing(URI baseUrl) {
        this(baseUrl, List.of());
    }

    /** @param formerUrls the base addresses of before, without a path */
    public Issuing(URI baseUrl, List<URI> formerUrls) {
        former = formerUrls.stream().collect(Collectors.toMap(URI::getRawAuthority, Issuing::new, (one, same) -> one));
        addresses = new PublicAddresses(
                baseUrl.toString(), formerUrls.stream().map(URI::toString).toList());
        profile = new IssuerProfile(
                addresses.issuer(PublicAddresses.WAYMARK),
                "Waymark",
                baseUrl.toString(),
                "Credentials for learning in city government.");
        issuers = new IssuerDocuments(profile, addresses);
        openBadge = new OpenBadge(issuers, addresses);
        learnerRecord = new LearnerRecord(issuers);
        statusLists = new StatusLists(addresses);
    }

    /** Returns what speaks at the address by which somebody asks; the present one, unless it is one of before. */
    public Issuing at(@Nullable String host) {
        return host == null ? this : former.getOrDefault(host.toLowerCase(Locale.ROOT), this);
    }
}
