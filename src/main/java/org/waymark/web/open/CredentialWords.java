package org.waymark.web.open;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialId;
import org.waymark.credential.CredentialState;
import org.waymark.credential.IssuerFacts;
import org.waymark.language.Messages;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.LinkView;

/** Says who issued a badge, why it is not valid, and how a person shows it elsewhere. */
final class CredentialWords {
    private static final Messages MESSAGES = Messages.of(CredentialWords.class);

    private CredentialWords() {}

    static CredentialView.@Nullable NotValid notValid(Credential credential, Instant now) {
        Instant until = credential.facts().validUntil();
        if (credential.inForce()) {
            return until == null || !credential.expired(now)
                    ? null
                    : new CredentialView.NotValid(
                            MESSAGES.say("badge.expired"), MESSAGES.say("badge.expired.why", "until", until), null);
        }
        CredentialState state = credential.state();
        CredentialId replacement = state.replacement();
        String kind = credential.revoked() ? "badge.revoked" : "badge.suspended";
        String reason = Optional.ofNullable(credential.revoked() ? state.revocationReason() : state.suspensionReason())
                .orElse(MESSAGES.message("badge.revoked.no-reason"))
                .words();
        return new CredentialView.NotValid(
                MESSAGES.say(kind),
                MESSAGES.say(kind + ".why", "reason", reason),
                replacement == null
                        ? null
                        : new LinkView(MESSAGES.say("badge.replacement"), "/credentials/" + replacement));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** LinkedIn's form for a new certification, filled in. */
    static String addToProfile(Credential credential, String page) {
        IssuerFacts issuer = credential.facts().issuer();
        LocalDate day = LocalDate.ofInstant(credential.facts().awardedAt(), ZoneOffset.UTC);
        Instant end = credential.facts().validUntil();
        LocalDate until = end == null ? null : LocalDate.ofInstant(end, ZoneOffset.UTC);
        return "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name="
                + encode(credential.facts().achievement().name())
                + "&organizationName=" + encode(issuer == null ? "Waymark" : issuer.name())
                + "&issueYear=" + day.getYear()
                + "&issueMonth=" + day.getMonthValue()
                + "&certUrl=" + encode(page)
                + (until == null
                        ? ""
                        : "&expirationYear=" + until.getYear() + "&expirationMonth=" + until.getMonthValue())
                + "&certId=" + credential.code();
    }

    /** What has to be done for it, a paragraph each. */
    static List<String> paragraphs(AchievementFacts achievement) {
        return achievement
                .criteriaNarrative()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** The criteria of the Standard that it supports. */
    static List<CriterionView> alignments(AchievementFacts achievement) {
        return achievement.alignments().stream()
                .map(one -> new CriterionView(
                        Optional.ofNullable(one.targetCode()).orElse(""),
                        one.targetName(),
                        Optional.ofNullable(one.targetDescription()).orElse(""),
                        Optional.ofNullable(one.targetFramework()).orElse(""),
                        null,
                        false,
                        null))
                .toList();
    }

    /** @param issuer null for the installation itself */
    static CredentialView.Issuer issuer(@Nullable IssuerFacts issuer) {
        if (issuer == null) {
            return new CredentialView.Issuer(new LinkView("Waymark", "/issuers/waymark"), null, null);
        }
        String profile = "/issuers/" + issuer.slug();
        String website = issuer.website();
        IssuerFacts.Picture logo = issuer.logo();
        String signatory = issuer.signatory();
        String role = issuer.role();
        return new CredentialView.Issuer(
                new LinkView(issuer.name(), website == null ? profile : website),
                logo == null ? null : profile + "/logo/" + logo.hash() + ".png",
                signatory == null || role == null
                        ? signatory
                        : MESSAGES.say("badge.signatory", "name", signatory, "role", role));
    }
}
