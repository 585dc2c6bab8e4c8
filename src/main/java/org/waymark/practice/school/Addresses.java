package org.waymark.practice.school;

/** The addresses of the platform's endpoints. The issuer is the base address itself. */
public record Addresses(String base) {

    public String configuration() {
        return base + "/.well-known/openid-configuration";
    }

    public String authorization() {
        return base + "/oidc/auth";
    }

    public String token() {
        return base + "/oidc/token";
    }

    public String jwks() {
        return base + "/oidc/jwks";
    }

    public String registration() {
        return base + "/oidc/register";
    }

    public String deepLinkReturn(String courseId) {
        return base + "/deeplink/return?course=" + courseId;
    }

    /** The line item container; like Moodle's it carries a query, so that naive appending of a path breaks. */
    public String lineItems(String courseId, String deploymentId) {
        return base + "/services/" + courseId + "/lineitems?type_id=" + deploymentId;
    }

    public String lineItem(LineItem item) {
        return base + "/services/" + item.courseId() + "/lineitems/" + item.id() + "/lineitem?type_id="
                + item.deploymentId();
    }

    public String results(LineItem item) {
        return base + "/services/" + item.courseId() + "/lineitems/" + item.id() + "/lineitem/results?type_id="
                + item.deploymentId();
    }

    public String webServices() {
        return base + "/webservice/rest/server.php";
    }

    public String memberships(String courseId, String deploymentId) {
        return base + "/services/CourseSection/" + courseId + "/bindings/" + deploymentId + "/memberships";
    }
}
