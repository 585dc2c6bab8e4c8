package org.waymark.certification;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;

/** A browser without a screen for one person: cookies by host, redirects, and forms as a page shows them. */
final class Browser {
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*>.*?</form>");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"([^\"]*)\"");
    private static final int MOST_REDIRECTS = 8;

    private final Outbound http;
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    Browser(Outbound http) {
        this.http = http;
    }

    /** A page, and the address that it came from. */
    record Page(URI address, Answer answer) {
        int status() {
            return answer.status();
        }

        String correlation() {
            return answer.header("x-correlation-id").orElse("none");
        }

        /** The heading, for a person who reads the table. */
        String heading() {
            Matcher heading = Pattern.compile("(?s)<h1[^>]*>(.*?)</h1>").matcher(answer.body());
            return heading.find()
                    ? unescape(heading.group(1).replaceAll("<[^>]*>", "").strip())
                    : "a page without a heading";
        }

        /** The first form of the page that is posted to an address with this end. */
        Optional<Form> findForm(String end) {
            return forms(end).stream().findFirst();
        }

        /** The first of them that offers something to choose. */
        Optional<Form> findChoices(String end) {
            return forms(end).stream().filter(form -> !form.choices().isEmpty()).findFirst();
        }

        private List<Form> forms(String end) {
            List<Form> found = new ArrayList<>();
            Matcher forms = FORM.matcher(answer.body());
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
     * A form as the page shows it.
     *
     * @param choices the values of the things that can be chosen
     */
    record Form(URI action, Map<String, String> fields, List<String> choices) {
        Form with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(fields);
            more.put(name, value);
            return new Form(action, more, choices);
        }
    }

    Page get(URI address) throws NoAnswer {
        return follow(send(address, null));
    }

    Page post(Form form) throws NoAnswer {
        return follow(postOnce(form));
    }

    /** The answer itself, redirect or not. */
    Page postOnce(Form form) throws NoAnswer {
        return send(form.action(), encode(form.fields()));
    }

    Page follow(Page page) throws NoAnswer {
        Page now = page;
        for (int i = 0; i < MOST_REDIRECTS && now.status() >= 300 && now.status() < 400; i++) {
            Optional<String> next = now.answer().header("location");
            if (next.isEmpty()) {
                return now;
            }
            now = send(now.address().resolve(next.get()), null);
        }
        return now;
    }

    private Page send(URI address, @Nullable String form) throws NoAnswer {
        Map<String, String> kept = cookies.computeIfAbsent(address.getAuthority(), host -> new LinkedHashMap<>());
        Ask ask = form == null
                ? Ask.get(address)
                : Ask.post(address, "application/x-www-form-urlencoded", form)
                        .with("Origin", address.getScheme() + "://" + address.getRawAuthority());
        ask = ask.with("Accept", "text/html");
        if (!kept.isEmpty()) {
            ask = ask.with(
                    "Cookie",
                    kept.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        Answer answer = http.send(ask);
        answer.headers().getOrDefault("set-cookie", List.of()).forEach(cookie -> keep(kept, cookie));
        return new Page(address, answer);
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

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
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
