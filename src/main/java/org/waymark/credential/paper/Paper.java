package org.waymark.credential.paper;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.PrintableText;

/**
 * Puts a page of ours on paper: an accessible PDF (PDF/UA) that archives take (PDF/A-3a, ISO 19005-3), with our own fonts.
 * The same page gives the same bytes. Nothing is loaded from any host while it is made.
 */
public final class Paper {
    /** The start of the addresses of pictures that the page carries in itself, the only ones that may be read. */
    static final String OWN_IMAGE = "data:image/png;base64,";

    private static final int LONGEST = 2000;
    private static final Pattern DATE = Pattern.compile("(<xmp:[A-Za-z]{1,20}?Date>)[^<]*+");
    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        // PDFBox would search the whole machine for fonts, and write what it found into the home directory.
        FontMappers.set(new OwnFonts());
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private Paper() {}

    /** Returns a text without what no paper shows, such as control characters; a sign that our fonts lack becomes "?". */
    public static String printable(String text) {
        return PrintableText.clean(text, LONGEST);
    }

    /**
     * Makes the PDF of a page.
     *
     * @param html a page in the form of XML
     * @param author the author that the file names
     * @param made the moment that the file names
     * @param seed the same for the same page: PDFBox would otherwise take the machine's clock for the file's identifier
     */
    public static byte[] pdf(String html, String author, Instant made, long seed) {
        return pdf(html, author, made, seed, null);
    }

    /** @param attached goes with the page; null where nothing does */
    static byte[] pdf(String html, String author, Instant made, long seed, @Nullable Attachment attached) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        for (Typeface face : Typeface.values()) {
            FSSupplier<InputStream> font = face::open;
            builder.useFont(font, face.family(), face.weight(), FontStyle.NORMAL, true);
        }
        for (ExternalResourceControlPriority moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, type) -> address.startsWith(OWN_IMAGE), moment);
        }
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_A);
        builder.useColorProfile(COLOURS);
        builder.useReplacementText("?");
        builder.withHtmlContent(html, null);
        builder.withProducer("Waymark");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        builder.toStream(bytes);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            PDDocument document = renderer.createPDFKeepOpen();
            PDDocumentInformation information = document.getDocumentInformation();
            information.setAuthor(author);
            information.setCreationDate(calendar(made));
            information.setModificationDate(calendar(made));
            if (attached != null) {
                attached.addTo(document, calendar(made));
            }
            setDates(document.getDocumentCatalog().getMetadata(), made);
            document.setDocumentId(seed);
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same dates once more, where the renderer wrote those of the machine's clock. */
    private static void setDates(PDMetadata metadata, Instant made) throws IOException {
        String text = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        String date = made.truncatedTo(ChronoUnit.SECONDS).toString();
        metadata.importXMPMetadata(DATE.matcher(text).replaceAll("$1" + date).getBytes(StandardCharsets.UTF_8));
    }

    private static Calendar calendar(Instant instant) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTimeInMillis(instant.toEpochMilli());
        return calendar;
    }
}
