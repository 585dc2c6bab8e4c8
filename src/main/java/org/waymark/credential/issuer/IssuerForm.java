package org.waymark.credential.issuer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.PrintableText;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/**
 * What somebody typed about an organization, checked field by field.
 *
 * @param logo the picture that was kept before; null for none
 */
public record IssuerForm(
        String name,
        String address,
        String website,
        String email,
        IssuerFacts.@Nullable Picture logo,
        String signatory,
        String role,
        IssuerFacts.@Nullable Picture signature) {

    private static final Messages MESSAGES = Messages.of(IssuerForm.class);
    private static final Pattern EMAIL =
            Pattern.compile("^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}+@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++");
    private static final int MOST_LINES = 6;

    /** The fields of the form, with the longest text that each takes. */
    public enum Field {
        NAME(200),
        ADDRESS(400),
        WEBSITE(300),
        EMAIL(254),
        LOGO(0),
        SIGNATORY(120),
        ROLE(160),
        SIGNATURE(0);

        private final int longest;

        Field(int longest) {
            this.longest = longest;
        }

        public int longest() {
            return longest;
        }
    }

    /** Fills the form with an organization as it is. */
    public static IssuerForm of(IssuerFacts facts) {
        return new IssuerForm(
                facts.name(),
                text(facts.address()),
                text(facts.website()),
                text(facts.email()),
                facts.logo(),
                text(facts.signatory()),
                text(facts.role()),
                facts.signature());
    }

    /**
     * Finds what cannot be taken.
     *
     * @param printable whether the fonts of the certificate have all characters of a text
     */
    public Map<Field, Message> faults(Predicate<String> printable) {
        Map<Field, Message> faults = new LinkedHashMap<>();
        if (name.isBlank()) {
            faults.put(Field.NAME, MESSAGES.message("name.missing"));
        }
        Map<Field, String> printed =
                Map.of(Field.NAME, name, Field.ADDRESS, address, Field.SIGNATORY, signatory, Field.ROLE, role);
        printed.forEach((field, text) -> {
            if (!printable.test(PrintableText.clean(text, Field.ADDRESS.longest()))) {
                faults.put(field, MESSAGES.message("not-printable"));
            }
        });
        if (address.strip().lines().count() > MOST_LINES) {
            faults.put(Field.ADDRESS, MESSAGES.message("address.lines", "most", MOST_LINES));
        }
        if (!website.isBlank() && !isWebsite(website.strip())) {
            faults.put(Field.WEBSITE, MESSAGES.message("website.wrong"));
        }
        if (!email.isBlank() && !EMAIL.matcher(email.strip()).matches()) {
            faults.put(Field.EMAIL, MESSAGES.message("email.wrong"));
        }
        if (signatory.isBlank() && (!role.isBlank() || signature != null)) {
            faults.put(Field.SIGNATORY, MESSAGES.message("signatory.missing"));
        }
        Map<Field, String> typed = new LinkedHashMap<>(printed);
        typed.put(Field.WEBSITE, website);
        typed.put(Field.EMAIL, email);
        typed.forEach((field, text) -> {
            if (text.length() > field.longest()) {
                faults.put(field, MESSAGES.message("too-long", "longest", field.longest()));
            }
        });
        return faults;
    }

    /** Returns the organization that a form without faults says. */
    public IssuerFacts facts(String slug) {
        String lines = address.lines()
                .map(line -> PrintableText.clean(line, Field.ADDRESS.longest()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        return new IssuerFacts(
                slug,
                PrintableText.clean(name, Field.NAME.longest()),
                orNull(lines),
                orNull(website.strip()),
                orNull(email.strip()),
                logo,
                orNull(PrintableText.clean(signatory, Field.SIGNATORY.longest())),
                orNull(PrintableText.clean(role, Field.ROLE.longest())),
                signature);
    }

    private static boolean isWebsite(String text) {
        try {
            URI uri = new URI(text);
            return Optional.ofNullable(uri.getScheme())
                            .filter(scheme -> scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
                            .isPresent()
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && text.chars().allMatch(c -> c > ' ' && c < 127);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
