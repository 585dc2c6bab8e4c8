package org.waymark.web;

import io.javalin.http.Context;

/** Answers that are a file of a type without a character set: pictures, PDF, signed credentials. */
public final class Media {
    private Media() {}

    /** Sends the bytes under exactly this type, without the character set that the server sets for every answer. */
    public static void send(Context context, String type, byte[] bytes) {
        context.contentType(type).result(bytes);
        context.res().setCharacterEncoding((String) null);
    }
}
