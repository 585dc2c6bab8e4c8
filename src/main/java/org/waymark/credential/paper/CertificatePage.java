package org.waymark.credential.paper;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.AlignmentFacts;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.PrintableText;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.document.XmlText;
import org.waymark.language.Language;
import org.waymark.language.Messages;

/** The certificate as the XHTML page that becomes a PDF. Sizes are measured here, so that it is always one page. */
final class CertificatePage {
    private static final Messages MESSAGES = Messages.of(CertificatePage.class);

    /** The width of a centred line in points (235 mm). */
    private static final double LINE = 666;

    private static final double LIST_LINE = 350;
    private static final int LISTED = 7;

    private final IssuerProfile issuer;
    private final PublicAddresses addresses;
    private final Function<IssuerFacts.Picture, Optional<byte[]>> pictures;

    CertificatePage(
            IssuerProfile issuer, PublicAddresses addresses, Function<IssuerFacts.Picture, Optional<byte[]>> pictures) {
        this.issuer = issuer;
        this.addresses = addresses;
        this.pictures = pictures;
    }

    String html(Credential credential) {
        CredentialFacts facts = credential.facts();
        AchievementFacts achievement = facts.achievement();
        String name = recipient(facts);
        String page = addresses.credential(facts.id());
        StringBuilder html = new StringBuilder(60_000);
        html.append("<html lang=\"")
                .append(Language.current().tag())
                .append("\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>")
                .append(text(MESSAGES.say("document.title", "title", achievement.name()), Typeface.SANS, 300))
                .append("</title><meta name=\"subject\" content=\"")
                .append(say("document.subject"))
                .append("\"/><style>")
                .append(CertificateStyle.CSS)
                .append("</style></head><body>")
                .append("<div class=\"frame\"></div><div class=\"line\"></div>");
        IssuerFacts organization = facts.issuer();
        CertificateIssuer named = organization == null ? null : new CertificateIssuer(organization, pictures);
        if (named == null) {
            block(html, "issuer", cut(issuer.name(), Typeface.SANS_BOLD, 11, 480));
        } else {
            named.head(html);
        }
        html.append("<h1>").append(say("heading")).append("</h1>");
        if (credential.revoked()) {
            block(html, "revoked", say("revoked"));
        } else if (credential.suspended()) {
            block(html, "revoked", say("suspended"));
        } else {
            block(html, "lead", say("certifies"));
        }
        double size = size(name, Typeface.SERIF_BOLD, 36, 16);
        block(html, "name\" style=\"font-size:" + size + "pt", cut(name, Typeface.SERIF_BOLD, size, LINE));
        String city = facts.cityName();
        if (city != null) {
            block(html, "city", cut(city, Typeface.SERIF, 15, LINE));
        }
        block(html, "done", say("completed"));
        title(html, achievement);
        criteria(html, achievement);
        image(html, "badge", BadgeImage.png(achievement, 640), MESSAGES.say("badge", "title", achievement.name()));
        block(
                html,
                "date",
                "<span class=\"value\">" + text(Language.current().day(facts.awardedAt()), Typeface.SANS, 100)
                        + "</span><br/>" + say("awarded") + until(facts));
        if (named == null) {
            block(
                    html,
                    "signed",
                    "<span class=\"value\">" + cut(issuer.name(), Typeface.SERIF, 12, 220) + "</span><br/>"
                            + say("signed"));
        } else {
            named.foot(html);
        }
        image(html, "qr", QrCode.png(page), MESSAGES.say("code-picture", "address", page));
        block(
                html,
                "verify",
                say("verify") + "<br/><a href=\"" + XmlText.escape(page) + "\">" + breakable(page) + "</a><br/>"
                        + say("code") + " <b>" + credential.code() + "</b>");
        return html.append("</body></html>").toString();
    }

    /** Paper lies around for years, so it says by itself how long it counts. */
    private static String until(CredentialFacts facts) {
        Instant until = facts.validUntil();
        return until == null
                ? ""
                : "<br/>"
                        + text(MESSAGES.say("until", "until", Language.current().day(until)), Typeface.SANS, 100);
    }

