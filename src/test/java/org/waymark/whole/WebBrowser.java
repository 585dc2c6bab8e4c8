package org.waymark.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waymark.certification.Browser;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.practice.message.SentLogin;

/** The browser of the tests: it has a client of its own, and sends what no page would. */
public final class WebBrowser extends Browser<RuntimeException> {

    /** One for all: it keeps connections and nothing else, and each has threads of its own. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public WebBrowser() {
        super(WebBrowser::answer);
    }

    public Page get(String address) {
        return get(URI.create(address));
    }

    /** Asks for an address once, with further headers. */
    public Page get(String address, Map<String, String> headers) {
        Ask ask = Ask.get(URI.create(address));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            ask = ask.with(header.getKey(), header.getValue());
        }
        return send(ask);
    }

    @Override
    public Page postOnce(Form form) {
        return send(form.action(), encode(form.fields()));
    }

    /** Sends a form with further fields as they stand, such as one name several times. */
    public Page post(Form form, String more) {
        return follow(send(form.action(), encode(form.fields()) + "&" + more));
    }

    /** Sends a form with further fields, of which several may have one name. */
    public Page postAll(Form form, List<Map.Entry<String, String>> more) {
        StringBuilder body = new StringBuilder(encode(form.fields()));
        more.forEach(field -> body.append('&').append(encode(Map.of(field.getKey(), field.getValue()))));
        return follow(send(form.action(), body.toString()));
    }

    /** Sends a form as a page of another origin would. */
    public Page postFrom(String origin, Form form) {
        return follow(send(Ask.post(form.action(), "application/x-www-form-urlencoded", encode(form.fields()))
                .with("Origin", origin)));
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
        return send(Ask.post(form.action(), "multipart/form-data; boundary=part", body.toString()));
    }

    @Override
    public Map<String, String> cookiesOf(URI address) {
        return super.cookiesOf(address);
    }

    @Override
    public void forgetCookies() {
        super.forgetCookies();
    }

    /** A field that is sent more than once has numbers behind its name: {@code source#0}, {@code source#1}. */
    public static String encode(Map<String, String> fields) {
        return SentLogin.encode(fields).replaceAll("%23\\d+(?==)", "");
    }

    private static Answer answer(Ask ask) {
        String body = ask.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(ask.uri())
                .method(ask.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        ask.headers().forEach(request::header);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            Map<String, List<String>> headers = new LinkedHashMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            return new Answer(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
