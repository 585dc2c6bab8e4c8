package org.waymark.cli.text;

import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.waymark.config.Config;
import org.waymark.store.FolderRefused;

/** Words a failure as one sentence for an operator, instead of a stack trace. */
public final class PlainWords {
    private static final int LONGEST = 400;

    private PlainWords() {}

    /** Words the reason why the server could not begin. */
    public static String ofStart(Throwable failure, Config config) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "Waymark cannot listen on " + config.host()
                        + ": WAYMARK_HOST is not an address or name of this machine";
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "Waymark cannot listen on " + config.host() + ", port " + config.port()
                        + ": another program has the port, or the address is not of this machine"
                        + " (WAYMARK_HOST, WAYMARK_PORT)";
            }
        }
        return of(failure);
    }

    /** Words any other failure by what is known of it, on one line. */
    public static String of(Throwable failure) {
        return failure instanceof FolderRefused refused
                ? refused.problem() + " " + refused.todo()
                : "Waymark failed: " + cause(failure);
    }

    /** Words the reason why a file that was named cannot be read. */
    public static String ofFile(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "There is no file " + file;
        }
        if (Files.isDirectory(file)) {
            return file + " is a folder, not a file";
        }
        if (failure instanceof AccessDeniedException) {
            return file + " may not be read by the user that runs this command";
        }
        return failure instanceof CharacterCodingException
                ? file + " is not text in UTF-8"
                : file + " cannot be read: " + cause(failure);
    }

    /** Its own words, cut to a line. */
    public static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String first = message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
        return first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first;
    }
}
