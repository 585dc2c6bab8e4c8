package org.waymark.lti.setup;

import java.util.stream.Collectors;
import org.waymark.lti.platform.ToolFacts;

/** One sheet for each LMS that has a form and takes no file, with the form's own names of its fields. */
final class Sheets {
    private Sheets() {}

    static String moodle(ToolFacts tool) {
        return new Sheet("Waymark in Moodle, entered by hand")
                .step("""
                        Nothing below is needed with a registration link: paste what registration-link prints into
                        "Tool URL" and press "Add LTI Advantage". By hand: Site administration > Plugins >
                        Activity modules > External tool > Manage tools > configure a tool manually.""")
                .field("Tool name", ToolFacts.NAME)
                .field("Tool URL", tool.launchUri())
                .field("Tool description", ToolFacts.DESCRIPTION)
                .field("LTI version", "LTI 1.3")
                .field("Public key type", "Keyset URL")
                .field("Public keyset", tool.jwksUri())
                .field("Initiate login URL", tool.loginUri())
                .field("Redirection URI(s)", tool.launchUri())
                .field("Custom parameters", custom(tool))
                .field("Tool configuration usage", "Show in activity chooser and as a preconfigured tool")
                .field("Supports Deep Linking", "yes")
                .field("Content Selection URL", tool.launchUri())
                .field("Icon URL", tool.logoUri())
                .step("Services, and Privacy:")
                .field("IMS LTI Assignment and Grade", "Use this service for grade sync and column management")
                .field("IMS LTI Names and Role", "Use this service to retrieve members' information")
                .field("Share launcher's name with tool", "Always (or Never: certificates then name nobody)")
                .field(
                        "Share launcher's email with tool",
                        "Always (or Never: Moodle's activity report then names nobody)")
                .field("Accept grades from the tool", "Always")
                .bringBack(
                        tool,
                        "View configuration details of the new card",
                        "Platform ID",
                        "Client ID",
                        "Deployment ID",
                        "Authentication request URL",
                        "Access token URL",
                        "Public keyset URL")
                .text();
    }

    static String blackboard(ToolFacts tool) {
        return new Sheet("Waymark in Blackboard")
                .step("1. At developer.blackboard.com, once for all Blackboards: register an LTI 1.3 application.")
                .field("Application Name", ToolFacts.NAME)
                .field("Description", ToolFacts.DESCRIPTION)
                .field("Domain(s)", tool.domain())
                .field("Login Initiation URL", tool.loginUri())
                .field("Tool Redirect URL(s)", tool.launchUri())
                .field("Tool JWKS URL", tool.jwksUri())
                .field("Signing Algorithm", "RS256")
                .field("Custom Parameters", custom(tool))
                .step("""
                        2. In your Blackboard: Administrator Panel > LTI Tool Providers > Register LTI 1.3/Advantage
                        Tool, with the Application ID that the portal gave.""")
                .field("Tool Status", "Approved")
                .field("User Fields to Send", "Role in Course, and Name (no e-mail)")
                .field("Allow grade service access", "Yes")
                .field("Allow Membership Service Access", "Yes")
                .step("3. Manage Placements > Create Placement:")
                .field("Label", ToolFacts.NAME)
                .field("Type", "Deep Linking content tool")
                .field("Target Link URI", tool.launchUri())
                .bringBack(
                        tool,
                        "the portal, and in the tool's page of your Blackboard",
                        "https://blackboard.com",
                        "Application ID",
                        "Deployment ID",
                        "OIDC auth request endpoint",
                        "Auth token endpoint",
                        "Public keyset URL")
                .text();
    }

