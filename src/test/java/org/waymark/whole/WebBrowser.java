package org.waymark.whole;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser for tests without a screen: cookies by host (Secure ones too, as on loopback), redirects, forms. */
public final class WebBrowser {
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*>.*?</form>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"([^\"]*)\"");
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)[^>]*>");

    /** One for all: it keeps connections and nothing else, and each has threads of its own. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Cookies by host and port, because tool and platform may share the host's name in a test. */
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    /** A page with the address it finally came from. */
    public record Page(URI address, int status, Map<String, String> headers, String body) {

        /** The first form that changes something and whose action ends like that, as it would be sent untouched. */
        public Form form(String actionEnd) {
            Matcher forms = FORM.matcher(body);
            while (forms.find()) {
                Map<String, String> attributes =
                        attributes(forms.group().substring(0, forms.group().indexOf('>')));
                String action = unescape(attributes.getOrDefault("action", address.toString()));
                if ("post".equalsIgnoreCase(attributes.get("method")) && action.endsWith(actionEnd)) {
                    Map<String, String> fields = new LinkedHashMap<>();
                    Matcher inputs = INPUT.matcher(forms.group());
                    while (inputs.find()) {
                        Map<String, String> input = attributes(inputs.group());
                        if (input.containsKey("name") && "hidden".equals(input.get("type"))) {
                            fields.put(unescape(input.get("name")), unescape(input.getOrDefault("value", "")));
                        }
                    }
                    return new Form(address.resolve(action), fields);
                }
            }
            throw new AssertionError("no form that goes to …" + actionEnd + " in:\n" + body);
        }

        public boolean says(String text) {
            return body.contains(text);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
        }
    }

    /** A form ready to be sent. */
    public record Form(URI action, Map<String, String> fields) {
        public Form with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(fields);
            more.put(name, value);
            return new Form(action, more);
        }
    }

    public Page get(String address) {
        return follow(send("GET", URI.create(address), null, Map.of()));
    }

    public Page get(String address, Map<String, String> headers) {
        return send("GET", URI.create(address), null, headers);
    }

    public Page post(Form form) {
        return follow(postOnce(form));
    }

    /** Sends a form with further fields as they stand, such as one name several times. */
    public Page post(Form form, String more) {
        String origin = form.action().getScheme() + "://" + form.action().getRawAuthority();
        return follow(send("POST", form.action(), encode(form.fields()) + "&" + more, Map.of("Origin", origin)));
    }

    /** Sends a form with further fields, of which several may have one name. */
    public Page postAll(Form form, List<Map.Entry<String, String>> more) {
        String origin = form.action().getScheme() + "://" + form.action().getRawAuthority();
        StringBuilder body = new StringBuilder(encode(form.fields()));
        more.forEach(field -> body.append('&').append(encode(Map.of(field.getKey(), field.getValue()))));
        return follow(send("POST", form.action(), body.toString(), Map.of("Origin", origin)));
    }

    /** Sends a form and shows the answer itself, redirect or not. */
    public Page postOnce(Form form) {
        String origin = form.action().getScheme() + "://" + form.action().getRawAuthority();
        return send("POST", form.action(), encode(form.fields()), Map.of("Origin", origin));
    }

    /** Sends a form as a page of another origin would. */
    public Page postFrom(String origin, Form form) {
        return follow(send("POST", form.action(), encode(form.fields()), Map.of("Origin", origin)));
    }

    /** Sends a form of several parts with a file. */
    public Page postFile(Form form, String field, java.nio.file.Path name, String content) {
        StringBuilder body = new StringBuilder();
        form.fields()
                .forEach((key, value) -> body.append("--part\r\nContent-Disposition: form-data; name=\"")
                        .append(key)
                        .append("\"\r\n\r\n")
                        .append(value)
                        .append("\r\n"));
        body.append("--part\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: application/json\r\n\r\n")
                .append(content)
                .append("\r\n--part--\r\n");
        return send(
                "POST", form.action(), body.toString(), Map.of("Content-Type", "multipart/form-data; boundary=part"));
    }

    public Map<String, String> cookiesOf(URI address) {
        return cookies.computeIfAbsent(address.getAuthority(), host -> new LinkedHashMap<>());
    }

    public void forgetCookies() {
        cookies.clear();
    }

    private Page follow(Page page) {
        Page now = page;
        for (int i = 0; i < 10 && now.status() >= 300 && now.status() < 400; i++) {
            URI next = now.address().resolve(now.header("location").orElseThrow());
            now = send("GET", next, null, Map.of());
        }
        return now;
    }

    private Page send(String method, URI address, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.header("Accept", headers.getOrDefault("Accept", "text/html"));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        headers.forEach((name, value) -> {
            if (!name.equals("Accept")) {
                request.header(name, value);
            }
        });
        String sent = cookiesOf(address).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().allValues("set-cookie").forEach(cookie -> keep(address, cookie));
            Map<String, String> flat = new LinkedHashMap<>();
            answer.headers().map().forEach((name, values) -> flat.put(name, String.join("\n", values)));
            return new Page(address, answer.statusCode(), flat, answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(URI address, String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookiesOf(address).remove(pair[0]);
        } else {
            cookiesOf(address).put(pair[0], pair[1]);
        }
    }

    /** A field that is sent more than once has numbers behind its name: {@code source#0}, {@code source#1}. */
    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey().replaceAll("#\\d+$", ""), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
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
