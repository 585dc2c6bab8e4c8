package org.waymark.credential.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialState;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.Samples;
import org.waymark.credential.issuer.Pictures;
import org.waymark.language.Message;
import org.waymark.language.PseudoLanguage;

class CertificateTest {
    private static final String UNNAMED = "The holder of this credential";
    private final Certificate certificates =
            new Certificate(Samples.ISSUER, Samples.ADDRESSES, picture -> Optional.empty());

    @Test
    void it_says_who_what_when_where_and_how_to_check_it() throws IOException {
        String text = text(certificates.pdf(Samples.credential(Samples.facts())));
        assertThat(text)
                .contains(
                        "Certificate of Completion",
                        "Ana María Núñez",
                        "City of Łódź",
                        "Data Management: Quality and Standards",
                        "DM 202.3",
                        "March 14, 2026",
                        "What Works Cities Academy",
                        "DM1 Data standards are documented and kept, part 1",
                        "DM5 Data standards",
                        "0b6ad8a1-52a3-4ae5-9a0a-3d1a0a9b7c11",
                        "7KQ2-9XWM-4TRD");
    }

    @Test
    void it_says_which_organization_issues_it_and_who_signs() throws IOException {
        byte[] pdf = issuedBy(Samples.UNIVERSITY);
        assertThat(text(pdf))
                .contains(
                        "Johns Hopkins University",
                        "3400 N. Charles Street, Baltimore, MD 21218",
                        "www.jhu.example",
                        "Jane Q. Example",
                        "Executive Director, Center for")
                .doesNotContain("What Works Cities Academy");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Johns Hopkins University");
        }
        assertThat(issuedBy(Samples.UNIVERSITY)).isEqualTo(pdf);
        Files.write(Path.of("target/certificate-rich.pdf"), pdf);
        Files.write(Path.of("target/certificate-rich.png"), CertificatePicture.png(pdf));
    }

    @Test
    void an_organization_without_a_signatory_logo_or_address_leaves_no_hole() throws IOException {
        byte[] pdf = issuedBy(new IssuerFacts("bureau", "Bureau", null, null, null, null, null, null, null));
        assertThat(text(pdf)).contains("Bureau", "Issued and digitally signed by");
        Files.write(Path.of("target/certificate-bare.png"), CertificatePicture.png(pdf));
    }

    @Test
    void long_names_wrap_and_stay_on_the_page() throws IOException {
        String long1 = "The Interdepartmental Consortium of Public Administration, Evidence and Data of the"
                + " Universities of the Three Rivers Region and Their Partner Cities";
        byte[] pdf = issuedBy(new IssuerFacts(
                "long",
                long1,
                "Building 7, Fourth Floor\n12345 Boulevard of the Very Long Street Names\nSt. Bartholomew-in-the-Fields\n00000",
                "https://www.consortium-of-public-administration-evidence-and-data.example/with/a/path",
                null,
                Samples.LOGO,
                "Professor Dr. Maximiliana Wolfeschlegelsteinhausenberger-Featherstonehaugh",
                "Founding Director and Distinguished Professor of Public Policy and Evidence-Based Management,"
                        + " Faculty of Government",
                Samples.SIGNATURE));
        assertThat(text(pdf)).contains("Their Partner Cities", "Wolfeschlegelsteinhausenberger");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        Files.write(Path.of("target/certificate-long.png"), CertificatePicture.png(pdf));
    }

    @Test
    void hostile_names_of_an_organization_stay_text_on_one_page() throws IOException {
        String hostile = "<img src='http://127.0.0.1:9/x.png'/>&amp;]]>\"\u202e" + "W".repeat(10_000);
        IssuerFacts.Picture flat = new IssuerFacts.Picture("c".repeat(64), 600, 1);
        byte[] pdf = issuedBy(new IssuerFacts(
                "x",
                hostile,
                hostile + "\n" + hostile,
                "https://x.example/" + "y".repeat(300),
                null,
                flat,
                hostile,
                hostile,
                flat));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(text(pdf)).contains("src='http://127.0.0.1:9/x.png'/>&amp;]").doesNotContain("\u202e");
    }

    @Test
    void a_picture_that_is_gone_spoils_no_certificate() throws IOException {
        assertThat(text(certificates.pdf(Samples.credential(Samples.issuedBy(Samples.UNIVERSITY)))))
                .contains("Jane Q. Example");
    }

    /** What a credential of version 0.1 looks like, to the letter; pictures are drawn by the machine's own libraries. */
    @Test
    void without_an_organization_the_page_is_that_of_version_0_1() throws IOException {
        String page = new CertificatePage(Samples.ISSUER, Samples.ADDRESSES, picture -> Optional.empty())
                .html(Samples.credential(Samples.facts()))
                .replaceAll("(?s)<style>.*</style>", "")
                .replaceAll("base64,[^\"]*", "base64,");
        assertThat(page)
                .isEqualToNormalizingNewlines(
                        Files.readString(Path.of("src/test/resources/golden/certificate-0.1.html"))
                                .strip());
    }

    private static byte[] issuedBy(IssuerFacts issuer) {
        Map<String, byte[]> files = Map.of(
                "a".repeat(64),
                Pictures.png(600, 200),
                "b".repeat(64),
                Pictures.png(600, 180),
                "c".repeat(64),
                Pictures.png(600, 1));
        return new Certificate(
                        Samples.ISSUER, Samples.ADDRESSES, picture -> Optional.ofNullable(files.get(picture.hash())))
                .pdf(Samples.credential(Samples.issuedBy(issuer)));
    }

    @Test
    void the_qr_code_leads_to_the_public_page() throws Exception {
        try (PDDocument document = Loader.loadPDF(certificates.pdf(Samples.credential(Samples.facts())))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            double mm = 200 / 25.4;
            BufferedImage corner =
                    page.getSubimage((int) (228 * mm), (int) (121 * mm), (int) (44 * mm), (int) (44 * mm));
            String read = new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(corner))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
            assertThat(read).isEqualTo("https://waymark.example/credentials/0b6ad8a1-52a3-4ae5-9a0a-3d1a0a9b7c11");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Łukasz Żółć", "Đặng Thị Hồng Vân", "Ελένη Παπαδοπούλου", "Олена Шевченко", "Þórður Ægisson"})
    void names_beyond_latin_one_are_printed_whole(String name) throws IOException {
        String text = text(certificates.pdf(
                Samples.credential(Samples.facts(name, null, Samples.achievement("Evaluation Foundations", 0)))));
        assertThat(text).contains(name).doesNotContain("#", "?", UNNAMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"王小明", "שרה כהן", "محمد", "\u202e\u200b", " "})
    void a_name_our_fonts_cannot_write_truthfully_is_left_to_the_page(String name) throws IOException {
        String text = text(certificates.pdf(
                Samples.credential(Samples.facts(name, null, Samples.achievement("Evaluation Foundations", 0)))));
        assertThat(text).contains(UNNAMED).doesNotContain("#", "?");
    }

    @Test
    void hostile_text_stays_text_on_one_page() throws IOException {
        String hostile = "<img src='http://127.0.0.1:9/x.png'/>&amp;]]>\"" + "\u202e" + "W".repeat(10_000);
        byte[] pdf =
                certificates.pdf(Samples.credential(Samples.facts(hostile, hostile, Samples.achievement(hostile, 40))));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(text(pdf))
                .contains("<img src='http://127.0.0.1:9/x.png'/>&amp;]]>\"WWW", "…", "and 34 more")
                .doesNotContain("\u202e");
    }

    @Test
    void a_revoked_credential_says_so_on_paper() throws IOException {
        Credential good = Samples.credential(Samples.facts());
        Credential revoked = new Credential(
                good.facts(),
                good.runId(),
                1,
                good.code(),
                good.json(),
                good.jwt(),
                CredentialState.revoked(Samples.AWARDED, Message.plain("Mistake")));
        assertThat(text(certificates.pdf(revoked))).contains("was revoked").doesNotContain("This certifies");
    }

    @Test
    void it_is_worded_for_its_reader_and_stays_on_one_page() throws IOException {
        Credential credential = Samples.credential(Samples.facts());
        byte[] pdf = PseudoLanguage.LANGUAGE.speak(() -> certificates.pdf(credential));
        assertThat(text(pdf)).contains("Ana María Núñez").doesNotContain("Certificate", "awarded", "Verify");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-XA");
        }
    }

    @Test
    void the_same_credential_gives_the_same_file() {
        Credential credential = Samples.credential(Samples.facts());
        assertThat(certificates.pdf(credential)).isEqualTo(certificates.pdf(credential));
    }

    @Test
    void archives_take_it_and_find_the_credential_in_it() throws Exception {
        byte[] pdf = certificates.pdf(Samples.credential(Samples.issuedBy(Samples.UNIVERSITY)));
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_A);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_A, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTestAssertions())
                    .as(result.getTestAssertions().toString())
                    .allMatch(one -> one.getStatus() == TestAssertion.Status.PASSED);
            assertThat(result.isCompliant()).isTrue();
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDComplexFileSpecification attached = document.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get("credential.json");
            assertThat(new String(attached.getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8))
                    .isEqualTo("{}");
        }
    }

    @Test
    void it_can_be_read_aloud() throws IOException {
        try (PDDocument document = Loader.loadPDF(certificates.pdf(Samples.credential(Samples.facts())))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Certificate: Data Management: Quality and Standards");
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
