package org.waymark.lti.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.waymark.certification.Browser.Page;
import org.waymark.lti.launch.RawHttp.Reply;
import org.waymark.whole.WebBrowser;

/** Forms of several parts, spoilt, to the one place that takes them and to places that do not. */
final class SpoiltForms {
    private static final String END = "\r\n";

    private final String administration;
    private final String cookie;
    private final String csrf;

    private SpoiltForms(String administration, String cookie, String csrf) {
        this.administration = administration;
        this.cookie = cookie;
        this.csrf = csrf;
    }

    static SpoiltForms ofAdministrator(Bench bench) {
        WebBrowser browser = new WebBrowser();
        String link =
                bench.waymark.app.journeys.admin.enterAdministration.makeLink().toString();
        Page page = browser.post(browser.get(link).form(link.substring(link.lastIndexOf('/'))));
        String csrf =
                browser.get(page.address() + "/data").form("/preview").fields().get("_csrf");
        return new SpoiltForms(
                page.address().getRawPath(),
                "waymark_admin=" + browser.cookiesOf(bench.base()).get("waymark_admin"),
                csrf);
    }

    Reply send(RawHttp http, Spoiler spoiler) throws IOException {
        String target = spoiler.below(5) == 0
                ? spoiler.of("/lti/launch", "/lti/login", "/verify", administration + "/cities")
                : administration + "/data/preview";
        String boundary = spoiler.of("part", "p a r t", "", "x".repeat(80), "\u00e9");
        List<String> headers = new ArrayList<>();
        headers.add("Cookie: " + (spoiler.below(6) == 0 ? spoiler.token(cookie) : cookie));
        headers.add("Content-Type: multipart/form-data; boundary="
                + spoiler.of(boundary, "\"" + boundary + "\"", "\"", "other"));
        String body = part(boundary, "form-data; name=\"_csrf\"", spoiler.below(6) == 0 ? spoiler.token(csrf) : csrf)
                + part(boundary, "form-data; name=\"kind\"", spoiler.of("catalogue", "standard", "", "\0"))
                + part(
                        boundary,
                        spoiler.of(
                                "form-data; name=\"file\"; filename=\"a.json\"",
                                "form-data; name=\"file\"; filename=\"../../a\\0.json\"",
                                "form-data; name=\"file\"; filename=",
                                "form-data; name=\"file\"",
                                "form-data; name=\"text\"",
                                "form-data",
                                "attachment; name=\"_csrf\"",
                                ""),
                        content(spoiler))
                + "--" + boundary + "--" + END;
        return http.send("POST", target, headers, spoilt(body, spoiler).getBytes(StandardCharsets.UTF_8));
    }

    private static String content(Spoiler spoiler) {
        String json = "{\"format\":\"waymark-catalogue\",\"version\":1,\"opportunities\":[{\"id\":\"a\",\"runs\":[]}]}";
        return switch (spoiler.below(6)) {
            case 0 -> json;
            case 1 -> "[".repeat(1 + spoiler.below(5_000));
            case 2 -> "{\"a\":" + "9".repeat(1 + spoiler.below(5_000)) + "e99999}";
            case 3 -> "\0\uFEFF\uD83D";
            case 4 -> "x".repeat(spoiler.below(40) == 0 ? 7_000_000 : 3_000);
            default -> spoiler.token(json);
        };
    }

    private static String part(String boundary, String disposition, String content) {
        return "--" + boundary + END + "Content-Disposition: " + disposition + END + END + content + END;
    }

    private static String spoilt(String body, Spoiler spoiler) {
        return switch (spoiler.below(6)) {
            case 0 -> body.substring(0, spoiler.below(body.length()));
            case 1 -> body.replace(END, spoiler.of("\n", "\r", ""));
            case 2 -> body + body;
            case 3 -> part("part", "form-data; name=\"a\"", "b").repeat(spoiler.below(3_000)) + body;
            default -> body;
        };
    }
}
