package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.journey.RegisterPlatform;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationRefused;
import org.waymark.web.view.LayoutView;
import org.waymark.web.view.RegisterView;

/** Dynamic registration, opened by a one-time link inside the platform's own page (Dynamic Registration 1.0, 3.3). */
final class RegistrationRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationRoutes.class);

    private final RegisterPlatform registerPlatform;
    private final Pages pages;
    private final ErrorPages errorPages;
    private final Patience patience;

    RegistrationRoutes(RegisterPlatform registerPlatform, Pages pages, ErrorPages errorPages, Patience patience) {
        this.registerPlatform = registerPlatform;
        this.pages = pages;
        this.errorPages = errorPages;
        this.patience = patience;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/lti/register/{link}", this::register);
        routes.get("/lti/keys/{keySet}", this::keySet);
    }

    private void register(Context context) {
        Form form = Form.query(context);
        List<String> framedBy = framedBy(context, form.get("openid_configuration"));
        String link = context.pathParam("link");
        String configuration = form.get("openid_configuration");
        if (!registerPlatform.isOpen(link)) {
            refuseTooMany(Patience.Kind.REGISTRATION_LINK, Patience.address(context));
            errorPages.show(context, 403, "REGISTRATION_LINK_USED", framedBy, null);
            return;
        }
        if (configuration == null) {
            errorPages.show(context, 400, "REGISTRATION_INCOMPLETE");
            return;
        }
        refuseTooMany(Patience.Kind.REGISTRATION, link);
        try {
            Optional<RegisterPlatform.Registered> registered =
                    registerPlatform.register(link, configuration, form.get("registration_token"));
            if (registered.isEmpty()) {
                errorPages.show(context, 403, "REGISTRATION_LINK_USED", framedBy, null);
                return;
            }
            Registration registration = registered.get().registration();
            LOG.info("registered: {} {}", registration.id().value(), registration.state());
            pages.show(
                    context,
                    "register",
                    new RegisterView(
                            LayoutView.open("Registered", List.of()),
                            registration.name(),
                            registration.state() == Registration.State.PENDING,
                            registered.get().waits(),
                            registered.get().again(),
                            registration.product().equals("moodle")),
                    framedBy);
        } catch (RegistrationRefused e) {
            LOG.info("registration refused: {}", e.getMessage());
            errorPages.show(context, 400, "REGISTRATION_FAILED", framedBy, e.getMessage());
        }
    }

    private void keySet(Context context) {
        String keys = registerPlatform.findKeySet(context.pathParam("keySet")).orElseThrow(Refusal::notFound);
        context.header("Cache-Control", "public, max-age=300");
        context.contentType("application/json").result(keys);
    }

    private void refuseTooMany(Patience.Kind kind, String who) {
        patience.take(kind, who).ifPresent(wait -> {
            throw Refusal.tooMany("TOO_MANY_REFUSALS", wait);
        });
    }

    /**
     * The platform frames this page before it is known. Its pages may stand on another host than its configuration, as
     * Canvas's do, so whoever sent the browser here counts too: the page shows what happened and takes no orders.
     */
    private static List<String> framedBy(Context context, @Nullable String configuration) {
        Set<String> origins = new LinkedHashSet<>();
        addOrigin(origins, configuration);
        addOrigin(origins, context.header("Referer"));
        return List.copyOf(origins);
    }

    private static void addOrigin(Set<String> origins, @Nullable String address) {
        try {
            if (address != null) {
                URI uri = new URI(address);
                String authority = uri.getRawAuthority();
                boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
                if (http && uri.getHost() != null && authority.matches("[A-Za-z0-9.:\\[\\]-]+")) {
                    origins.add(uri.getScheme() + "://" + authority);
                }
            }
        } catch (URISyntaxException e) {
            LOG.debug("an address that is none frames nothing");
        }
    }
}
