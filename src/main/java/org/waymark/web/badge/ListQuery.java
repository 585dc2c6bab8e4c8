package org.waymark.web.badge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.badge.ApiRefusal.Code;

/**
 * The part of a list that is asked for (OB 3.0, 6.4).
 *
 * @param since as it was asked, for the links
 */
record ListQuery(int limit, int offset, @Nullable Instant after, String since) {
    static final int MOST = 100;

    private static final Pattern NUMBER = Pattern.compile("\\A[0-9]{1,9}+\\z");

    static ListQuery read(Form query) {
        try {
            String since = query.text("since");
            return new ListQuery(
                    Math.min(MOST, number(query.text("limit"), "limit", 1, MOST)),
                    number(query.text("offset"), "offset", 0, 0),
                    since.isEmpty() ? null : moment(since),
                    since);
        } catch (Refusal e) {
            throw bad("Each parameter may be sent once.");
        }
    }

    private static int number(String text, String name, int least, int unless) {
        if (text.isEmpty()) {
            return unless;
        }
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < least) {
            throw bad(name + " has to be a number from " + least + " on.");
        }
        return Integer.parseInt(text);
    }

    /** A date-time; its plus sign may have been read as a space. */
    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw bad("since has to be a date and time, such as 2026-11-30T12:00:00Z.");
        }
    }

    private static ApiRefusal bad(String description) {
        return ApiRefusal.of(400, Code.INVALID_QUERY_PARAMETER, description);
    }

    /** The value of the header {@code Link}, which names the parts of the list. */
    String links(String address, int total) {
        int last = total == 0 ? 0 : (total - 1) / limit * limit;
        Map<String, Integer> parts = new LinkedHashMap<>();
        if ((long) offset + limit < total) {
            parts.put("next", offset + limit);
        }
        parts.put("last", last);
        parts.put("first", 0);
        if (offset > 0) {
            parts.put("prev", Math.max(0, Math.min(offset - limit, last)));
        }
        return parts.entrySet().stream()
                .map(part -> "<" + address + "?limit=" + limit + "&offset=" + part.getValue()
                        + (since.isEmpty() ? "" : "&since=" + URLEncoder.encode(since, StandardCharsets.UTF_8))
                        + ">; rel=\"" + part.getKey() + "\"")
                .collect(Collectors.joining(", "));
    }
}
