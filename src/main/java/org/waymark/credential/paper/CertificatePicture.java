package org.waymark.credential.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Shows a certificate of ours as a picture, for a page on which somebody looks at it before it is given to anybody. */
public final class CertificatePicture {
    private static final int DOTS_PER_INCH = 96;

    private CertificatePicture() {}

    /** @param pdf made by {@link Certificate} */
    public static byte[] png(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return BadgeImage.encode(new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
