package org.waymark.lti.setup;

import java.util.stream.Collectors;
import org.waymark.lti.register.ToolFacts;

/** Writes the sheets for the LMSs that have a form and take no file, with the form's own names of its fields. */
final class Sheets {
    private Sheets() {}

    static String moodle(ToolFacts tool) {
        return new SetupSheet("Waymark in Moodle, entered by hand")
                .checked("Moodle 4.5.6, tried")
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
        return new SetupSheet("Waymark in Blackboard")
                .checked("the developer portal and Learn SaaS 3900.93, by the maker's documentation")
                .step("""
                        1. At developer.blackboard.com, once for all Blackboards. With a registration link: LTI Dynamic
                        Registration, and paste what registration-link prints. By hand: Register a REST or LTI
                        application, and switch on "My integration supports LTI 1.3":""")
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
        return new SetupSheet("Waymark in Brightspace, entered by hand")
                .checked("the maker's documentation of the continuous delivery")
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
                .field("Send Institution Role", "yes")
                .field("Substitution Parameters", custom(tool))
                .step("Then View Deployments > New Deployment, with the same extensions, and as security settings:")
                .field("User Information", "Name (or nothing: certificates then name nobody)")
                .field("Org Unit Information", "yes: without it no launch says which course it is")
                .field("Link Information", "yes: without it no launch says what the link is called")
                .step("And in the deployment View Links > New Link:")
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
        return new SetupSheet("Waymark in Sakai, entered by hand")
                .checked("Sakai 25, by its source; Sakai 23 calls some buttons otherwise, as said below")
                .step("""
                        With a registration link: Administration Workspace > External Tools > LTI Dynamic Registration,
                        and paste what registration-link prints as LTI Dynamic Registration URL. By hand: Install LTI
                        Tool (Install LTI 1.x Tool in Sakai 23), then in the tool's settings:""")
                .field("Tool Title", ToolFacts.NAME)
                .field("Description", ToolFacts.DESCRIPTION)
                .field("Launch URL / Target Link URI", tool.launchUri())
                .field("LTI version", "Tool supports LTI 1.3")
                .field("Tool Keyset / JWK URL", tool.jwksUri())
                .field("OpenID Connect/Initialization", tool.loginUri())
                .field("Tool Redirect Endpoint(s)", tool.launchUri())
                .field("Custom Parameters", custom(tool))
                .step("Allow all of these:")
                .field("Send User Names to External Tool", "yes (or no: certificates then name nobody)")
                .field("Allow External Tool to return grades", "yes")
                .field("Allow External Tool to create grade columns", "yes")
                .field("Provide Roster to External Tool", "yes")
                .field("One of the assignment types", "yes")
                .field("Can be selected from Lessons", "yes")
                .field("Deep Link launch (\"resource picker\")", "yes")
                .field("Resource Link launch (a single tool)", "yes")
                .bringBack(
                        tool,
                        "the tool's page once it is saved",
                        "LTI 1.3 Platform Issuer",
                        "LTI 1.3 Client ID",
                        "LTI 1.3 Deployment Id",
                        "LTI 1.3 LMS OIDC Endpoint URL",
                        "LTI 1.3 LMS OAuth Token URL",
                        "LTI 1.3 LMS Keyset URL")
                .text();
    }

    static String openedx(ToolFacts tool) {
        return new SetupSheet("Waymark in Open edX")
                .checked("LTI consumer 11.4.0, by its source; the names are those since 11.2")
                .step("""
                        In Studio, Settings > Advanced Settings: add "lti_consumer" to the advanced modules. Then add
                        the advanced component LTI Consumer to a unit and edit it. Every such block is a client of
                        its own, unless your installation shares one configuration. Setup:""")
                .field("LTI Version", "LTI 1.3")
                .field("Launch URL", tool.launchUri())
                .field("Tool Initiate Login URL (OIDC)", tool.loginUri())
                .field("Registered Redirect URIs", "[\"" + tool.launchUri() + "\"]")
                .field("Tool Public Key Mode", "Keyset URL")
                .field("Tool Keyset URL", tool.jwksUri())
                .step("Advantage Settings:")
                .field("Names & Roles (NRPS)", "True")
                .field("Deep linking", "True")
                .field("Deep Linking Launch URL", tool.launchUri())
                .field("Assignment and Grades", "Programmatic")
                .step("Review Options:")
                .field("This activity is graded", "True")
                .field("Grade Weight", "1")
                .field("Share Full name", "True (or False: certificates then name nobody)")
                .field("Share Username", "False: it is only shown where no name is shared")
                .bringBack(
                        tool,
                        "the preview of the block in Studio",
                        "the address of your LMS",
                        "Client ID",
                        "Deployment ID",
                        "OIDC Callback URL",
                        "Access Token URL",
                        "Keyset URL")
                .step("""
                        A block keeps one grade, so pick one run for each. Its gradebook takes no grade of 0: what was
                        taken back in Waymark is set to 0 there by hand. Once several blocks are registered, an
                        administrator can say that they share their users (platform users), so that nobody enters a
                        city's code in each.""")
                .text();
    }

    private static String custom(ToolFacts tool) {
        return tool.custom().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
