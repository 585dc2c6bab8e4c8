package org.waymark.credential;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public addresses that signed text and printed paper carry; they must answer for as long as either exists.
 *
 * @param formerUrls the base addresses of before, which older badges carry
 */
public record PublicAddresses(String baseUrl, List<String> formerUrls) {

    public static final String CREDENTIALS = "/credentials/";

    /** The installation itself as an issuer, which needs no settings and is the only one that version 0.1 knew. */
    public static final String WAYMARK = "waymark";

    private static final String ISSUERS = "/issuers/";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");

    public PublicAddresses {
        while (baseUrl.endsWith("/")) {
            baseUrl = baseUrl.substring(0, baseUrl.length() - 1);
        }
        formerUrls = List.copyOf(formerUrls);
    }

    public PublicAddresses(String baseUrl) {
        this(baseUrl, List.of());
    }

    /** Returns the base addresses of all times, the present one first. */
    public List<String> bases() {
        return Stream.concat(Stream.of(baseUrl), formerUrls.stream()).toList();
    }

    /** The credential's id and its public page. */
    public String credential(CredentialId id) {
        return baseUrl + CREDENTIALS + id;
    }

    /** Finds the credential that an address names, if it is one of ours. */
    public Optional<CredentialId> findCredential(String address) {
        return bases().stream()
                .map(base -> base + CREDENTIALS)
                .filter(address::startsWith)
                .findFirst()
                .flatMap(start -> CredentialId.find(address.substring(start.length())));
    }

    /** Answers with the credential, or with the one that was issued in its place. */
    public String refresh(CredentialId id) {
        return credential(id) + "/refresh";
    }

    /** The badge's picture without a signature in it. */
    public String image(CredentialId id) {
        return credential(id) + "/badge.svg";
    }

    public String achievement(String slug) {
        return baseUrl + "/achievements/" + slug;
    }

    /** The picture of an achievement, for whoever has not earned it. */
    public static String achievementImage(String achievement) {
        return achievement + "/badge.png";
    }

    /**
     * The profile of an issuer, which is the {@code iss} of its credentials.
     *
     * @param slug {@link #WAYMARK} for the installation itself
     */
    public String issuer(String slug) {
        return baseUrl + ISSUERS + slug;
    }

    /** Finds the issuer whose profile an address is, if it is one of ours. */
    public Optional<String> findIssuer(@Nullable String address) {
        return address == null
                ? Optional.empty()
                : bases().stream()
                        .map(base -> base + ISSUERS)
                        .filter(address::startsWith)
                        .findFirst()
                        .map(start -> address.substring(start.length()))
                        .filter(slug -> SLUG.matcher(slug).matches());
    }

    /**
     * Answers with that one public key as a JWK, which is what OB 3.0 wants behind a {@code kid}. It stands below the
     * profile of the issuer that signs with it, so that a reader sees whose key it is.
     */
    public String key(String slug, String kid) {
        return keyOf(issuer(slug), kid);
    }

    /** Tells whether an address is that of a key, of now or below an earlier base address. */
    public boolean isKey(String address, String slug, String kid) {
        return bases().stream()
                .anyMatch(base -> keyOf(base + ISSUERS + slug, kid).equals(address));
    }

    /** The profiles that an issuer had at earlier base addresses. */
    public List<String> formerIssuers(String slug) {
        return formerUrls.stream().map(base -> base + ISSUERS + slug).toList();
    }

    /** The same, below a profile's address. */
    public static String keyOf(String issuer, String kid) {
        return issuer + "/keys/" + kid;
    }

    /** The issuer's DID, whose document stands below its profile (did:web). */
    public String did(String slug) {
        String issuer = issuer(slug);
        // A port's colon is no part of the path (did:web, 3.2).
        return "did:web:"
                + issuer.substring(issuer.indexOf("://") + 3)
                        .replace(":", "%3A")
                        .replace('/', ':');
    }

    public String logo(String slug, IssuerFacts.Picture logo) {
        return issuer(slug) + "/logo/" + logo.hash() + ".png";
    }

    /** The list of an issuer's revoked credentials. */
    public String status(String slug) {
        return baseUrl + "/status/" + slug;
    }

    /** A signed status list of an issuer. */
    public String statusList(String slug, int list) {
        return status(slug) + "/" + list;
    }

    /** Returns the address at which a reader types the code of a certificate. */
    public String verify() {
        return baseUrl + "/verify";
    }
}
