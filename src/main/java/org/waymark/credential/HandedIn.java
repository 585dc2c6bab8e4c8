package org.waymark.credential;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person handed in to have a badge checked, told apart by its looks alone. Nothing of it is believed yet. */
public sealed interface HandedIn {

    /** A signed credential, or what has the looks of one: as text, or out of a PNG or SVG badge. */
    record Signed(String jwt) implements HandedIn {}

    /** The address of a credential's public page here, or of one of its files. */
    record Page(CredentialId id) implements HandedIn {}

    /** The code printed on a certificate. */
    record Code(VerificationCode code) implements HandedIn {}

    /** The readable copy of a credential of ours, which bears no signature. */
    record Unsigned(CredentialId id) implements HandedIn {}

    /** An address that is not one of ours. */
    record Elsewhere() implements HandedIn {}

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
            return new Pdf();
        }
        Optional<String> jwt = Verification.findJwt(bytes);
        if (jwt.isPresent()) {
            return new Signed(jwt.get());
        }
        if (bytes.length > Verification.LONGEST) {
            return new Unknown();
        }
        String text = plain(new String(bytes, StandardCharsets.UTF_8));
        if (text.startsWith("{")) {
            return unsigned(text, addresses);
        }
        Optional<VerificationCode> code = VerificationCode.find(text);
        if (code.isPresent()) {
            return new Code(code.get());
        }
        return address(text, addresses);
    }

    private static HandedIn unsigned(String text, PublicAddresses addresses) {
        try {
            Map<String, Object> json = JSONObjectUtils.parse(text);
            return json.get("id") instanceof String id
                    ? addresses.findCredential(id).<HandedIn>map(Unsigned::new).orElseGet(Unknown::new)
                    : new Unknown();
        } catch (ParseException | RuntimeException e) {
            return new Unknown();
        }
    }

    /** People copy addresses with or without the scheme, with what an e-mail added behind them, and of any file. */
    private static HandedIn address(String text, PublicAddresses addresses) {
        String typed = withoutScheme(text);
        String base = withoutScheme(addresses.baseUrl());
        if (!typed.regionMatches(true, 0, base + "/", 0, base.length() + 1)) {
            boolean web = !typed.equals(text);
            return web ? new Elsewhere() : new Unknown();
        }
        String path = typed.substring(base.length());
        String verify = "/verify?code=";
        if (path.startsWith(verify)) {
            String code = until(path.substring(verify.length()), "&#");
            return VerificationCode.find(code).<HandedIn>map(Code::new).orElseGet(Unknown::new);
        }
        String ours = until(path, "?#");
        int file = ours.indexOf('/', PublicAddresses.CREDENTIALS.length());
        return addresses
                .findCredential(addresses.baseUrl() + (file < 0 ? ours : ours.substring(0, file)))
                .<HandedIn>map(Page::new)
                .orElseGet(Unknown::new);
    }

    private static String plain(String text) {
        String stripped = text.startsWith("\uFEFF") ? text.substring(1).strip() : text.strip();
        boolean bracketed = stripped.startsWith("<") && stripped.endsWith(">") && stripped.length() > 1;
        return bracketed ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    private static String withoutScheme(String address) {
        String start = address.substring(0, Math.min(address.length(), 8)).toLowerCase(Locale.ROOT);
        return start.equals("https://")
                ? address.substring(8)
                : start.startsWith("http://") ? address.substring(7) : address;
    }

    private static String until(String text, String ends) {
        for (int i = 0; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static boolean startsWith(byte[] bytes, String start) {
        return bytes.length >= start.length()
                && new String(bytes, 0, start.length(), StandardCharsets.ISO_8859_1).equals(start);
    }
}
