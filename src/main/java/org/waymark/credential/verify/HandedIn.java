package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.credential.CredentialId;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.VerificationCode;
import org.waymark.credential.proof.CredentialJson;
import org.waymark.credential.proof.ProofFault;

/**
 * A text or file that a person handed in to have a badge checked, told apart by its form alone. Nothing of it is
 * believed yet.
 */
public sealed interface HandedIn {
    Pattern SIGNED = Pattern.compile("ey[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*");
    Pattern SCHEME = Pattern.compile("^https?://");
    Pattern WEB = Pattern.compile("(?i)\\bhttps?://");
    Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\x00]");
    /** The code as a certificate prints it, with dashes; not a part of a longer id. */
    Pattern PRINTED = Pattern.compile("(?<![0-9A-Z-])([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})(?![0-9A-Z-])");

    String VERIFY = "/verify?code=";
    int ID_LENGTH = 36;

    /** A signed credential, or what has the looks of one: as text, or out of a PNG or SVG badge. */
    record Signed(String jwt) implements HandedIn {}

    /** The address of a credential's public page here, or of one of its files. */
    record Page(CredentialId id) implements HandedIn {}

    /** The code printed on a certificate. */
    record Code(VerificationCode code) implements HandedIn {}

    /** The readable copy of a credential of ours, which bears no signature. */
    record Unsigned(CredentialId id) implements HandedIn {}

    /** A credential as JSON, which may have proofs in it. */
    record Embedded(String json) implements HandedIn {}

    /** An address that is not one of ours. */
    record Elsewhere(String address) implements HandedIn {}

    /** A PDF file, such as a certificate. */
    record Pdf() implements HandedIn {}

    /** Anything else. */
    record Unknown() implements HandedIn {}

    /**
     * Tells what was handed in. Whatever the bytes are, it answers and throws nothing.
     *
     * @param bytes a file's content or a typed text in UTF-8
     * @param addresses what this installation's own addresses look like
     */
    static HandedIn read(byte[] bytes, PublicAddresses addresses) {
        if (startsWith(bytes, "%PDF-")) {
            return Carried.inPdf(bytes).map(text -> text(text, addresses)).orElseGet(Pdf::new);
        }
        if (Carried.isPng(bytes)) {
            return Carried.inPng(bytes).map(text -> text(text, addresses)).orElseGet(Unknown::new);
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.UTF_8);
        String plain = plain(start);
        // An address between angle brackets, as in a letter, is no markup.
        if (plain.startsWith("<") && !plain.startsWith("<http")) {
            return Carried.inSvg(bytes).map(text -> text(text, addresses)).orElseGet(Unknown::new);
        }
        return bytes.length > CredentialJson.LONGEST
                ? new Unknown()
                : text(new String(bytes, StandardCharsets.UTF_8), addresses);
    }

    private static HandedIn text(String whole, PublicAddresses addresses) {
        String text = plain(whole);
        String joined = text.replaceAll("\\s", "");
        if (text.startsWith("{")) {
            return json(whole.replace("\uFEFF", ""), addresses);
        }
        return signed(text, joined)
                .or(() -> address(joined, addresses))
                .or(() -> VerificationCode.find(text).map(Code::new))
                .or(() -> code(text))
                .or(() -> elsewhere(text))
                .orElseGet(Unknown::new);
    }

    /** Mail breaks a long text into lines; others put words around it. */
    private static Optional<HandedIn> signed(String text, String joined) {
        if (SIGNED.matcher(joined).matches()) {
            return Optional.of(new Signed(joined));
        }
        return Arrays.stream(text.split("\\s"))
                .map(HandedIn::withoutEdges)
                .filter(word -> SIGNED.matcher(word).matches())
                .findFirst()
                .map(Signed::new);
    }

    private static HandedIn json(String text, PublicAddresses addresses) {
        try {
            ObjectNode json = CredentialJson.read(text);
            Optional<CredentialId> ours =
                    addresses.findCredential(json.path("id").asText(""));
            if (json.has("proof") || (ours.isEmpty() && json.has("credentialSubject"))) {
                return new Embedded(text);
            }
            return ours.<HandedIn>map(Unsigned::new).orElseGet(Unknown::new);
        } catch (ProofFault e) {
            return new Unknown();
        }
    }

    private static Optional<HandedIn> elsewhere(String text) {
        return Arrays.stream(text.split("\\s"))
                .filter(word -> WEB.matcher(word).find())
                .map(word -> withoutEdges(
                        word.substring(Math.max(0, word.toLowerCase(Locale.ROOT).indexOf("http")))))
                .findFirst()
                .map(Elsewhere::new);
    }

    /**
     * An address of ours, wherever it stands in the text: people copy it with or without the scheme, broken over lines as
     * a certificate prints it, with what an e-mail added behind it, and of any file of the badge.
     */
    private static Optional<HandedIn> address(String joined, PublicAddresses addresses) {
        Optional<CredentialId> bare = CredentialId.find(withoutEdges(joined));
        if (bare.isPresent()) {
            return bare.map(Page::new);
        }
        String small = joined.toLowerCase(Locale.ROOT);
        for (String one : addresses.bases()) {
            String base = SCHEME.matcher(one.toLowerCase(Locale.ROOT)).replaceFirst("");
            int at = small.indexOf(base + PublicAddresses.CREDENTIALS);
            if (at >= 0 || small.startsWith(PublicAddresses.CREDENTIALS)) {
                int id = (at < 0 ? 0 : at + base.length()) + PublicAddresses.CREDENTIALS.length();
                return CredentialId.find(joined.substring(id, Math.min(joined.length(), id + ID_LENGTH)))
                        .map(Page::new);
            }
            int query = small.indexOf(base + VERIFY);
            if (query >= 0) {
                return code(joined.substring(query + base.length() + VERIFY.length())
                        .replace("%2D", "-"));
            }
        }
        return Optional.empty();
    }

    private static Optional<HandedIn> code(String text) {
        Matcher found = PRINTED.matcher(text.toUpperCase(Locale.ROOT));
        return found.find() ? VerificationCode.find(found.group(1)).map(Code::new) : Optional.empty();
    }

    /** Without what cannot be seen, and with plain spaces and dashes. */
    private static String plain(String text) {
        return UNSEEN.matcher(text)
                .replaceAll("")
                .replaceAll("\\p{Z}", " ")
                .replaceAll("\\p{Pd}", "-")
                .replace('\u2212', '-')
                .strip();
    }

    private static String withoutEdges(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && !Character.isLetterOrDigit(text.charAt(from))) {
            from++;
        }
        while (to > from && !isPart(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The last character of a signature may be a dash or a low line. */
    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    private static boolean startsWith(byte[] bytes, String start) {
        return bytes.length >= start.length()
                && new String(bytes, 0, start.length(), StandardCharsets.ISO_8859_1).equals(start);
    }
}
