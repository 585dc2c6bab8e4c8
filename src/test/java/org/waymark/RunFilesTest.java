package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The files that an operator begins with use settings that there are. */
class RunFilesTest {
    private static final Path FOLDER = Path.of("src/doc/run");
    private static final Pattern SETTING = Pattern.compile("WAYMARK_[A-Z_]+");

    @Test
    void every_setting_that_they_name_is_read() throws IOException {
        Set<String> read = settings(Files.readString(Path.of("src/main/java/org/waymark/config/Settings.java")));
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(5);
            for (Path file : all) {
                assertThat(read).as(file.toString()).containsAll(settings(Files.readString(file)));
            }
        }
        assertThat(settings(Files.readString(FOLDER.resolve("waymark.service"))))
                .hasSizeGreaterThan(5);
    }

    /** What is in the archive of a proxy, a unit or a container agrees with what Waymark itself allows. */
    @Test
    void they_fit_the_server_s_own_limits() throws IOException {
        for (String name : List.of("nginx.conf", "Caddyfile")) {
            String text = Files.readString(FOLDER.resolve(name));
            assertThat(text).as(name).containsPattern("24(m|MB)").contains("X-Forwarded-For", "/metrics", "90s");
        }
        // What was sent goes elsewhere only where that is harmless.
        assertThat(Files.readString(FOLDER.resolve("nginx.conf")))
                .contains("proxy_next_upstream error;", "location /lti/", "proxy_next_upstream error non_idempotent;");
        String unit = Files.readString(FOLDER.resolve("waymark.service"));
        assertThat(unit)
                .contains("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "KillSignal=SIGTERM")
                .contains("TimeoutStopSec=60", "RestartPreventExitStatus=2");
        assertThat(Files.readString(FOLDER.resolve("Containerfile")))
                .contains("USER 10001", "HEALTHCHECK", "/health/ready", "STOPSIGNAL SIGTERM");
    }

    @Test
    void systemd_has_nothing_to_say_about_the_unit() throws Exception {
        // .ci/run installs it: where CI=true its absence is a failure, as that of the browser is.
        Assumptions.assumeTrue(
                "true".equals(System.getenv("CI")) || Files.isExecutable(Path.of("/usr/bin/systemd-analyze")),
                "no systemd here");
        Process process = new ProcessBuilder(
                        "/usr/bin/systemd-analyze",
                        "verify",
                        FOLDER.resolve("waymark.service").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines()
                        .filter(line -> line.contains("waymark.service"))
                        .filter(line -> !line.contains("/usr/bin/java")))
                .isEmpty();
    }

    private static Set<String> settings(String text) {
        return SETTING.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
