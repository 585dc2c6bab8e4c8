package org.waymark.lti.launch;

/**
 * Why a login or a launch is refused: the status of the answer, the clause that asks for the check, and the key under
 * which the words for people are kept. SEC is the 1EdTech Security Framework 1.0, CORE is LTI Core 1.3, CERT is the
 * LTI Advantage certification guide, DL is Deep Linking 2.0, SR is Submission Review 1.0.
 */
public enum Reason {
    LOGIN_INCOMPLETE(400, "SEC 5.1.1.1"),
    UNKNOWN_PLATFORM(400, "SEC 5.1.1.1"),
    AMBIGUOUS_PLATFORM(400, "SEC 5.1.1.1"),
    REGISTRATION_PENDING(403, "SEC 3.1.1"),
    REGISTRATION_OFF(403, "SEC 3.1.1"),
    PLATFORM_ERROR(400, "SEC 5.1.1.5"),
    STATE_MISSING(400, "SEC 5.1.1.5"),
    STATE_INVALID(400, "SEC 5.1.1.5"),
    STATE_EXPIRED(400, "SEC 5.1.1.5"),
    STATE_USED(400, "SEC 5.1.1.5"),
    BROWSER_NOT_RECOGNISED(400, "SEC 7.3.1"),
    TOKEN_MISSING(400, "SEC 5.1.1.3"),
    TOKEN_MALFORMED(400, "SEC 5.1.1.3"),
    ALGORITHM_REFUSED(401, "SEC 5.1.3"),
    KEY_ID_MISSING(401, "SEC 5.1.3"),
    KEY_UNKNOWN(401, "SEC 5.1.3"),
    KEYS_UNAVAILABLE(503, "SEC 6.3"),
    SIGNATURE_WRONG(401, "SEC 5.1.3"),
    ISSUER_WRONG(401, "SEC 5.1.3"),
    AUDIENCE_WRONG(401, "SEC 5.1.3"),
    EXPIRED(401, "SEC 5.1.3"),
    ISSUED_AT_WRONG(401, "SEC 5.1.3"),
    NONCE_WRONG(401, "SEC 5.1.3"),
    SUBJECT_MISSING(400, "CERT 6.1.1"),
    VERSION_WRONG(400, "CORE 5.3.2"),
    MESSAGE_TYPE_MISSING(400, "CORE 5.3.1"),
    MESSAGE_TYPE_UNSUPPORTED(400, "CORE 5.3.1"),
    DEPLOYMENT_MISSING(400, "CORE 5.3.3"),
    DEPLOYMENT_UNKNOWN(403, "CORE 5.3.3"),
    TARGET_WRONG(400, "CORE 5.3.4"),
    RESOURCE_LINK_MISSING(400, "CORE 5.3.5"),
    ROLES_MISSING(400, "CORE 5.3.7"),
    CLAIM_MALFORMED(400, "CORE 5.3"),
    DEEP_LINKING_SETTINGS_MISSING(400, "DL 3.4.1"),
    LINEITEM_MISSING(400, "SR 1.0"),
    FOR_USER_MISSING(400, "SR 1.0"),
    NOT_YOUR_SUBMISSION(403, "SR 1.0");

    private final int status;
    private final String clause;

    Reason(int status, String clause) {
        this.status = status;
        this.clause = clause;
    }

    /** The HTTP status of the refusal: always 4xx, but 503 while a platform's keys cannot be had. */
    public int status() {
        return status;
    }

    public String clause() {
        return clause;
    }
}
