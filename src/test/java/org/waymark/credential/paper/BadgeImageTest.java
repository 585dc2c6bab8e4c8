package org.waymark.credential.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.Samples;
import org.waymark.credential.document.Baking;

class BadgeImageTest {
    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl_-";
    private static final AchievementFacts SIMPLE = Samples.achievement("Evaluation Foundations", 1);
    private static final AchievementFacts HOSTILE =
            Samples.achievement("<script>alert(1)</script>&\"'\u202e\u0000" + "W".repeat(10_000), 1);

    @Test
    void the_svg_is_well_formed_titled_and_loads_nothing() throws Exception {
        for (AchievementFacts facts : new AchievementFacts[] {SIMPLE, HOSTILE}) {
            Element svg = parse(BadgeImage.svg(facts));
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .startsWith(facts == SIMPLE ? "Evaluation Foundations" : "<script>");
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .contains("DM 202.3");
            assertThat(svg.getElementsByTagName("*").getLength()).isGreaterThan(10);
            assertThat(svg.getElementsByTagName("script").getLength()).isZero();
            assertThat(BadgeImage.svg(facts))
                    .doesNotContain("href", "url(", "NaN")
                    .isEqualTo(BadgeImage.svg(facts));
        }
    }

    @Test
    void the_png_has_the_size_asked_for_and_is_the_same_every_time() throws Exception {
        byte[] png = BadgeImage.png(HOSTILE, 256);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(256);
        assertThat(image.getHeight()).isEqualTo(256);
        assertThat(image.getRGB(0, 0) >>> 24).as("the corner is transparent").isZero();
        assertThat(BadgeImage.png(HOSTILE, 256)).isEqualTo(png);
        assertThatThrownBy(() -> BadgeImage.png(SIMPLE, 100_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_baked_svg_gives_back_its_credential_and_still_parses() throws Exception {
        String baked = Baking.intoSvg(BadgeImage.svg(SIMPLE), JWT);
        assertThat(Baking.fromSvg(baked.getBytes(StandardCharsets.UTF_8))).contains(JWT);
        Element svg = parse(baked);
        Element first = (Element) svg.getElementsByTagName("*").item(0);
        assertThat(first.getLocalName()).isEqualTo("credential");
        assertThat(first.getNamespaceURI()).isEqualTo("https://purl.imsglobal.org/ob/v3p0");
        assertThat(first.getAttribute("verify")).isEqualTo(JWT);
        assertThatThrownBy(() -> Baking.intoSvg(baked, JWT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Baking.fromSvg(BadgeImage.svg(SIMPLE).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void a_baked_png_carries_one_uncompressed_chunk_and_still_opens() throws Exception {
        byte[] baked = Baking.intoPng(BadgeImage.png(SIMPLE, 64), JWT);
        assertThat(Baking.fromPng(baked)).contains(JWT);
        assertThat(ImageIO.read(new ByteArrayInputStream(baked)).getWidth()).isEqualTo(64);
        String text = new String(baked, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("iTXtopenbadgecredential\0\0\0\0\0" + JWT);
        byte[] again = Baking.intoPng(baked, "other");
        assertThat(Baking.fromPng(again)).contains("other");
        assertThat(new String(again, StandardCharsets.ISO_8859_1).split("iTXt", -1))
                .hasSize(2);
        assertThat(Baking.fromPng(BadgeImage.png(SIMPLE, 64))).isEmpty();
    }

    @Test
    void broken_pictures_are_no_badges_and_no_errors() {
        byte[] baked = Baking.intoPng(BadgeImage.png(SIMPLE, 64), JWT);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] broken = baked.clone();
            for (int k = 0; k < 4; k++) {
                broken[8 + random.nextInt(200)] = (byte) random.nextInt();
            }
            Baking.fromPng(java.util.Arrays.copyOf(broken, random.nextInt(broken.length)));
            Baking.fromPng(broken);
        }
        String bomb = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<svg xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><o:credential verify=\"&x;\"/></svg>";
        assertThat(Baking.fromSvg(bomb.getBytes(StandardCharsets.UTF_8)).filter(found -> !found.isEmpty()))
                .isEmpty();
        assertThat(Baking.fromSvg("<svg".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(Baking.fromSvg(new byte[0])).isEmpty();
    }

    private static Element parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
