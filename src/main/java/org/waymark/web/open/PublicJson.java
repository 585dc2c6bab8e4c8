package org.waymark.web.open;

import io.javalin.http.Context;

/** Answers in JSON for wallets, verifiers and displays on other hosts. */
final class PublicJson {
    static final String JSON_LD = "application/ld+json";
    /** A credential in JSON. Readers of today ask for this type; VC 2.0's own is {@code application/vc}. */
    static final String VC = "application/vc+ld+json";

    private PublicJson() {}

    /** Tells whether a browser asks for a page, and not a program, or a person who chose the JSON, for the data. */
    static boolean asksForPage(Context context) {
        context.header("Vary", "Accept, Accept-Language, Cookie");
        String accept = context.header("Accept");
        return accept != null && accept.contains("text/html") && !"json".equals(context.queryParam("form"));
    }

    static void send(Context context, String type, String body) {
        context.header("Access-Control-Allow-Origin", "*");
        context.contentType(type).result(body);
    }
}
