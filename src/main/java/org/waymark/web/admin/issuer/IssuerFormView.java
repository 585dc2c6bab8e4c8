package org.waymark.web.admin.issuer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * An organization that issues badges, to be typed in or changed.
 *
 * @param form posts several parts: the fields, {@code logo_file}, {@code signature_file} and, by which button, {@code do}
 * @param pdfUrl takes the same form and answers with the certificate as PDF
 * @param organization the fields about the organization
 * @param signatory the fields about who signs for it
 * @param faulty whether something was typed that cannot be taken
 * @param overtaken what somebody else saved meanwhile; null when nobody did
 * @param preview null until it is asked for
 * @param history null for a new organization
 */
public record IssuerFormView(
        LayoutView layout,
        String heading,
        FormView form,
        String pdfUrl,
        List<Field> organization,
        Picture logo,
        List<Field> signatory,
        Picture signature,
        boolean faulty,
        @Nullable Overtaken overtaken,
        @Nullable Preview preview,
        @Nullable LinkView history) {

    /**
     * A field of text.
     *
     * @param type that of an HTML input; {@code area} for several lines
     * @param problem what is wrong with the value
     */
    public record Field(
            String name,
            String label,
            String hint,
            String type,
            String value,
            int longest,
            boolean required,
            @Nullable String problem) {}

    /**
     * A picture that is chosen from a file.
     *
     * @param kept the name of the picture that was kept before, carried unseen; empty for none
     * @param url shows the kept picture
     */
    public record Picture(
            String name,
            String label,
            String hint,
            String kept,
            String url,
            @Nullable String problem) {}

    /** What somebody else changed while the form was filled in. */
    public record Overtaken(String by, String when, List<Change> changes) {}

    /** A field before and after; empty where there was nothing. */
    public record Change(String field, String before, String after) {}

    /** The certificate and the badge with made-up people, as pictures within the page. */
    public record Preview(String certificateUrl, String badgeUrl) {}
}
