package org.waymark.measure;

/** The answers of the web server by class of status, and how long logins and launches took. Safe for many threads. */
public final class Responses {
    /** The classes of an HTTP status. */
    public enum Status {
        OK_2XX,
        REDIRECT_3XX,
        REFUSED_4XX,
        FAILED_5XX
    }

    public final Counts<Status> statuses = new Counts<>(Status.class);
    public final Times logins = new Times();
    public final Times launches = new Times();

    /**
     * Counts an answer.
     *
     * @param path the path of the request
     * @param nanos from the first byte of the request to the end of the answer, in nanoseconds
     */
    public void add(int status, String path, long nanos) {
        if (status < 300) {
            statuses.add(Status.OK_2XX);
        } else if (status < 400) {
            statuses.add(Status.REDIRECT_3XX);
        } else {
            statuses.add(status < 500 ? Status.REFUSED_4XX : Status.FAILED_5XX);
        }
        if (path.equals("/lti/launch")) {
            launches.add(nanos);
        } else if (path.equals("/lti/login")) {
            logins.add(nanos);
        }
    }
}
