package org.waymark.certification;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.practice.message.SentLogin;

/**
 * A browser without a screen for one person: cookies by host and port (Secure ones too, as on loopback), redirects, and
 * forms as a page shows them. Tests use it, too, with an HTTP client of their own.
 *
 * @param <E> what the HTTP client throws when no answer comes
 */
public class Browser<E extends Exception> {
    private static final Pattern HEADING = Pattern.compile("(?s)<h1[^>]*>(.*?)</h1>");
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*>.*?</form>");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"([^\"]*)\"");
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";
    private static final int MOST_REDIRECTS = 10;

    private final Client<E> http;
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    /** Sends one request, and follows no redirect. */
    @FunctionalInterface
    public interface Client<E extends Exception> {
        Answer send(Ask ask) throws E;
    }

    public Browser(Client<E> http) {
        this.http = http;
    }

    /**
     * A page.
     *
     * @param address where it came from
     * @param headers their names are lower case
     */
    public record Page(URI address, int status, Map<String, List<String>> headers, String body) {

        /** A header; one that came several times has a line for each. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
                    .map(values -> String.join("\n", values));
        }

        public boolean says(String text) {
            return body.contains(text);
        }

        String correlation() {
            return header("x-correlation-id").orElse("none");
        }

        /** The heading, for a person who reads the table. */
        String heading() {
            Matcher heading = HEADING.matcher(body);
            return heading.find()
                    ? unescape(heading.group(1).replaceAll("<[^>]*>", "").strip())
                    : "a page without a heading";
        }

        /** The first form of the page that is posted to an address with this end, as it would be sent untouched. */
        public Form form(String end) {
            return findForm(end)
                    .orElseThrow(() -> new NoSuchElementException("no form that goes to …" + end + " in:\n" + body));
        }

        /** Finds the first form of the page that is posted to an address with this end; empty when there is none. */
        public Optional<Form> findForm(String end) {
            return forms(end).stream().findFirst();
        }

        /** The first of them that offers something to choose. */
        Optional<Form> findChoices(String end) {
            return forms(end).stream().filter(form -> !form.choices().isEmpty()).findFirst();
        }

        private List<Form> forms(String end) {
            List<Form> found = new ArrayList<>();
            Matcher forms = FORM.matcher(body);
            while (forms.find()) {
                String form = forms.group();
                Map<String, String> attributes = attributes(form.substring(0, form.indexOf('>')));
                String action = unescape(attributes.getOrDefault("action", address.toString()));
                if ("post".equalsIgnoreCase(attributes.get("method")) && action.endsWith(end)) {
                    found.add(new Form(address.resolve(action), hidden(form), runs(form)));
                }
            }
            return found;
        }
    }

    /**
     * A form ready to be sent.
     *
     * @param choices the values of the things that can be chosen
     */
    public record Form(URI action, Map<String, String> fields, List<String> choices) {
        public Form(URI action, Map<String, String> fields) {
            this(action, fields, List.of());
        }

        public Form with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(fields);
            more.put(name, value);
            return new Form(action, more, choices);
        }
    }

    public Page get(URI address) throws E {
        return follow(send(Ask.get(address)));
    }

    public Page post(Form form) throws E {
        return follow(postOnce(form));
    }

    /** Sends a form and shows the answer itself, redirect or not. */
    public Page postOnce(Form form) throws E {
        return send(form.action(), SentLogin.encode(form.fields()));
    }

    /** Sends the body of a form as the page does that it stands on. */
    protected final Page send(URI action, String body) throws E {
        return send(Ask.post(action, FORM_TYPE, body)
                .with("Origin", action.getScheme() + "://" + action.getRawAuthority()));
    }

    /** Sends a request with the cookies that are kept for its host, and keeps those of the answer. */
    protected final Page send(Ask request) throws E {
        Map<String, String> kept = cookiesOf(request.uri());
        Ask ask = request.headers().containsKey("Accept") ? request : request.with("Accept", "text/html");
        if (!kept.isEmpty()) {
            ask = ask.with(
                    "Cookie",
                    kept.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        Answer answer = http.send(ask);
        answer.headers().getOrDefault("set-cookie", List.of()).forEach(cookie -> keep(kept, cookie));
        return new Page(request.uri(), answer.status(), answer.headers(), answer.body());
    }

    protected final Page follow(Page page) throws E {
        Page now = page;
        for (int i = 0; i < MOST_REDIRECTS && now.status() >= 300 && now.status() < 400; i++) {
            Optional<String> next = now.header("location");
            if (next.isEmpty()) {
                return now;
            }
            now = send(Ask.get(now.address().resolve(next.get())));
        }
        return now;
    }

    /** The cookies that are kept for a host and port, by name. */
    protected Map<String, String> cookiesOf(URI address) {
        return cookies.computeIfAbsent(address.getAuthority(), host -> new LinkedHashMap<>());
    }

    protected void forgetCookies() {
        cookies.clear();
    }

    private static void keep(Map<String, String> kept, String cookie) {
        String pair = cookie.substring(0, cookie.indexOf(';') < 0 ? cookie.length() : cookie.indexOf(';'));
        int equals = pair.indexOf('=');
        if (equals < 1) {
            return;
        }
        String name = pair.substring(0, equals).strip();
        if (cookie.contains("Max-Age=0")) {
            kept.remove(name);
        } else {
            kept.put(name, pair.substring(equals + 1));
        }
    }

    private static Map<String, String> hidden(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        inputs(form, "hidden")
                .forEach(input -> fields.put(
                        unescape(input.getOrDefault("name", "")), unescape(input.getOrDefault("value", ""))));
        return fields;
    }

    private static List<String> runs(String form) {
        return List.of("checkbox", "radio").stream()
                .flatMap(type -> inputs(form, type).stream())
                .filter(input -> "run".equals(input.get("name")))
                .map(input -> unescape(input.getOrDefault("value", "")))
                .toList();
    }

    private static List<Map<String, String>> inputs(String form, String type) {
        return INPUT.matcher(form)
                .results()
                .map(found -> attributes(found.group()))
                .filter(input -> type.equals(input.get("type")) && input.containsKey("name"))
                .toList();
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(tag);
        while (matcher.find()) {
            attributes.put(matcher.group(1), matcher.group(2));
        }
        return attributes;
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
