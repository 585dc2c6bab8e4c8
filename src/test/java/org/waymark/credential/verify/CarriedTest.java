package org.waymark.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.waymark.credential.Samples;
import org.waymark.credential.document.Baking;
import org.waymark.credential.paper.BadgeImage;

/** Files that carry a credential, and files that are made to fill all memory. */
class CarriedTest {
    private static final String JWT = "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.AAAA";

    /** A PDF file with an attached file, as the library writes it. */
    static byte[] pdf(byte[] attached, boolean packed) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            PDEmbeddedFile file = new PDEmbeddedFile(document, new java.io.ByteArrayInputStream(attached));
            if (packed) {
                file = new PDEmbeddedFile(
                        document,
                        new java.io.ByteArrayInputStream(attached),
                        org.apache.pdfbox.cos.COSName.FLATE_DECODE);
            }
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile("badge.jwt");
            specification.setEmbeddedFile(file);
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(java.util.Map.of("badge.jwt", specification));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static HandedIn read(byte[] bytes) {
        return HandedIn.read(bytes, Samples.ADDRESSES);
    }

    @Test
    void an_attached_credential_is_found_packed_or_not() throws IOException {
        byte[] text = JWT.getBytes(StandardCharsets.UTF_8);
        assertThat(read(pdf(text, true))).isEqualTo(new HandedIn.Signed(JWT));
        assertThat(read(pdf(text, false))).isEqualTo(new HandedIn.Signed(JWT));
        assertThat(read(pdf("{ 1 exch sub }".getBytes(StandardCharsets.UTF_8), true)))
                .isEqualTo(new HandedIn.Pdf());
        assertThat(read(pdf("no credential".getBytes(StandardCharsets.UTF_8), true)))
                .isEqualTo(new HandedIn.Pdf());
    }

    @Test
    void a_packed_chunk_and_a_text_in_an_svg_are_read_and_two_chunks_are_not() {
        byte[] png = Baking.intoPng(BadgeImage.png(Samples.facts().achievement(), 16), JWT);
        assertThat(read(png)).isEqualTo(new HandedIn.Signed(JWT));
        byte[] plain = BadgeImage.png(Samples.facts().achievement(), 16);
        byte[] packed = with(plain, chunk(JWT.getBytes(StandardCharsets.UTF_8)));
        assertThat(read(packed)).isEqualTo(new HandedIn.Signed(JWT));
        assertThat(read(with(packed, chunk(JWT.replace('A', 'B').getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(new HandedIn.Unknown());
        String svg = "<svg xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"><openbadges:credential><![CDATA["
                + JWT + "]]></openbadges:credential></svg>";
        assertThat(read(svg.getBytes(StandardCharsets.UTF_8))).isEqualTo(new HandedIn.Signed(JWT));
    }

    @Test
    @Timeout(20)
    void what_unpacks_to_more_than_a_credential_is_refused_and_never_unpacked_whole() throws Exception {
        byte[] bomb = ("{" + " ".repeat(200_000_000)).getBytes(StandardCharsets.UTF_8);
        byte[] packed = packed(bomb);
        assertThat(packed.length).isLessThan(1_000_000);
        assertThat(read(with(BadgeImage.png(Samples.facts().achievement(), 16), chunk(bomb))))
                .isEqualTo(new HandedIn.Unknown());
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 4; i++) {
            pdf.writeBytes(
                    "1 0 obj <</Type/EmbeddedFile/Filter/FlateDecode>> stream\n".getBytes(StandardCharsets.US_ASCII));
            pdf.writeBytes(packed);
            pdf.writeBytes("\nendstream\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(read(pdf.toByteArray())).isEqualTo(new HandedIn.Pdf());
        byte[] many = ("%PDF-1.7\n" + "stream\n{".repeat(400_000)).getBytes(StandardCharsets.US_ASCII);
        assertThat(read(many)).isEqualTo(new HandedIn.Pdf());
        byte[] huge = "stream\n".repeat(400_000).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, huge, 0, 5);
        assertThat(read(huge)).isEqualTo(new HandedIn.Pdf());
        assertThat(read(packed(new byte[10_000_000]))).isEqualTo(new HandedIn.Unknown());
    }

    @Test
    @Timeout(20)
    void xml_that_grows_or_reads_elsewhere_is_refused() {
        for (String svg : new String[] {
            "<!DOCTYPE svg [<!ENTITY a \"" + "x".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000)
                    + "\">]><svg xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><o:credential>&b;</o:credential></svg>",
            "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><svg xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><o:credential>&a;</o:credential></svg>",
            "<a>".repeat(300_000),
            "<svg " + "a='1' ".repeat(100_000) + ">",
            "<svg xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><o:credential><b/></o:credential></svg>"
        }) {
            assertThat(read(svg.getBytes(StandardCharsets.UTF_8)))
                    .as(svg.substring(0, 60))
                    .isEqualTo(new HandedIn.Unknown());
        }
    }

    @Test
    @Timeout(20)
    void a_status_list_is_read_at_its_index_and_within_its_bounds() throws Exception {
        byte[] bits = new byte[131_072 / 8];
        bits[1] = 0b0100_0000;
        assertThat(StatusBits.isSet(list(bits), 9)).isTrue();
        assertThat(StatusBits.isSet(list(bits), 8)).isFalse();
        assertThat(StatusBits.isSet(list(bits), 14)).isFalse();
        assertThat(StatusBits.isSet(list(bits), 131_071)).isFalse();
        assertThat(refused(list(bits), 131_072)).isTrue();
        assertThat(refused(list(Arrays.copyOf(bits, bits.length - 1)), 9)).isTrue();
        assertThat(refused(list(new byte[16 * 1024 * 1024 + 1]), 9)).isTrue();
        assertThat(refused(list(new byte[500_000_000]), 9)).isTrue();
        assertThat(refused(list(bits) + "=", 9)).isTrue();
        assertThat(refused("u", 9)).isTrue();
        assertThat(refused(list(bits).substring(0, 12), 9)).isTrue();
    }

    private static boolean refused(String list, long index) {
        try {
            StatusBits.isSet(list, index);
            return false;
        } catch (CannotVerify e) {
            return true;
        }
    }

    static String list(byte[] bits) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bits);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    private static byte[] packed(byte[] bytes) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(1))) {
                deflater.write(bytes);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A chunk behind the header, whose text is packed. */
    private static byte[] with(byte[] png, byte[] chunk) {
        byte[] whole = Arrays.copyOf(png, png.length + chunk.length);
        System.arraycopy(chunk, 0, whole, 33, chunk.length);
        System.arraycopy(png, 33, whole, 33 + chunk.length, png.length - 33);
        return whole;
    }

    private static byte[] chunk(byte[] text) {
        byte[] packed = packed(text);
        byte[] start = "openbadgecredential\0\1\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer chunk = ByteBuffer.allocate(12 + start.length + packed.length);
        chunk.putInt(start.length + packed.length);
        chunk.put("iTXt".getBytes(StandardCharsets.ISO_8859_1)).put(start).put(packed);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, chunk.position() - 4);
        return chunk.putInt((int) crc.getValue()).array();
    }
}
