package org.waymark.journey.issuer;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.AlignmentFacts;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.CredentialId;
import org.waymark.credential.CredentialState;
import org.waymark.credential.VerificationCode;
import org.waymark.credential.document.Issuing;
import org.waymark.credential.issuer.IssuerForm;
import org.waymark.credential.issuer.IssuerPictures;
import org.waymark.credential.paper.BadgeImage;
import org.waymark.credential.paper.Certificate;
import org.waymark.credential.paper.CertificatePicture;
import org.waymark.language.Messages;
import org.waymark.work.Instance;

/** Shows what an organization's certificates will look like, with made-up people. Nothing of it is kept or signed. */
public final class PreviewIssuer {
    private static final Messages MESSAGES = Messages.of(PreviewIssuer.class);

    /** An id and a code that no credential has: random ones are of another version, and codes are never all zeros. */
    private static final CredentialId ID = new CredentialId(new UUID(0, 0));

    private static final VerificationCode CODE = new VerificationCode("0000-0000-0000");
    private static final String SLUG = "preview";
    private static final int BADGE_SIDE = 280;
    private static final int CRITERIA = 3;

    /** One certificate is drawn at a time: it takes a large part of a second. */
    private final Object turn = new Object();

    private final Instance instance;
    private final Certificate certificate;

    PreviewIssuer(Instance instance, Issuing issuing) {
        this.instance = instance;
        IssuerPictures pictures = new IssuerPictures();
        this.certificate = new Certificate(
                issuing.profile,
                issuing.addresses,
                picture -> instance.inTransaction(handle -> pictures.findPng(handle, picture.hash())));
    }

    /** The certificate as PDF, of a form without faults. */
    public byte[] pdf(IssuerForm form) {
        synchronized (turn) {
            return certificate.pdf(new Credential(facts(form), "preview", 1, CODE, "", "", CredentialState.VALID));
        }
    }

    /** Draws it as a PNG picture. */
    public byte[] picture(IssuerForm form) {
        byte[] pdf = pdf(form);
        synchronized (turn) {
            return CertificatePicture.png(pdf);
        }
    }

    /** The badge, as a PNG picture. */
    public byte[] badge() {
        return BadgeImage.png(achievement(), BADGE_SIDE);
    }

    private CredentialFacts facts(IssuerForm form) {
        return new CredentialFacts(
                ID,
                ID.value(),
                achievement(),
                MESSAGES.say("preview.learner"),
                MESSAGES.say("preview.city"),
                instance.now(),
                LocalDate.ofInstant(instance.now(), ZoneOffset.UTC),
                form.facts(SLUG),
                null);
    }

    private static AchievementFacts achievement() {
        List<AlignmentFacts> alignments = new ArrayList<>();
        for (int i = 1; i <= CRITERIA; i++) {
            alignments.add(new AlignmentFacts(MESSAGES.say("preview.criterion", "number", i), "", null, null, null));
        }
        return new AchievementFacts(
                "",
                MESSAGES.say("preview.run"),
                MESSAGES.say("preview.run"),
                "",
                "Course",
                null,
                MESSAGES.say("preview.area"),
                null,
                alignments,
                null,
                null,
                List.of());
    }
}
