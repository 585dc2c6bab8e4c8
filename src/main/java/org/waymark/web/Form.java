package org.waymark.web;

import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a request brought, so that nothing a stranger sends can do more than be refused. */
public final class Form {
    private static final int LONGEST_FIELD = 300_000;
    private static final int SMALL = 64 * 1024;

    private final Map<String, List<String>> fields;

    private Form(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** The fields of a posted form. Every form here, and of every platform, is url-encoded: no other kind is read. */
    public static Form posted(Context context) {
        // The header as it came: asked for the parsed type, the server throws on a character set that it does not know.
        String type = context.header("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw Refusal.badInput();
        }
        try {
            return new Form(context.formParamMap());
        } catch (IllegalArgumentException e) {
            throw Refusal.badInput();
        }
    }

    /** The fields of a form that may carry a file beside them; the server bounds both ({@link BodyLimit}). */
    public static Form withFile(Context context) {
        String type = context.header("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return posted(context);
        }
        try {
            return new Form(context.formParamMap());
        } catch (Exception e) {
            // The server has no word of its own for parts that are too large or broken, and says some of it with a
            // checked exception that no signature on the way announces.
            throw Refusal.badInput();
        }
    }

    /**
     * The fields of a form that carries a large file, which is laid aside on the disk and found as a part of the request.
     * Only for pages that ask who is there before they read.
     *
     * @param most how many bytes the file may have
     */
    public static Form withLargeFile(Context context, long most) {
        context.req()
                .setAttribute(
                        "org.eclipse.jetty.multipartConfig",
                        new MultipartConfigElement(System.getProperty("java.io.tmpdir"), most, most + SMALL, SMALL));
        Map<String, List<String>> fields = new HashMap<>();
        try {
            for (Part part : context.req().getParts()) {
                if (part.getSubmittedFileName() == null && part.getSize() <= SMALL) {
                    try (InputStream in = part.getInputStream()) {
                        fields.computeIfAbsent(part.getName(), name -> new ArrayList<>())
                                .add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException | ServletException | RuntimeException e) {
            // The server has no word of its own for parts that are too large or broken.
            throw new Refusal(413, "TOO_LARGE");
        }
        return new Form(fields);
    }

    /** The parameters of the address. */
    public static Form query(Context context) {
        try {
            return new Form(context.queryParamMap());
        } catch (IllegalArgumentException e) {
            throw Refusal.badInput();
        }
    }

    /** The value of a field, null when it is absent. Sent twice, it is refused: which one was meant is anybody's guess. */
    @Nullable
    public String get(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Refusal.badInput();
        }
        return values.isEmpty() ? null : checked(values.get(0));
    }

    /** The value of a field, empty when it is absent. */
    public String text(String name) {
        String value = get(name);
        return value == null ? "" : value;
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of()).stream().map(Form::checked).toList();
    }

    /** The id in a field, empty when there is none; its type is the caller's. */
    public <T> Optional<T> id(String name, Function<UUID, T> type) {
        try {
            String value = get(name);
            return value == null ? Optional.empty() : Optional.of(type.apply(UUID.fromString(value)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String checked(String value) {
        // PostgreSQL takes no zero character, and nobody types one.
        if (value.length() > LONGEST_FIELD || value.indexOf('\0') >= 0) {
            throw Refusal.badInput();
        }
        return value;
    }
}
