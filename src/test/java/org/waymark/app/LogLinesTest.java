package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.lti.payload.Json;

/** Whatever a stranger brings into a message, it is one line of the log, and no other line looks like one. */
class LogLinesTest {
    private static final String FORGED = "2026-01-01T00:00:00.000Z INFO  [abc] o.w.w.LaunchRoutes launch accepted";

    @Test
    void a_message_is_one_line_and_a_failure_forges_none() throws Exception {
        String hostile = "x\r\n" + FORGED + "\u2028" + FORGED + "\u0085\u001b[31m\u202e\0\t";
        List<String> lines = logged(hostile, null).lines().toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).contains("x??2026-01-01").endsWith("??[31m???");
        assertThat(lines.get(0).chars().noneMatch(Character::isISOControl)).isTrue();

        String failed = logged("failed", new IllegalStateException(hostile, new RuntimeException(hostile)));
        List<String> all = failed.lines().toList();
        assertThat(all).hasSizeGreaterThan(3);
        assertThat(all.get(0)).endsWith("failed");
        assertThat(all.subList(1, all.size())).allMatch(line -> line.startsWith("  | "));
        assertThat(failed).contains("at org.waymark.app.LogLinesTest").doesNotContain("\u001b", "\u2028", "\r");
    }

    /** The same as JSON: one object a line, from which the very signs can be read again. */
    @Test
    void a_message_as_json_is_one_line_of_plain_signs() throws Exception {
        String hostile = "x\r\n" + FORGED + "\u2028\"}\n{\"level\":\"INFO\"\u0085\u001b[31m\u202e\0\t\\";
        for (Throwable failure :
                new Throwable[] {null, new IllegalStateException(hostile, new RuntimeException(hostile))}) {
            String line = logged("json", hostile, failure);
            assertThat(line).endsWith("\n");
            String object = line.stripTrailing();
            assertThat(object.lines()).hasSize(1);
            assertThat(object.chars()
                            .noneMatch(sign -> Character.isISOControl(sign) || sign == 0x2028 || sign == 0x202e))
                    .isTrue();
            JsonNode read = Json.read(object).orElseThrow();
            assertThat(read.path("formattedMessage").asText()).isEqualTo(hostile);
            assertThat(read.path("level").asText()).isEqualTo("INFO");
            assertThat(read.path("mdc").path("launch").asText()).isEqualTo("abcdefghij");
        }
    }

    private static String logged(String message, Throwable failure) throws Exception {
        return logged("text", message, failure);
    }

    private static String logged(String form, String message, Throwable failure) throws Exception {
        LoggerContext context = new LoggerContext();
        context.putProperty("WAYMARK_LOG", form);
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("out");
        LoggingEvent event = new LoggingEvent(
                "x", context.getLogger("org.waymark.web"), Level.INFO, "{}", failure, new Object[] {message});
        event.setMDCPropertyMap(Map.of("launch", "abcdefghij"));
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
