package org.waymark.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.waymark.cli.WaymarkCommand;
import org.waymark.lti.payload.Json;

/** Runs commands with the parts that the jar runs them with. */
final class Operator {
    private final Map<String, String> environment = new HashMap<>();
    private final InstantSource clock;

    Operator(Path data, InstantSource clock) {
        this.clock = clock;
        environment.put("WAYMARK_DATA_DIR", data.toString());
        environment.put("WAYMARK_ALLOW_LOCAL_NETWORK", "true");
    }

    Operator with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** What a command printed, and its exit status. */
    record Printed(int status, String out, String err) {

        /** What the doctor found wrong, with what to do. */
        List<String> wrong() {
            return findings("wrong");
        }

        List<String> findings(String level) {
            return StreamSupport.stream(json().path("findings").spliterator(), false)
                    .filter(finding -> finding.path("level").asText().equals(level))
                    .map(finding -> finding.path("check").asText() + ": "
                            + finding.path("says").asText() + " -> "
                            + finding.path("todo").asText())
                    .toList();
        }

        JsonNode json() {
            return Json.read(out).orElseThrow(() -> new AssertionError("no JSON: " + out + err));
        }
    }

    Printed run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = WaymarkCommand.run(
                arguments,
                new OneProcess(clock),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Printed(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
