package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.App;
import org.waymark.config.Config;

/** Commands in a process of their own, as an operator runs them. */
class SecondProcessIT {
    @TempDir
    private Path folder;

    @Test
    void commands_work_while_a_server_runs_on_the_same_h2_folder() throws Exception {
        Path data = folder.resolve("data");
        Config config = Config.read(Map.of("WAYMARK_DATA_DIR", data.toString(), "WAYMARK_PORT", "0"));
        try (App app = App.start(config, InstantSource.system())) {
            Terminal.Printed code = run(data, Map.of(), "city-code", "create", "City of Springfield");
            assertThat(code.status()).as(code.err()).isZero();
            assertThat(code.lines()).hasSize(1);
            assertThat(app.journeys.admin.manageCities.listCodes())
                    .anyMatch(
                            issued -> issued.code().shown().equals(code.lines().get(0)));
            Terminal.Printed export = run(data, Map.of(), "export", "catalogue");
            assertThat(export.status()).as(export.err()).isZero();
            assertThat(export.out()).startsWith("{").endsWith("}" + System.lineSeparator());
        }
    }

    @Test
    void a_port_in_use_is_one_plain_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Terminal.Printed printed = run(folder.resolve("data"), Map.of("WAYMARK_PORT", port), "serve");
            assertThat(printed.status()).isEqualTo(1);
            assertThat(printed.out()).isEmpty();
            assertThat(printed.err()).contains("cannot listen", port).doesNotContain("\tat ");
            Terminal.Printed practice = run(folder.resolve("data"), Map.of(), "practice", "--port", port);
            assertThat(practice.status()).isEqualTo(1);
            assertThat(practice.err()).contains(port).doesNotContain("\tat ");
        }
    }

    @Test
    void a_host_that_is_not_of_this_machine_is_one_plain_sentence() throws Exception {
        for (String host : List.of("no-such-host.invalid", "192.0.2.1")) {
            Terminal.Printed printed =
                    run(folder.resolve("data"), Map.of("WAYMARK_HOST", host, "WAYMARK_PORT", "0"), "serve");
            assertThat(printed.status()).as(printed.err()).isEqualTo(1);
            assertThat(printed.err()).contains(host, "WAYMARK_HOST").doesNotContain("\tat ");
        }
    }

    @Test
    void a_database_that_cannot_be_reached_is_one_plain_sentence() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Terminal.Printed printed = run(
                folder.resolve("data"),
                Map.of("WAYMARK_DB_URL", "jdbc:postgresql://127.0.0.1:" + free + "/none"),
                "key",
                "list");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).contains("Waymark failed: ").doesNotContain("\tat ");
    }

    @Test
    void bad_settings_end_the_process_with_2() throws Exception {
        Terminal.Printed printed = run(folder.resolve("data"), Map.of("WAYMARK_PORT", "http"), "serve");
        assertThat(printed.status()).isEqualTo(2);
        assertThat(printed.err()).contains("WAYMARK_PORT").doesNotContain("\tat ");
    }

    private Terminal.Printed run(Path data, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.waymark.app.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("WAYMARK_"));
        builder.environment().put("WAYMARK_DATA_DIR", data.toString());
        builder.environment().putAll(environment);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end: " + Files.readString(err));
        }
        return new Terminal.Printed(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
