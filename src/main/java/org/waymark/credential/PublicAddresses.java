package org.waymark.credential;

import java.util.Optional;

/** The public addresses that signed text and printed paper carry; they must answer for as long as either exists. */
public record PublicAddresses(String baseUrl) {

    public static final String CREDENTIALS = "/credentials/";

    public PublicAddresses {
        while (baseUrl.endsWith("/")) {
            baseUrl = baseUrl.substring(0, baseUrl.length() - 1);
        }
    }

    /** The credential's id and its public page. */
    public String credential(CredentialId id) {
        return baseUrl + CREDENTIALS + id;
    }

    /** Finds the credential that an address names, if it is one of ours. */
    public Optional<CredentialId> findCredential(String address) {
        String start = baseUrl + CREDENTIALS;
        return address.startsWith(start) ? CredentialId.find(address.substring(start.length())) : Optional.empty();
    }

    /** The badge's picture without a signature in it. */
    public String image(CredentialId id) {
        return credential(id) + "/badge.svg";
    }

    public String achievement(String slug) {
        return baseUrl + "/achievements/" + slug;
    }

    public String issuer() {
        return baseUrl + "/issuers/waymark";
    }

    /** Answers with that one public key as a JWK, which is what OB 3.0 wants behind a {@code kid}. */
    public String key(String kid) {
        return issuer() + "/keys/" + kid;
    }

    /** The list of revoked credentials. */
    public String status() {
        return baseUrl + "/status/waymark";
    }

    /** Returns the address at which a reader types the code of a certificate. */
    public String verify() {
        return baseUrl + "/verify";
    }
}
