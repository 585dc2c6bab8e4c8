package org.waymark.practice.wire;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text made safe for a page. */
public final class Html {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)]");

    private Html() {}

    /** The text with every character that means something in HTML replaced; safe in content and in quoted attributes. */
    public static String escape(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (char c : String.valueOf(value).toCharArray()) {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Plain text in which web addresses can be clicked; everything else is escaped. */
    public static String linked(String text) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = ADDRESS.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String address = escape(matcher.group());
            out.append(escape(text.substring(end, matcher.start())))
                    .append("<a href=\"" + address + "\" target=\"_blank\" rel=\"noopener\">" + address + "</a>");
            end = matcher.end();
        }
        return out.append(escape(text.substring(end))).toString();
    }

    /** A whole page with a form that sends itself; without scripts it shows a button. */
    public static String selfSendingForm(String title, String action, Map<String, String> fields) {
        StringBuilder inputs = new StringBuilder();
        fields.forEach((name, value) -> inputs.append(
                "<input type=\"hidden\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">\n"));
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
                <body><form id="send" method="post" action="%2$s">
                %3$s<noscript><p>%1$s</p><button type="submit">Continue</button></noscript>
                </form><script>document.getElementById('send').submit()</script></body></html>
                """.formatted(escape(title), escape(action), inputs);
    }
}
