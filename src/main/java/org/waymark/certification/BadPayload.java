package org.waymark.certification;

import java.util.List;
import org.waymark.lti.launch.Reason;
import org.waymark.lti.payload.Claim;
import org.waymark.practice.trust.Forgery;

/** The bad payloads of the guide (6.1.1). Everything else of the message is as it should be, and each is refused. */
public enum BadPayload {
    NO_KID("1", "no kid in the header", Reason.KEY_ID_MISSING),
    WRONG_KID("2", "a kid that is not published", Reason.KEY_UNKNOWN),
    WRONG_VERSION("3", "another LTI version", Reason.VERSION_WRONG),
    NO_VERSION("4", "no LTI version", Reason.VERSION_WRONG),
    NO_LTI_MESSAGE("5", "no LTI message", Reason.ISSUER_WRONG),
    NO_TOKEN("5b", "no LTI message, and no token", Reason.TOKEN_MALFORMED),
    NO_CLAIMS("6", "audience, issuer, user, deployment and roles missing together", Reason.ISSUER_WRONG),
    WRONG_TIMES("7", "wrong timestamps", Reason.EXPIRED),
    NO_MESSAGE_TYPE("8", "no message_type", Reason.MESSAGE_TYPE_MISSING),
    NO_ROLES("9", "no roles claim", Reason.ROLES_MISSING),
    NO_DEPLOYMENT("10", "no deployment_id", Reason.DEPLOYMENT_MISSING),
    NO_RESOURCE_LINK("11", "no resource_link", Reason.RESOURCE_LINK_MISSING),
    NO_USER("12", "no user", Reason.SUBJECT_MISSING);

    /** The section of the guide. */
    public static final String SECTION = "6.1.1";

    private final String number;
    private final String what;
    private final Reason reason;

    BadPayload(String number, String what, Reason reason) {
        this.number = number;
        this.what = what;
        this.reason = reason;
    }

    /** The place in the guide's list; {@code 5b} is a second form of the fifth. */
    public String number() {
        return number;
    }

    /** Says what is bad, in a few words. */
    public String what() {
        return what;
    }

    /** Returns the reason for which the message must be refused. */
    public Reason reason() {
        return reason;
    }

    /** Returns the changes that make the message a bad one. */
    public Forgery message() {
        return switch (this) {
            case NO_KID -> Forgery.withoutKid();
            case WRONG_KID -> Forgery.none().header(header -> header.put("kid", "imstester_66067"));
            case WRONG_VERSION -> Forgery.withClaim(Claim.VERSION, "11.3");
            case NO_VERSION -> Forgery.withoutClaim(Claim.VERSION);
            case NO_LTI_MESSAGE ->
                Forgery.none().claims(claims -> {
                    claims.clear();
                    claims.put("name", "badltilaunch");
                });
            case NO_TOKEN -> Forgery.whole("{\"name\":\"badltilaunch\"}");
            case NO_CLAIMS ->
                Forgery.none()
                        .claims(claims -> List.of("aud", "iss", "sub", Claim.DEPLOYMENT_ID, Claim.ROLES)
                                .forEach(claims::remove));
            case WRONG_TIMES ->
                Forgery.none().claims(claims -> {
                    claims.put("iat", 11111);
                    claims.put("exp", 22222);
                });
            case NO_MESSAGE_TYPE -> Forgery.withoutClaim(Claim.MESSAGE_TYPE);
            case NO_ROLES -> Forgery.withoutClaim(Claim.ROLES);
            case NO_DEPLOYMENT -> Forgery.withoutClaim(Claim.DEPLOYMENT_ID);
            case NO_RESOURCE_LINK -> Forgery.withoutClaim(Claim.RESOURCE_LINK);
            case NO_USER -> Forgery.withoutClaim("sub");
        };
    }
}
