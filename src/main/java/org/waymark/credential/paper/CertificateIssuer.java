package org.waymark.credential.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.PrintableText;
import org.waymark.credential.document.XmlText;
import org.waymark.language.Messages;

/** The parts of a certificate that say which organization issues it: its name and logo above, who signs for it below. */
final class CertificateIssuer {
    private static final Messages MESSAGES = Messages.of(Certificate.class);

    /** The width of a line in points: between the logo and its mirror image, of a wide and of a narrow foot. */
    private static final double HEAD = 460;

    private static final double WIDE = 310;
    private static final double NARROW = 168;

    /** A spaced letter takes so much more than the font says. */
    private static final double SPACED = 1.24;

    private static final double LOGO_WIDTH = 42;
    private static final double LOGO_HEIGHT = 14;
    private static final double SIGNATURE_WIDTH = 58;
    private static final double SIGNATURE_HEIGHT = 10.5;
    private static final double SIGNATURE_FOOT = 177.3;

    private final IssuerFacts issuer;
    private final Function<IssuerFacts.Picture, Optional<byte[]>> pictures;

    CertificateIssuer(IssuerFacts issuer, Function<IssuerFacts.Picture, Optional<byte[]>> pictures) {
        this.issuer = issuer;
        this.pictures = pictures;
    }

    void head(StringBuilder html) {
        IssuerFacts.Picture logo = issuer.logo();
        if (logo != null) {
            double scale = scale(logo, LOGO_WIDTH, LOGO_HEIGHT);
            picture(html, logo, "logo", scale, "", MESSAGES.say("logo", "issuer", issuer.name()));
        }
        List<String> lines = lines(issuer.name(), Typeface.SANS_BOLD, 11 * SPACED, HEAD, 3);
        String style = lines.size() == 1 ? "issuer" : lines.size() == 2 ? "issuer two" : "issuer two small";
        CertificatePage.block(
                html,
                style,
                String.join(
                        "<br/>", lines.size() <= 2 ? lines : lines(issuer.name(), Typeface.SANS_BOLD, 10, HEAD, 2)));
    }

    void foot(StringBuilder html) {
        String signatory = issuer.signatory();
        double width = signatory == null ? WIDE : NARROW;
        StringBuilder signed = new StringBuilder();
        boolean one = value(signed, issuer.name(), width);
        signed.append("<br/>").append(CertificatePage.say("signed"));
        contact(signed, width, one ? 3 : 1);
        CertificatePage.block(html, signatory == null ? "signed" : "signed narrow", signed.toString());
        if (signatory == null) {
            return;
        }
        IssuerFacts.Picture signature = issuer.signature();
        if (signature != null) {
            double scale = scale(signature, SIGNATURE_WIDTH, SIGNATURE_HEIGHT);
            String top = "top:" + millimeters(SIGNATURE_FOOT - signature.height() * scale) + ";";
            picture(html, signature, "signature", scale, top, MESSAGES.say("signature", "signatory", signatory));
        }
        StringBuilder who = new StringBuilder();
        value(who, signatory, NARROW);
        String role = issuer.role();
        if (role != null) {
            lines(role, Typeface.SANS, 8.5, NARROW, 2)
                    .forEach(line -> who.append("<br/>").append(line));
        }
        CertificatePage.block(html, "signatory", who.toString());
    }

    /** @return whether it fits on one line */
    private static boolean value(StringBuilder html, String text, double width) {
        List<String> one = lines(text, Typeface.SERIF, 12, width, 3);
        boolean fits = one.size() == 1;
        html.append(fits ? "<span class=\"value\">" : "<span class=\"value small\">")
                .append(String.join("<br/>", fits ? one : lines(text, Typeface.SERIF, 10, width, 2)))
                .append("</span>");
        return fits;
    }

    /** @param most how many lines there is room for */
    private void contact(StringBuilder html, double width, int most) {
        List<String> lines = new ArrayList<>();
        String address = issuer.address();
        String website = issuer.website();
        if (address != null) {
            lines.addAll(lines(address.replace("\n", ", "), Typeface.SANS, 7.5, width, Math.min(2, most)));
        }
        if (website != null && lines.size() < most) {
            lines.addAll(
                    lines(website.replaceFirst("^https?://", "").replaceFirst("/$", ""), Typeface.SANS, 7.5, width, 1));
        }
        if (!lines.isEmpty()) {
            html.append("<br/><span class=\"contact\">")
                    .append(String.join("<br/>", lines))
                    .append("</span>");
        }
    }

    /** Breaks a text into lines of a width, escaped; what does not fit on the last ends in an ellipsis. */
    private static List<String> lines(String text, Typeface face, double size, double width, int most) {
        List<String> all = face.wrap(CertificatePage.writable(PrintableText.clean(text, 300), face), size, width);
        List<String> shown = new ArrayList<>(all.subList(0, Math.min(most, all.size())));
        if (shown.size() < all.size()) {
            shown.set(most - 1, shown.get(most - 1) + "…");
        }
        return shown.stream()
                .map(line -> XmlText.escape(face.cut(line, size, width)))
                .collect(Collectors.toList());
    }

    private static double scale(IssuerFacts.Picture picture, double width, double height) {
        return Math.min(width / picture.width(), height / picture.height());
    }

    private void picture(
            StringBuilder html, IssuerFacts.Picture picture, String style, double scale, String place, String says) {
        pictures.apply(picture)
                .ifPresent(png -> CertificatePage.image(
                        html,
                        style + "\" style=\"" + place + "width:" + millimeters(picture.width() * scale) + ";height:"
                                + millimeters(picture.height() * scale),
                        png,
                        says));
    }

    private static String millimeters(double length) {
        return String.format(Locale.ROOT, "%.2fmm", length);
    }
}
