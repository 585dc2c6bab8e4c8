package org.waymark.practice.page;

import java.net.URI;
import java.util.List;
import org.waymark.practice.message.Platform;
import org.waymark.practice.message.RegistrationEndpoint;
import org.waymark.practice.view.AdminView;
import org.waymark.practice.view.RegisteringView;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** Registering tools and switching them on. */
final class OperatorPages {
    private final Platform platform;
    private final RegistrationEndpoint registration;
    private final ActingPerson visitor;

    OperatorPages(Platform platform, RegistrationEndpoint registration, ActingPerson visitor) {
        this.platform = platform;
        this.registration = registration;
        this.visitor = visitor;
    }

    Response show(Request request, Checks checks) {
        return page(request, 200, "");
    }

    private Response page(Request request, int status, String problem) {
        AdminView view = new AdminView(
                problem,
                platform.school().clients(),
                platform.addresses().webServices(),
                platform.school().webServiceToken());
        return Layout.page(status, "admin", "Tools", visitor.find(request).orElse(null), view);
    }

    /** Shows the tool's registration page in a frame; the page's closing message leads back to the list. */
    Response register(Request request, Checks checks) {
        String link = request.form().getOrDefault("link", "").strip();
        if (!isWebAddress(link)) {
            return page(request, 400, "This is not an http(s) address.");
        }
        return Layout.page(
                200,
                "registering",
                "Registering a tool",
                visitor.find(request).orElse(null),
                new RegisteringView(registration.url(link), SchoolPages.origin(link)));
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
