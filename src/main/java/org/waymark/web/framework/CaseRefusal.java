package org.waymark.web.framework;

/** A request that the service does not answer, in CASE's words. */
final class CaseRefusal extends RuntimeException {
    private final int status;
    private final Code code;

    /** The minor codes of CASE that say what is wrong with a request, and what becomes of others. */
    enum Code {
        INVALID_SELECTION_FIELD,
        INVALID_SORT_FIELD,
        UNKNOWNOBJECT,
        INVALID_UUID,
        SERVER_BUSY,
        INTERNAL_SERVER_ERROR,
        FORBIDDEN
    }

    private CaseRefusal(int status, Code code, String description) {
        super(description, null, false, false);
        this.status = status;
        this.code = code;
    }

    static CaseRefusal selection(String description) {
        return new CaseRefusal(400, Code.INVALID_SELECTION_FIELD, description);
    }

    static CaseRefusal sort(String description) {
        return new CaseRefusal(400, Code.INVALID_SORT_FIELD, description);
    }

    static CaseRefusal unknown() {
        return new CaseRefusal(404, Code.UNKNOWNOBJECT, "Unknown Object");
    }

    static CaseRefusal invalidId() {
        return new CaseRefusal(404, Code.INVALID_UUID, "Invalid UUID");
    }

    int status() {
        return status;
    }

    Code code() {
        return code;
    }
}
