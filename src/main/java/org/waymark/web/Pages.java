package org.waymark.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.waymark.language.Language;

/** Renders pages and sets the headers that protect them. */
public final class Pages {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]_-]+");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "org.waymark.web.page");

    /** Shows a page of the platforms with these origins, which may frame it; none means that nobody may. */
    public void show(Context context, Object view, List<String> framedBy) {
        show(context, view, framedBy, List.of());
    }

    /** Shows a page whose form goes to another origin too. */
    public void show(Context context, Object view, List<String> framedBy, List<String> postsTo) {
        StringOutput output = new StringOutput();
        engine.render(template(view.getClass()), view, output);
        context.header("Content-Language", Language.current().tag());
        protect(context, framedBy, postsTo);
        context.header("Cache-Control", "no-store");
        context.html(output.toString());
    }

    /**
     * The template of a view, in the folder that has the name of the view's room: {@code learner/city.jte} of {@code
     * learner.CityView}, and {@code learner/part/noted.jte} of the part of a page {@code learner.LearnerView.Noted}.
     */
    public static String template(Class<?> view) {
        String room = view.getPackageName()
                .substring(Pages.class.getPackageName().length())
                .replace('.', '/');
        String name = view.getEnclosingClass() == null
                ? view.getSimpleName().replaceAll("View$", "")
                : "part/" + view.getSimpleName();
        return (room + "/").substring(1) + name.toLowerCase(Locale.ROOT) + ".jte";
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
