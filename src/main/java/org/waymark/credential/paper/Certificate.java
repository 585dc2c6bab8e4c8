package org.waymark.credential.paper;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.waymark.credential.Credential;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.PublicAddresses;

/**
 * The certificate on paper: one page A4 landscape, accessible PDF, made from a stored credential. The same credential
 * gives the same bytes. Nothing is loaded from any host while it is made.
 */
public final class Certificate {
    /** The start of the addresses of pictures that the page carries in itself, the only ones that may be read. */
    static final String OWN_IMAGE = "data:image/png;base64,";

    static {
        // PDFBox would search the whole machine for fonts, and write what it found into the home directory.
        FontMappers.set(new OwnFonts());
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

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
        PdfRendererBuilder builder = new PdfRendererBuilder();
        for (Typeface face : Typeface.values()) {
            FSSupplier<InputStream> font = face::open;
            builder.useFont(font, face.family(), face.weight(), FontStyle.NORMAL, true);
        }
        for (ExternalResourceControlPriority moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, type) -> address.startsWith(OWN_IMAGE), moment);
        }
        builder.usePdfUaAccessibility(true);
        builder.useReplacementText("?");
        builder.withHtmlContent(new CertificatePage(issuer, addresses, pictures).html(credential), null);
        builder.withProducer("Waymark");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        builder.toStream(bytes);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            PDDocument document = renderer.createPDFKeepOpen();
            PDDocumentInformation information = document.getDocumentInformation();
            IssuerFacts organization = credential.facts().issuer();
            information.setAuthor(organization == null ? issuer.name() : organization.name());
            information.setCreationDate(calendar(credential.facts().awardedAt()));
            information.setModificationDate(calendar(credential.facts().awardedAt()));
            // PDFBox would otherwise take the machine's clock for the file's identifier.
            document.setDocumentId(credential.id().value().getMostSignificantBits());
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Calendar calendar(Instant instant) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTimeInMillis(instant.toEpochMilli());
        return calendar;
    }
}
