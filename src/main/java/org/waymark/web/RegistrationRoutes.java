package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
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
    private final Limits limits;

    RegistrationRoutes(RegisterPlatform registerPlatform, Pages pages, ErrorPages errorPages, Limits limits) {
        this.registerPlatform = registerPlatform;
        this.pages = pages;
        this.errorPages = errorPages;
        this.limits = limits;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/lti/register/{link}", this::register);
    }

    private void register(Context context) {
        Form form = Form.query(context);
        String link = context.pathParam("link");
        String configuration = form.get("openid_configuration");
        if (!registerPlatform.isOpen(link)) {
            limits.refused(Limits.Kind.REGISTRATION_LINK, Limits.address(context))
                    .ifPresent(pause -> {
                        throw Refusal.tooMany("TOO_MANY_LINKS", pause);
                    });
            errorPages.show(context, 403, "REGISTRATION_LINK_USED", framedBy(configuration), null);
            return;
        }
        if (configuration == null) {
            errorPages.show(context, 400, "REGISTRATION_INCOMPLETE");
            return;
        }
        limits.pause(Limits.Kind.REGISTRATION, link).ifPresent(pause -> {
            throw Refusal.tooMany("TOO_MANY_REGISTRATIONS", pause);
        });
        try {
            Optional<Registration> registered =
                    registerPlatform.register(link, configuration, form.get("registration_token"));
            if (registered.isEmpty()) {
                errorPages.show(context, 403, "REGISTRATION_LINK_USED", framedBy(configuration), null);
                return;
            }
            Registration registration = registered.get();
            LOG.info("registered: {} {}", registration.id().value(), registration.state());
            pages.show(
                    context,
                    "register",
                    new RegisterView(
                            LayoutView.open("Registered", List.of()),
                            registration.name(),
                            registration.origin(),
                            registration.state() == Registration.State.PENDING,
                            registration.product().equals("moodle")),
                    framedBy(configuration));
        } catch (RegistrationRefused e) {
            limits.refused(Limits.Kind.REGISTRATION, link);
            LOG.info("registration refused: {}", e.getMessage());
            errorPages.show(context, 400, "REGISTRATION_FAILED", framedBy(configuration), e.getMessage());
        }
    }

    /** The platform frames this page before it is known; whoever holds an open link may name it. */
    private static List<String> framedBy(@Nullable String configuration) {
        try {
            if (configuration != null) {
                URI uri = new URI(configuration);
                String authority = uri.getRawAuthority();
                boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
                if (http && uri.getHost() != null && authority.matches("[A-Za-z0-9.:\\[\\]-]+")) {
                    return List.of(uri.getScheme() + "://" + authority);
                }
            }
        } catch (URISyntaxException e) {
            LOG.debug("an address that is none frames nothing");
        }
        return List.of();
    }
}
