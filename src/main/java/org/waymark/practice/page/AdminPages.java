package org.waymark.practice.page;

import java.net.URI;
import java.util.List;
import org.waymark.practice.message.Platform;
import org.waymark.practice.message.RegistrationEndpoint;
import org.waymark.practice.school.Client;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.Html;
import org.waymark.practice.wire.Json;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** Registering tools and switching them on. */
final class AdminPages {
    private final Platform platform;
    private final RegistrationEndpoint registration;
    private final Visitor visitor;

    AdminPages(Platform platform, RegistrationEndpoint registration, Visitor visitor) {
        this.platform = platform;
        this.registration = registration;
        this.visitor = visitor;
    }

    Response show(Request request, Checks checks) {
        return page(request, 200, "");
    }

    private Response page(Request request, int status, String problem) {
        StringBuilder list = new StringBuilder("<h2>Registered tools</h2><ul class=\"cards\">");
        for (Client client : platform.school().clients()) {
            list.append("<li class=\"card\"><p><strong>" + Html.escape(client.name()) + "</strong></p><p>"
                    + Html.escape(client.description()) + "</p><p class=\"soft\">client "
                    + Html.escape(client.clientId())
                    + ", deployment " + Html.escape(client.deploymentId()) + "</p><p>"
                    + (client.active() ? "active" : "waits for you") + "</p>"
                    + Layout.button(
                            "/admin/activate",
                            client.active() ? "Switch off" : "Activate",
                            "client",
                            client.clientId(),
                            client.active())
                    + "</li>");
        }
        list.append("</ul>").append(platform.school().clients().isEmpty() ? "<p class=\"soft\">None yet.</p>" : "");
        String form = """
                <form method="post" action="/admin/register" class="card">
                <label for="link">Registration link of the tool</label>
                <input class="wide" id="link" name="link" type="url" required placeholder="http://localhost:8080/lti/register/…">
                %s<p><button>Register</button></p></form>
                """.formatted(
                        problem.isEmpty() ? "" : "<p class=\"bad\" role=\"alert\">" + Html.escape(problem) + "</p>");
        String services = "<h2>Web services</h2><p class=\"break\">"
                + Html.escape(platform.addresses().webServices()) + "</p><p>Token <code>"
                + Html.escape(platform.school().webServiceToken()) + "</code></p>";
        return Layout.page(status, "Tools", visitor.find(request).orElse(null), form + list + services);
    }

    /** Shows the tool's registration page in a frame; the page's closing message leads back to the list. */
    Response register(Request request, Checks checks) {
        String link = request.form().getOrDefault("link", "").strip();
        if (!isWebAddress(link)) {
            return page(request, 400, "This is not an http(s) address.");
        }
        return Layout.page(200, "Registering a tool", visitor.find(request).orElse(null), """
                <p><a href="/admin">Back to the list</a></p>
                <iframe class="tool" id="contentframe" title="The tool's registration page" src="%s"></iframe>
                <script>addEventListener('message', event => {
                  if (event.origin === %s && event.data && event.data.subject === 'org.imsglobal.lti.close')
                    location.href = '/admin';
                })</script>
                """.formatted(
                        Html.escape(registration.url(link)),
                        Json.write(CoursePages.origin(link)).replace("<", "\\u003c")));
    }

    Response activate(Request request, Checks checks) {
        platform.school()
                .findClient(request.form().getOrDefault("client", ""))
                .ifPresent(client -> platform.school().addClient(client.activated(!client.active())));
        return Response.seeOther("/admin");
    }

    private static boolean isWebAddress(String link) {
        try {
            URI uri = URI.create(link);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
