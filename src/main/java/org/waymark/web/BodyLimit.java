package org.waymark.web;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;

/** How much may be sent at all. A report has a larger limit of its own, which its page sets before it reads. */
final class BodyLimit extends SizeLimitHandler {

    BodyLimit(long most) {
        super(most, -1);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        boolean report = path.startsWith("/s/") && path.endsWith("/import");
        return report ? getHandler().handle(request, response, callback) : super.handle(request, response, callback);
    }
}
