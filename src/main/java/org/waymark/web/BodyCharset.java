package org.waymark.web;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads as UTF-8 what comes in an encoding that nobody knows. Javalin looks for the encoding again for each field and
 * each part of the query, and Java looks for one that is not there through all that are installed: a stranger's one
 * request would take a second.
 */
final class BodyCharset extends Handler.Wrapper {
    private static final String CHARSET = "charset";

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null) {
            return super.handle(request, response, callback);
        }
        List<String> encodings =
                Arrays.stream(type.split(";")).filter(BodyCharset::isEncoding).toList();
        boolean usual = encodings.isEmpty() || (encodings.size() == 1 && isKnown(encodings.get(0)));
        return super.handle(usual ? request : new WithoutEncoding(request, type), response, callback);
    }

    private static boolean isEncoding(String part) {
        return part.strip().regionMatches(true, 0, CHARSET, 0, CHARSET.length());
    }

    private static boolean isKnown(String encoding) {
        try {
            return Charset.isSupported(
                    encoding.substring(encoding.indexOf('=') + 1).strip());
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /** A request that names no encoding. */
    private static final class WithoutEncoding extends Request.Wrapper {
        private final HttpFields headers;

        WithoutEncoding(Request request, String type) {
            super(request);
            String rest = Arrays.stream(type.split(";"))
                    .filter(part -> !isEncoding(part))
                    .collect(Collectors.joining(";"));
            this.headers = HttpFields.build(request.getHeaders())
                    .put(HttpHeader.CONTENT_TYPE, rest)
                    .asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
