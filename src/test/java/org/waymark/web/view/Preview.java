package org.waymark.web.view;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.waymark.web.Pages;

/** Renders the sample views and leaves them in {@code target/preview}, to be opened as files. */
final class Preview {
    private static final Path FOLDER = Path.of("target/preview");
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Preview.class.getClassLoader(), "org.waymark.web.page");

    private Preview() {}

    /** The page of a sample, as the tool would send it. */
    static String render(String name) {
        StringOutput output = new StringOutput();
        ENGINE.render(template(name), Samples.all().get(name), output);
        return output.toString();
    }

    /** The template of a sample: that of its view. */
    static String template(String name) {
        return Pages.template(Samples.all().get(name).getClass());
    }

    /** Writes a sample where a browser finds it, with links to the files beside it. */
    static Path write(String name) throws IOException {
        String html = render(name)
                .replace("\"/assets/", "\"assets/")
                .replace("\"/credentials/7.svg\"", "\"assets/waymark.svg\"")
                .replace("assets/submit.js", "assets/not-now.js");
        return Files.writeString(FOLDER.resolve(name + ".html"), html);
    }

    /** Copies what the pages ask for. */
    static void copyAssets() throws IOException {
        Files.createDirectories(FOLDER.resolve("assets"));
        copy("/META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css", "pico.css");
        for (String name : List.of("waymark.css", "waymark.svg", "submit.js", "close.js")) {
            copy("/org/waymark/web/" + name, name);
        }
    }

    private static void copy(String from, String to) throws IOException {
        try (InputStream in = Preview.class.getResourceAsStream(from)) {
            Files.write(FOLDER.resolve("assets").resolve(to), in.readAllBytes());
        }
    }
}
