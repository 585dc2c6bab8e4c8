package org.waymark.web;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;

/** Limits how much may be sent at all. A report has a larger limit of its own, which its page sets before it reads. */
final class BodyLimit extends SizeLimitHandler {

    private final boolean forAdministrators;

    /** @param forAdministrators whether it holds for the administrator's pages, or for all others */
    BodyLimit(long most, boolean forAdministrators) {
        super(most, -1);
        this.forAdministrators = forAdministrators;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        boolean report = path.startsWith("/s/") && path.endsWith("/import");
        boolean elsewhere = path.startsWith("/admin") != forAdministrators;
        boolean free = report || elsewhere;
        return free ? getHandler().handle(request, response, callback) : super.handle(request, response, callback);
    }
}
