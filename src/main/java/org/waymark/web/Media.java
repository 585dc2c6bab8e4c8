package org.waymark.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;

/** Answers that are a file: pictures, PDF, signed credentials, and texts that programs ask for again and again. */
public final class Media {
    private Media() {}

    /** Sends the bytes under exactly this type, without the character set that the server sets for every answer. */
    public static void send(Context context, String type, byte[] bytes) {
        context.contentType(type).result(bytes);
        context.res().setCharacterEncoding((String) null);
    }

    /**
     * Sends a text that anybody may read, also a script of another site; whoever has it already is told so without it.
     *
     * @param tag that of the text
     * @param changed when anything that it is made of last changed
     */
    public static void send(Context context, String type, String text, String tag, Instant changed) {
        context.header("Access-Control-Allow-Origin", "*");
        context.header("ETag", tag);
        context.header("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(changed.atZone(ZoneOffset.UTC)));
        if (isKnown(context, tag, changed)) {
            context.status(304);
        } else {
            context.contentType(type).result(text);
        }
    }

    /** Sends a file that may be kept and is asked for again each time; whoever has it already is told so without it. */
    public static void sendIfChanged(Context context, String type, byte[] bytes) {
        String tag = tag(bytes);
        context.header("Cache-Control", "no-cache");
        context.header("ETag", tag);
        String tags = context.header("If-None-Match");
        if (tags != null && isAmong(tags, tag)) {
            context.status(304);
        } else {
            send(context, type, bytes);
        }
    }

    /** Returns the entity tag of a text. */
    public static String tag(String text) {
        return tag(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAmong(String tags, String tag) {
        return tags.equals("*") || tags.contains(tag);
    }

    /** A tag is more exact than a time, so where one is sent, the time does not count (RFC 9110, 13.2.2). */
    private static boolean isKnown(Context context, String tag, Instant changed) {
        String tags = context.header("If-None-Match");
        if (tags != null) {
            return isAmong(tags, tag);
        }
        String since = context.header("If-Modified-Since");
        if (since == null) {
            return false;
        }
        try {
            Instant known = ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return changed.getEpochSecond() <= known.getEpochSecond();
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
