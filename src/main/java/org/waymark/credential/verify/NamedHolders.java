package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The e-mail addresses by which a credential names its holder, in clear or as hashes (OB 3.0, {@code IdentityObject}).
 *
 * @param identities the addresses of all its subjects, twenty at most
 */
public record NamedHolders(List<Identity> identities) {
    static final NamedHolders NOBODY = new NamedHolders(List.of());

    /** An address is at most so long, in characters. */
    static final int LONGEST = 320;

    private static final Set<String> ADDRESSES = Set.of("emailAddress", "email");
    private static final String MAILTO = "mailto:";
    private static final String SHA_256 = "sha256$";
    private static final int MOST = 20;

    public NamedHolders {
        identities = List.copyOf(identities);
    }

    /**
     * An address that names the holder.
     *
     * @param hashed whether {@code identityHash} is a hash over address and salt, or the address itself
     */
    public record Identity(boolean hashed, String identityHash, String salt) {
        private boolean fits(String address) {
            String lower = address.toLowerCase(Locale.ROOT);
            if (!hashed) {
                return identityHash.strip().toLowerCase(Locale.ROOT).equals(lower);
            }
            // Whoever made it may have hashed the address as it was typed.
            byte[] hash = bytes(identityHash.toLowerCase(Locale.ROOT));
            return Stream.of(lower, address)
                    .anyMatch(text -> MessageDigest.isEqual(hash, bytes(SHA_256 + sha256(text + salt))));
        }
    }

    /** What came of comparing an address. */
    public enum Fit {
        FITS,
        FITS_NOT,
        /** The credential names nobody by an address. */
        NOT_NAMED,
        /** What was to be compared is no address. */
        NO_ADDRESS
    }

    static NamedHolders of(ReadCredential credential) {
        return new NamedHolders(credential.subjects().stream()
                .flatMap(NamedHolders::identities)
                .limit(MOST)
                .toList());
    }

    private static Stream<Identity> identities(ObjectNode subject) {
        JsonNode member = subject.path("identifier");
        String id = subject.path("id").asText("");
        Stream<Identity> bySubject = id.regionMatches(true, 0, MAILTO, 0, MAILTO.length())
                ? Stream.of(new Identity(false, id.substring(MAILTO.length()), ""))
                : Stream.empty();
        Stream<JsonNode> entries = member.isArray()
                ? Stream.iterate(0, i -> i < member.size(), i -> i + 1).map(member::path)
                : Stream.of(member);
        return Stream.concat(
                bySubject,
                entries.filter(entry ->
                                ADDRESSES.contains(entry.path("identityType").asText("")))
                        .map(entry -> new Identity(
                                entry.path("hashed").asBoolean(false),
                                entry.path("identityHash").asText(""),
                                entry.path("salt").asText(""))));
    }

    /** Tells whether one of the identities is this address. */
    public Fit compare(String typed) {
        String address = typed.strip();
        if (address.indexOf('@') < 1 || address.length() > LONGEST) {
            return Fit.NO_ADDRESS;
        }
        if (identities.isEmpty()) {
            return Fit.NOT_NAMED;
        }
        return identities.stream().anyMatch(identity -> identity.fits(address)) ? Fit.FITS : Fit.FITS_NOT;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
