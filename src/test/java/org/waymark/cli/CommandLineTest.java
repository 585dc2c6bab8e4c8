package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.cli.text.PlainWords;
import org.waymark.config.BadSettings;
import org.waymark.config.Config;
import picocli.CommandLine;

/** What is refused before any installation is opened. */
class CommandLineTest {

    @Test
    void all_problems_of_the_settings_are_reported_at_once_by_name() {
        Terminal terminal = new Terminal(Map.of(
                "WAYMARK_BASE_URL", "http://waymark.example.org",
                "WAYMARK_PORT", "99999",
                "WAYMARK_DB_URL", "jdbc:sqlite:x",
                "WAYMARK_ALLOW_LOCAL_NETWORK", "maybe",
                "WAYMARK_ALLOWED_NETWORKS", "10.0.0.0/33",
                "WAYMARK_RATE_LIMITS", "true",
                "WAYMARK_FORMER_URLS", "https://a.example,http://b.example",
                "WAYMARK_BADGE_ALGORITHM", "HS256",
                "WAYMARK_KEY_SECRET", "short"));
        for (String[] command : new String[][] {{"serve"}, {"demo"}, {"key", "list"}}) {
            Terminal.Printed printed = terminal.run(command);
            assertThat(printed.status()).isEqualTo(2);
            assertThat(printed.out()).isEmpty();
            assertThat(printed.err())
                    .contains(
                            "WAYMARK_BASE_URL",
                            "WAYMARK_PORT",
                            "WAYMARK_DB_URL",
                            "WAYMARK_ALLOW_LOCAL_NETWORK",
                            "WAYMARK_ALLOWED_NETWORKS",
                            "WAYMARK_RATE_LIMITS",
                            "WAYMARK_FORMER_URLS",
                            "WAYMARK_BADGE_ALGORITHM must be",
                            "WAYMARK_KEY_SECRET")
                    .doesNotContain("\tat ", "Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.0.0/16", "10.0.0.1/32", "fd00::/8", "10.0.0.0/8, 192.168.4.0/24", "::1/128"})
    void networks_in_cidr_notation_are_taken(String networks) throws BadSettings {
        assertThat(Config.read(Map.of("WAYMARK_FORMER_URLS", "https://Old.example.org/, http://localhost:8080"))
                        .operation()
                        .formerUrls())
                .containsExactly(URI.create("https://old.example.org"), URI.create("http://localhost:8080"));
        assertThat(Config.read(Map.of("WAYMARK_ALLOWED_NETWORKS", networks)).allowedNetworks())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.0.0", "10.20.0.256/16", "10.20.0/16", "abc.de/8", "fd00::/129", "fd00:::1/8", "x"})
    void anything_else_is_no_network(String networks) {
        Terminal.Printed printed = new Terminal(Map.of("WAYMARK_ALLOWED_NETWORKS", networks)).run("key", "list");
        assertThat(printed.status()).isEqualTo(2);
        assertThat(printed.err()).contains("WAYMARK_ALLOWED_NETWORKS");
    }

    @ParameterizedTest
    @CsvSource({
        "fly",
        "serve --fast",
        "key",
        "key polish",
        "key rotate WRONG",
        "city-code create",
        "registration-link --hours soon",
        "platform on not-an-id"
    })
    void unknown_words_exit_with_2_and_no_stack_trace(String words) {
        Terminal.Printed printed = new Terminal(Map.of()).run(words.split(" "));
        assertThat(printed.status()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).isNotBlank().doesNotContain("\tat ");
    }

    /** Every process's command line can be read by everybody on the machine. */
    @Test
    void no_command_takes_a_secret_on_the_command_line() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        List<String> secrets = new ArrayList<>();
        collectSecrets(WaymarkCommand.commandLine(new NoHouse(), Map.of(), nowhere, nowhere), secrets);
        // Its value is refused; see CommandsIT.
        assertThat(secrets).containsExactly("web-service --token");
    }

    private static void collectSecrets(CommandLine line, List<String> secrets) {
        for (var option : line.getCommandSpec().options()) {
            String name = option.longestName();
            boolean secret = name.matches(".*(token|secret|password|credential|key).*")
                    && !name.matches("--(token-(endpoint|audience|file)|key-set)");
            if (secret && option.arity().max() > 0) {
                secrets.add(line.getCommandName() + " " + name);
            }
        }
        for (var parameter : line.getCommandSpec().positionalParameters()) {
            if (parameter.paramLabel().matches("(?i).*(token|secret|password|credential).*")) {
                secrets.add(line.getCommandName() + " " + parameter.paramLabel());
            }
        }
        line.getSubcommands().values().forEach(sub -> collectSecrets(sub, secrets));
    }

    @Test
    void help_goes_to_standard_output() {
        Terminal.Printed printed = new Terminal(Map.of()).run("--help");
        assertThat(printed.status()).isZero();
        assertThat(printed.out()).contains("serve", "registration-link");
        assertThat(printed.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--issuer, lms.example.edu",
        "--issuer, 'https://'",
        "--authorization-endpoint, /auth",
        "--token-endpoint, ftp://lms.example.edu/token",
        "--jwks-uri, 'https://lms.example.edu/a b'",
        "--jwks-uri, file:///etc/passwd",
        "--client-id, ' '"
    })
    void a_platform_with_a_bad_address_is_refused_in_plain_words(String option, String value) {
        String[] words = {
            "platform", "add",
            "--issuer", "https://lms.example.edu",
            "--client-id", "a1",
            "--authorization-endpoint", "https://lms.example.edu/auth",
            "--token-endpoint", "https://lms.example.edu/token",
            "--jwks-uri", "https://lms.example.edu/jwks"
        };
        words[java.util.Arrays.asList(words).indexOf(option) + 1] = value;
        Terminal.Printed printed = new Terminal(Map.of()).run(words);
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err().lines()).singleElement().asString().contains(option, "must");
    }

    @Test
    void a_start_that_fails_is_told_in_one_sentence() throws BadSettings {
        Config config = Config.read(Map.of("WAYMARK_PORT", "8081"));
        assertThat(PlainWords.ofStart(new IllegalStateException("x", new BindException("in use")), config))
                .contains("8081", "WAYMARK_PORT");
        assertThat(PlainWords.ofStart(new IllegalStateException("x", new UnresolvedAddressException()), config))
                .contains("WAYMARK_HOST");
        assertThat(PlainWords.of(new CompletionException(new IllegalStateException("the key is damaged\nat length"))))
                .isEqualTo("Waymark failed: the key is damaged");
        assertThat(PlainWords.of(new IllegalStateException())).isEqualTo("Waymark failed: IllegalStateException");
    }
}
