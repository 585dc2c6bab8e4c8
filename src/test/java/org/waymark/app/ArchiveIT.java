package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The archive of classes that the build made fits the jar that the build made. */
class ArchiveIT {
    @Test
    void a_start_reads_the_classes_from_the_archive() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Without an archive that fits, this one does not start at all.
                        "-Xshare:on",
                        "-XX:SharedArchiveFile=target/waymark.jsa",
                        "-Xlog:class+load",
                        "-jar",
                        "target/waymark.jar",
                        "serve",
                        "--help")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("org.waymark.cli.WaymarkCommand source: shared objects file (top)", "Runs Waymark.");
    }
}
