package org.waymark.practice.wire;

/** Ends the handling of a request with a given answer. */
public final class HttpRefusal extends Exception {
    private final transient Response response;

    public HttpRefusal(Response response) {
        super("HTTP " + response.status(), null, false, false);
        this.response = response;
    }

    public Response response() {
        return response;
    }
}
