package org.waymark.credential.issuer;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.function.Predicate;
import org.waymark.credential.PublicAddresses;

/** Makes the lasting name of an organization within addresses. */
public final class IssuerSlug {
    private static final int LONGEST = 50;
    private static final String LATIN = "Any-Latin; Latin-ASCII";

    private IssuerSlug() {}

    /** @param taken whether another organization has that name already */
    public static String of(String name, Predicate<String> taken) {
        String plain = Transliterator.getInstance(LATIN)
                .transliterate(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("^-+|-+$", "");
        String slug = cut.isEmpty() ? "issuer" : cut;
        String free = slug;
        for (int i = 2; free.equals(PublicAddresses.WAYMARK) || taken.test(free); i++) {
            free = slug + "-" + i;
        }
        return free;
    }
}
