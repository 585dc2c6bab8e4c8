package org.waymark.credential.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PictureFileTest {
    private static final byte[] SCRIPT = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);

    @Test
    void a_picture_is_drawn_anew_into_the_size_of_its_kind() throws IOException {
        for (byte[] file : new byte[][] {Pictures.png(1800, 600), Pictures.jpeg(1800, 600)}) {
            PictureFile.Drawn drawn = taken(file, PictureKind.LOGO);
            assertThat(drawn.width()).isEqualTo(600);
            assertThat(drawn.height()).isEqualTo(200);
            var image = ImageIO.read(new ByteArrayInputStream(drawn.png()));
            assertThat(image.getWidth()).isEqualTo(600);
            assertThat(image.getRGB(300, 100)).isEqualTo(0xFFFFFFFF);
            int corner = image.getRGB(1, 1);
            assertThat(corner & 0xFF).isBetween(0x60, 0x80);
            assertThat(corner >> 16 & 0xFF).isBetween(0, 0x10);
        }
        assertThat(taken(Pictures.png(300, 300), PictureKind.SIGNATURE).height())
                .isEqualTo(240);
        assertThat(taken(Pictures.png(40, 20), PictureKind.LOGO).width()).isEqualTo(40);
        assertThat(taken(Pictures.png(3000, 20), PictureKind.LOGO).height()).isEqualTo(4);
    }

    @Test
    void the_same_file_is_always_drawn_alike() {
        byte[] file = Pictures.jpeg(1000, 400);
        assertThat(taken(file, PictureKind.LOGO).png())
                .isEqualTo(taken(file, PictureKind.LOGO).png());
    }

    @Test
    void a_photo_of_a_telephone_is_taken() {
        assertThat(taken(Pictures.jpeg(4000, 3000), PictureKind.SIGNATURE).width())
                .isEqualTo(320);
    }

    @Test
    @Timeout(20)
    void a_small_file_that_tells_a_huge_picture_is_refused_before_it_is_decoded() {
        assertThat(refused(Pictures.pngThatTells(20_000, 20_000)))
                .isEqualTo("This picture has 20,000 × 20,000 pixels, which is too many."
                        + " Make it smaller: 1,200 pixels across are plenty.");
        assertThat(refused(Pictures.pngThatTells(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .contains("too many");
        assertThat(refused(Pictures.pngThatTells(5000, 5000))).contains("too many");
        assertThat(refused(Pictures.pngThatTells(-1, 5))).isNotEmpty();
        assertThat(refused(Pictures.png(15, 100))).contains("15 × 100 pixels", "at least 16");
    }

    @Test
    void a_text_within_is_not_even_unpacked() {
        for (boolean palette : new boolean[] {true, false}) {
            byte[] file = Pictures.pngWithText(palette, new byte[] {'x', 0, 0, 1, 2, 3});
            assertThat(taken(file, PictureKind.LOGO).width()).isEqualTo(100);
        }
    }

    @Test
    void what_is_cut_off_is_refused() {
        for (byte[] file : new byte[][] {Pictures.png(800, 300), Pictures.jpeg(800, 300)}) {
            for (int part = 1; part < 10; part++) {
                assertThat(refused(Arrays.copyOf(file, file.length * part / 10)))
                        .as("part %d", part)
                        .contains("damaged");
            }
        }
    }

    @Test
    void a_drawing_with_a_script_and_any_other_kind_of_file_is_refused_with_what_to_do() {
        String svg =
                "<?xml version=\"1.0\"?>\n<SVG xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></SVG>";
        assertThat(refused(svg.getBytes(StandardCharsets.UTF_8))).contains("SVG files can carry programs", "PNG");
        for (String other : new String[] {"", "GIF89a\1\0\1\0", "BM", "%PDF-1.7", "<html></html>", "RIFF....WEBP"}) {
            assertThat(refused(other.getBytes(StandardCharsets.ISO_8859_1))).contains("not a PNG or JPEG");
        }
        assertThat(refused(new byte[PictureFile.LARGEST + 1])).contains("larger than 2 MB");
    }

    @Test
    void nothing_behind_or_between_the_pixels_is_kept() {
        for (byte[] file : new byte[][] {
            Pictures.join(Pictures.png(200, 100), SCRIPT), Pictures.join(Pictures.jpeg(200, 100), SCRIPT)
        }) {
            byte[] kept = taken(file, PictureKind.LOGO).png();
            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("script");
        }
    }

    @Test
    void a_jpeg_of_thousands_of_scans_is_refused() {
        byte[] scans = new byte[10_000];
        for (int i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xFF;
            scans[i + 1] = (byte) 0xDA;
        }
        byte[] file = Pictures.jpeg(200, 100);
        assertThat(refused(Pictures.join(
                        Arrays.copyOf(file, file.length - 2), scans, new byte[] {(byte) 0xFF, (byte) 0xD9})))
                .contains("damaged");
    }

    @Test
    void whatever_is_handed_in_there_is_an_answer() {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] file = i % 2 == 0 ? Pictures.png(120, 60) : Pictures.jpeg(120, 60);
            for (int fault = 0; fault < 3; fault++) {
                file[8 + random.nextInt(file.length - 8)] = (byte) random.nextInt(256);
            }
            assertThat(PictureFile.read(file, PictureKind.LOGO))
                    .as("seed 7, turn %d", i)
                    .isNotNull();
        }
    }

    private static PictureFile.Drawn taken(byte[] file, PictureKind kind) {
        PictureFile.Outcome outcome = PictureFile.read(file, kind);
        assertThat(outcome).isInstanceOf(PictureFile.Taken.class);
        return ((PictureFile.Taken) outcome).drawn();
    }

    private static String refused(byte[] file) {
        PictureFile.Outcome outcome = PictureFile.read(file, PictureKind.LOGO);
        assertThat(outcome).isInstanceOf(PictureFile.Refused.class);
        return ((PictureFile.Refused) outcome).why().words();
    }
}