    static String brightspace(ToolFacts tool) {
        return new Sheet("Waymark in Brightspace, entered by hand")
                .step("""
                        With a registration link: Admin Tools > Manage Extensibility > LTI Advantage > Register Tool >
                        Dynamic, and paste what registration-link prints. By hand, choose Standard:""")
                .field("Name", ToolFacts.NAME)
                .field("Description", ToolFacts.DESCRIPTION)
                .field("Domain", tool.baseUrl().toString())
                .field("Redirect URLs", tool.launchUri())
                .field("OpenID Connect Login URL", tool.loginUri())
                .field("Target Link URI", tool.launchUri())
                .field("Keyset URL", tool.jwksUri())
                .field("Extensions", "Assignment and Grade Services, Deep Linking,")
                .field("", "Names and Role Provisioning Services")
                .field("Custom Parameters", custom(tool))
                .step("""
                        Then View Deployments > New Deployment, with the same extensions and Name as security setting,
                        and in the deployment View Links > New Link:""")
                .field("Type", "Deep Linking Quicklink")
                .field("URL", tool.launchUri())
                .bringBack(
                        tool,
                        "the registration, and in the deployment",
                        "Issuer",
                        "Client Id",
                        "Deployment Id",
                        "OpenID Connect Authentication Endpoint",
                        "Brightspace OAuth2 Access Token URL",
                        "Brightspace Keyset URL")
                .step("Give \"Brightspace OAuth2 Audience\" as --token-audience: it is another than the token URL.")
                .text();
    }

    static String sakai(ToolFacts tool) {
        return new Sheet("Waymark in Sakai, entered by hand")
                .step("""
                        With a registration link: Administration Workspace > External Tools > LTI Advantage Auto
                        Provision, and paste what registration-link prints. By hand: Install LTI 1.x Tool.""")
                .field("Tool Title", ToolFacts.NAME)
                .field("Description", ToolFacts.DESCRIPTION)
                .field("Launch URL", tool.launchUri())
                .field("Tool supports LTI 1.3", "yes")
                .field("Tool Keyset URL", tool.jwksUri())
                .field("OpenID Connect/Initialization", tool.loginUri())
                .field("Redirect Endpoint(s)", tool.launchUri())
                .field("Custom Parameters", custom(tool))
                .step("Allow all of these:")
                .field("Send User Names to External Tool", "yes (or no: certificates then name nobody)")
                .field("Provide Roster to External Tool", "yes")
                .field("Allow grades to be returned", "yes")
                .field("Allow grade columns to be created", "yes")
                .field("Content Item or Deep Link Selection", "yes, in Lessons and Assignments")
                .bringBack(
                        tool,
                        "the tool's page once it is saved",
                        "LTI 1.3 Platform Issuer",
                        "LTI 1.3 Client ID",
                        "LTI 1.3 Deployment ID",
                        "LTI 1.3 Platform OIDC Authentication",
                        "LTI 1.3 Platform OAuth2 Bearer Token Retrieval URL",
                        "LTI 1.3 Platform OAuth2 Well-Known/KeySet URL")
                .text();
    }

    static String openedx(ToolFacts tool) {
        return new Sheet("Waymark in Open edX")
                .step("""
                        In Studio, Settings > Advanced Settings: add "lti_consumer" to the advanced modules. Then add
                        the advanced component LTI Consumer to a unit and edit it. Every such block is a client of
                        its own, unless your installation shares one configuration.""")
                .field("LTI Version", "LTI 1.3")
                .field("Tool Launch URL", tool.launchUri())
                .field("Registered Redirect URIs", "[\"" + tool.launchUri() + "\"]")
                .field("Tool Initiate Login URL", tool.loginUri())
                .field("Tool Public Key Mode", "Keyset URL")
                .field("Tool Keyset URL", tool.jwksUri())
                .field("Enable LTI NRPS", "True")
                .field("Deep linking", "True")
                .field("Deep Linking Launch URL", tool.launchUri())
                .field("LTI Assignment and Grades Service", "Allow tools to manage and submit grades (programmatic)")
                .field("Scored", "True")
                .field("Weight", "1")
                .field("Request user's username", "True (or False: certificates then name nobody)")
                .bringBack(
                        tool,
                        "the preview of the block in Studio",
                        "the address of your LMS",
                        "Client ID",
                        "Deployment ID",
                        "OIDC Callback URL",
                        "Access Token URL",
                        "Keyset URL")
                .text();
    }

    private static String custom(ToolFacts tool) {
        return tool.custom().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
