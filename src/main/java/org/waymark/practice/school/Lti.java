package org.waymark.practice.school;

import java.util.List;

/** Names from the LTI specifications. */
public final class Lti {
    public static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    public static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    public static final String TOOL_CONFIGURATION = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    public static final String PLATFORM_CONFIGURATION = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    public static final String AGS_CLAIM = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    public static final String NRPS_CLAIM = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

    public static final String SCOPE_LINEITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    public static final String SCOPE_LINEITEM_READ = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";
    public static final String SCOPE_RESULT = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
    public static final String SCOPE_SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    public static final String SCOPE_MEMBERS =
            "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    public static final List<String> SCOPES =
            List.of(SCOPE_LINEITEM, SCOPE_LINEITEM_READ, SCOPE_RESULT, SCOPE_SCORE, SCOPE_MEMBERS);

    public static final String MEMBERSHIP_ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    private Lti() {}

    /** The full name of a core claim. */
    public static String claim(String name) {
        return CLAIM + name;
    }
}
