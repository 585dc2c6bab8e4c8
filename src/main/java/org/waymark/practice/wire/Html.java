package org.waymark.practice.wire;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders the templates of {@code src/main/jte-practice}, which escape everything that they are given. */
final class Html {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Html.class.getClassLoader(), "org.waymark.practice.html");

    private Html() {}

    static String render(String template, Map<String, Object> values) {
        StringOutput output = new StringOutput();
        TEMPLATES.render(template + ".jte", values, output);
        return output.toString();
    }
}
