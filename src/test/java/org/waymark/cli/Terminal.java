package org.waymark.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waymark.app.App;
import org.waymark.config.Config;

/** Runs commands on one data folder, as an operator's shell does, and keeps what they print. */
final class Terminal {
    private final Map<String, String> environment;

    Terminal(Map<String, String> environment) {
        this.environment = environment;
    }

    static Terminal on(Path folder) {
        return new Terminal(Map.of("WAYMARK_DATA_DIR", folder.toString(), "WAYMARK_PORT", "8080"));
    }

    Terminal with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Terminal(more);
    }

    /** What a command printed, and its exit status. */
    record Printed(int status, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    Printed run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status;
        try (PrintStream printedOut = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream printedErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            status = WaymarkCommand.run(arguments, new OpenHouse(), environment, printedOut, printedErr);
        }
        return new Printed(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Opens installations; what serves is tested in a process of its own ({@link SecondProcessIT}). */
    private static final class OpenHouse extends NoHouse {
        @Override
        public Opened open(Config config) {
            App app = App.open(config, InstantSource.system());
            return new Opened(app.journeys, app::close);
        }
    }
}
