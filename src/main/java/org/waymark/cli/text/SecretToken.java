package org.waymark.cli.text;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * A token that an operator gives a command, unseen by others: the command line of a process can be read by everybody on
 * the machine, and is kept in the shell's history, so no value is taken from there.
 */
public final class SecretToken {
    private static final int LONGEST_FILE = 10_000;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "a file whose first line is the token; - for standard input")
    private @Nullable String file;

    @Option(
            names = "--token",
            arity = "0..1",
            fallbackValue = "",
            hideParamSyntax = true,
            description = "asks for the token, unseen; takes no value")
    private @Nullable String onTheCommandLine;

    /** Says what is wrong with the way in which the token was given; empty when nothing is. */
    public Optional<String> problem() {
        return onTheCommandLine == null || onTheCommandLine.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "A token on the command line can be read by everybody on this machine, so it was not taken:"
                                + " make a new one, and write --token alone and type it when you are asked, or name a file"
                                + " with --token-file (- reads standard input).");
    }

    /**
     * Reads it from the file, from standard input, or from the keyboard, as it was asked for.
     *
     * @return empty when none is given: the one that is known stays
     * @throws IOException in words for an operator
     */
    @SuppressWarnings("SystemConsoleNull") // Java 17 to 21 have none without a terminal; later ones read a line then.
    public String read() throws IOException {
        if (file == null && onTheCommandLine == null) {
            return "";
        }
        if (file == null) {
            Console console = System.console();
            if (console == null) {
                throw new IOException("There is no terminal to ask for the token: name a file with --token-file"
                        + " (- reads standard input).");
            }
            char[] typed = console.readPassword("Token: ");
            return typed == null ? "" : new String(typed).strip();
        }
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            return new String(in.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException e) {
            throw new IOException("The token cannot be read from " + file + ".", e);
        }
    }
}
