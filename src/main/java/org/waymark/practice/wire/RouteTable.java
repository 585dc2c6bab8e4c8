package org.waymark.practice.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the handler that answers an address. Filled once, before the server starts. */
public final class RouteTable {

    /** Answers a request; records what it checked. */
    @FunctionalInterface
    public interface Handler {
        Response answer(Request request, Checks checks) throws HttpRefusal;
    }

    record Route(String method, Pattern path, List<String> parts, Spot spot, Handler handler) {}

    record Found(Route route, Request request) {}

    private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");

    private final List<Route> routes = new ArrayList<>();

    /** Adds a route; {@code {name}} in the path stands for one non-empty segment. */
    public RouteTable add(String method, String path, Spot spot, Handler handler) {
        List<String> parts = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher matcher = PART.matcher(path);
        int end = 0;
        while (matcher.find()) {
            pattern.append(Pattern.quote(path.substring(end, matcher.start()))).append("([^/]+)");
            parts.add(matcher.group(1));
            end = matcher.end();
        }
        pattern.append(Pattern.quote(path.substring(end)));
        routes.add(new Route(method, Pattern.compile(pattern.toString()), List.copyOf(parts), spot, handler));
        return this;
    }

    /** True when the path is known, whatever the method. */
    boolean knows(String path) {
        return routes.stream().anyMatch(route -> route.path().matcher(path).matches());
    }

    Optional<Found> find(Request request) {
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(request.path());
            if (route.method().equals(request.method()) && matcher.matches()) {
                Map<String, String> parts = new LinkedHashMap<>();
                for (int i = 0; i < route.parts().size(); i++) {
                    parts.put(route.parts().get(i), matcher.group(i + 1));
                }
                return Optional.of(new Found(route, request.with(parts)));
            }
        }
        return Optional.empty();
    }
}