    /** The name if our fonts can write it truthfully; a name with holes in it would be worse than none. */
    private static String recipient(CredentialFacts facts) {
        String name = facts.recipientName();
        return name != null && Typeface.SERIF_BOLD.canWrite(name) ? name : MESSAGES.say("unnamed");
    }

    private static void title(StringBuilder html, AchievementFacts achievement) {
        Typeface face = Typeface.SERIF_BOLD;
        String name = PrintableText.clean(achievement.name(), 300);
        double size = 25;
        List<String> lines = face.wrap(name, size, LINE);
        while (size > 15 && (lines.size() > 2 || face.width(lines.get(0), size) > LINE)) {
            size--;
            lines = face.wrap(name, size, LINE);
        }
        if (lines.size() > 2) {
            lines = List.of(lines.get(0), lines.get(1) + "…");
        }
        StringBuilder title = new StringBuilder();
        for (String line : lines) {
            title.append(title.isEmpty() ? "" : "<br/>").append(cut(line, face, size, LINE));
        }
        StringBuilder detail = new StringBuilder();
        String code = achievement.humanCode();
        if (code != null) {
            detail.append(cut(code, Typeface.SANS, 11, 200));
        }
        String field = achievement.fieldOfStudy();
        if (field != null) {
            detail.append(detail.isEmpty() ? "" : " · ").append(cut(field, Typeface.SANS, 11, 350));
        }
        html.append("<div class=\"title\"><h2 style=\"font-size:")
                .append(size)
                .append("pt\">")
                .append(title)
                .append("</h2>");
        block(html, "detail", detail.toString());
        html.append("</div>");
    }

    private static void criteria(StringBuilder html, AchievementFacts achievement) {
        List<AlignmentFacts> alignments = achievement.alignments();
        if (alignments.isEmpty()) {
            return;
        }
        html.append("<div class=\"criteria\"><h3>").append(say("criteria")).append("</h3><ul>");
        int shown = alignments.size() <= LISTED ? alignments.size() : LISTED - 1;
        for (AlignmentFacts alignment : alignments.subList(0, shown)) {
            String code = alignment.targetCode() == null ? "" : alignment.targetCode() + "  ";
            html.append("<li>")
                    .append(cut(code + alignment.targetName(), Typeface.SANS, 9.5, LIST_LINE))
                    .append("</li>");
        }
        if (shown < alignments.size()) {
            html.append("<li>")
                    .append(text(MESSAGES.say("criteria.more", "count", alignments.size() - shown), Typeface.SANS, 100))
                    .append("</li>");
        }
        html.append("</ul></div>");
    }

    /** Words a message with the fonts of the certificate, escaped. */
    static String say(String key) {
        return text(MESSAGES.say(key), Typeface.SANS, 300);
    }

    static void block(StringBuilder html, String style, String content) {
        html.append("<div class=\"").append(style).append("\">").append(content).append("</div>");
    }

    static void image(StringBuilder html, String style, byte[] png, String says) {
        html.append("<img class=\"")
                .append(style)
                .append("\" alt=\"")
                .append(text(says, Typeface.SANS, 300))
                .append("\" src=\"")
                .append(Paper.OWN_IMAGE)
                .append(Base64.getEncoder().encodeToString(png))
                .append("\"/>");
    }

    private static double size(String line, Typeface face, double largest, double smallest) {
        double size = largest;
        while (size > smallest && face.width(line, size) > LINE) {
            size--;
        }
        return size;
    }

    /** Clean, no wider than the given points, escaped. */
    static String cut(String text, Typeface face, double size, double width) {
        return XmlText.escape(face.cut(writable(PrintableText.clean(text, 300), face), size, width));
    }

    private static String text(String text, Typeface face, int longest) {
        return XmlText.escape(writable(PrintableText.clean(text, longest), face));
    }

    static String writable(String text, Typeface face) {
        if (face.canWrite(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(point -> {
            String one = Character.toString(point);
            kept.append(face.canWrite(one) ? one : "?");
        });
        return kept.toString();
    }

    /** Lets a long address break after each slash and in the middle of an id. */
    private static String breakable(String address) {
        return XmlText.escape(address).replace("/credentials/", "/credentials/<br/>");
    }
}
