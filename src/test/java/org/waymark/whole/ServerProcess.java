package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waymark.practice.PracticeLms;

/**
 * Waymark in a process of its own, and commands beside it.
 *
 * @param settings beside the folder and the port, such as another database than the H2 file in the folder
 */
record ServerProcess(Path folder, int port, Map<String, String> settings, String... options) {

    /** On an H2 file in the folder. */
    ServerProcess(Path folder, int port, String... options) {
        this(folder, port, Map.of(), options);
    }

    /** Starts the server and waits until it is ready. */
    Process serve() throws IOException {
        Process process = java("serve")
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        try {
            Wait.until(
                    Duration.ofSeconds(90),
                    () -> !process.isAlive() || Files.readString(log()).contains("Waymark is ready at"),
                    () -> "the server did not start in time");
            assertThat(process.isAlive()).as(Files.readString(log())).isTrue();
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
        return process;
    }

    /** Registers an LMS by a link that a command prints while the server runs. */
    void register(PracticeLms lms) throws IOException, InterruptedException {
        Process command = java("registration-link")
                .redirectError(folder.resolve("link.err").toFile())
                .start();
        String link = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(command.waitFor()).isZero();
        assertThat(link).startsWith(base() + "/lti/register/").doesNotContain("\n");
        assertThat(new WebBrowser().get(lms.registrationUrl(link)).status()).isEqualTo(200);
    }

    String base() {
        return "http://localhost:" + port;
    }

    Path log() {
        return folder.resolve("server.log");
    }

    private ProcessBuilder java(String command) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-XX:TieredStopAtLevel=1");
        words.addAll(List.of(options));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.waymark.app.Main", command));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("WAYMARK_DATA_DIR", folder.toString());
        builder.environment().put("WAYMARK_PORT", String.valueOf(port));
        builder.environment().put("WAYMARK_ALLOW_LOCAL_NETWORK", "true");
        builder.environment().putAll(settings);
        return builder;
    }
}
