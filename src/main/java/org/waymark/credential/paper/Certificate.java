package org.waymark.credential.paper;

import java.util.Optional;
import java.util.function.Function;
import org.waymark.credential.Credential;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.PublicAddresses;

/**
 * The certificate on paper: one page A4 landscape, accessible PDF, made from a stored credential, which is attached. The
 * same credential gives the same bytes. Nothing is loaded from any host while it is made.
 */
public final class Certificate {
    private final IssuerProfile issuer;
    private final PublicAddresses addresses;
    private final Function<IssuerFacts.Picture, Optional<byte[]>> pictures;

    /**
     * @param issuer of credentials that name no organization
     * @param pictures finds the PNG file of a picture that a credential froze
     */
    public Certificate(
            IssuerProfile issuer, PublicAddresses addresses, Function<IssuerFacts.Picture, Optional<byte[]>> pictures) {
        this.issuer = issuer;
        this.addresses = addresses;
        this.pictures = pictures;
    }

    /** Tells whether the fonts of the certificate have all characters of a text. */
    public static boolean canWrite(String text) {
        return Typeface.SANS.canWrite(text) && Typeface.SERIF.canWrite(text);
    }

    /** The certificate as PDF. A revoked credential's certificate says so across its head. */
    public byte[] pdf(Credential credential) {
        IssuerFacts organization = credential.facts().issuer();
        return Paper.pdf(
                new CertificatePage(issuer, addresses, pictures).html(credential),
                organization == null ? issuer.name() : organization.name(),
                credential.facts().awardedAt(),
                credential.id().value().getMostSignificantBits(),
                new Attachment(
                        "credential.json",
                        "application/ld+json",
                        "The signed credential (Open Badges 3.0)",
                        credential.json()));
    }
}
