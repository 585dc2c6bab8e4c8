package org.waymark.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Renders pages and sets the headers that protect them. */
public final class Pages {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]_-]+");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "org.waymark.web.page");

    /** A page of the platforms with these origins, which may frame it; none means that nobody may. */
    public void show(Context context, String template, Object view, List<String> framedBy) {
        show(context, template, view, framedBy, List.of());
    }

    /** A page whose form goes to another origin too. */
    void show(Context context, String template, Object view, List<String> framedBy, List<String> postsTo) {
        StringOutput output = new StringOutput();
        engine.render(template + ".jte", view, output);
        protect(context, framedBy, postsTo);
        context.header("Cache-Control", "no-store");
        context.html(output.toString());
    }

    private static void protect(Context context, List<String> framedBy, List<String> postsTo) {
        List<String> ancestors = new ArrayList<>(plain(framedBy));
        ancestors.add(0, ancestors.isEmpty() ? "'none'" : "'self'");
        context.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; base-uri 'none';"
                        + " form-action 'self'" + join(plain(postsTo)) + "; frame-ancestors "
                        + String.join(" ", ancestors));
    }

    private static String join(List<String> origins) {
        return origins.isEmpty() ? "" : " " + String.join(" ", origins);
    }

    /** An origin comes from a platform's addresses: one that could end or widen the policy is left out. */
    private static List<String> plain(List<String> origins) {
        return origins.stream()
                .filter(origin -> ORIGIN.matcher(origin).matches())
                .toList();
    }
}
