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
import java.util.TimeZone;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.waymark.credential.PrintableText;

/**
 * Puts a page of ours on paper: an accessible PDF (PDF/UA) with our own fonts. The same page gives the same bytes. Nothing
 * is loaded from any host while it is made.
 */
public final class Paper {
    /** The start of the addresses of pictures that the page carries in itself, the only ones that may be read. */
    static final String OWN_IMAGE = "data:image/png;base64,";

    private static final int LONGEST = 2000;

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
            document.setDocumentId(seed);
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
