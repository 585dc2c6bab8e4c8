package org.waymark.lti.payload;

/** The names of the claims that LTI 1.3 messages carry, beyond those of OpenID Connect. */
public final class Claim {
    private static final String CORE = "https://purl.imsglobal.org/spec/lti/claim/";

    public static final String MESSAGE_TYPE = CORE + "message_type";
    public static final String VERSION = CORE + "version";
    public static final String DEPLOYMENT_ID = CORE + "deployment_id";
    public static final String TARGET_LINK_URI = CORE + "target_link_uri";
    public static final String RESOURCE_LINK = CORE + "resource_link";
    public static final String ROLES = CORE + "roles";
    public static final String CONTEXT = CORE + "context";
    public static final String CUSTOM = CORE + "custom";
    /** Whose submission is to be reviewed (Submission Review 1.0). */
    public static final String FOR_USER = CORE + "for_user";

    public static final String TOOL_PLATFORM = CORE + "tool_platform";
    public static final String LAUNCH_PRESENTATION = CORE + "launch_presentation";
    public static final String AGS_ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    public static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    public static final String DEEP_LINKING_SETTINGS =
            "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
    /** Of the registration request: what the tool wants (Dynamic Registration 1.0). */
    public static final String TOOL_CONFIGURATION = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    /** Of the platform's metadata: what the platform is (Dynamic Registration 1.0). */
    public static final String PLATFORM_CONFIGURATION = "https://purl.imsglobal.org/spec/lti-platform-configuration";

    private Claim() {}
}
