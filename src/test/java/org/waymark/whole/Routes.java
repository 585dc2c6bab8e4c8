package org.waymark.whole;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.waymark.app.App;

/** What the running server itself has registered, so that an address that is added later is walked too. */
final class Routes {
    private static final Path WEB = Path.of("src/main/java/org/waymark/web");
    private static final Pattern PARAMETER = Pattern.compile("\\.(?:text|id|all|get)\\(\\s*\"([a-z_]+)\"\\s*\\)");
    private static final Pattern IN_PATH = Pattern.compile("\\{([a-zA-Z]+)\\}");

    private Routes() {}

    /** @param path with the names of its parts in braces */
    record Route(String method, String path) {
        boolean posts() {
            return method.equals("POST");
        }

        /** Whether it is this route that answers at a path, if none before it does. */
        boolean fits(String address) {
            return address.matches(IN_PATH.matcher(path).replaceAll("[^/]+"));
        }

        /** The address with a value for each part. */
        String filled(UnaryOperator<String> values) {
            return IN_PATH.matcher(path).replaceAll(part -> Matcher.quoteReplacement(values.apply(part.group(1))));
        }
    }

    /** The routes whose address begins so. */
    static List<Route> under(App app, String start) {
        try {
            Object served = field(App.class, "web").get(app);
            Object web = field(served.getClass(), "web").get(served);
            Javalin javalin = (Javalin) field(web.getClass(), "javalin").get(web);
            return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                    .map(handler -> new Route(handler.endpoint.method.name(), handler.endpoint.path))
                    .filter(route -> route.path().startsWith(start))
                    .filter(route -> route.method().equals("GET") || route.posts())
                    .toList();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Field field(Class<?> of, String name) throws ReflectiveOperationException {
        Field field = of.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** Every name of a field of a form or a query that the pages read. */
    static Set<String> parameters() {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(WEB)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                PARAMETER.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
