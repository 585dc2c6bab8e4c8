package org.waymark.web.launch;

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
import org.waymark.journey.admin.RegisterPlatform;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.register.RegistrationRefused;
import org.waymark.web.ErrorPages;
import org.waymark.web.Form;
import org.waymark.web.Pages;
import org.waymark.web.RateLimit;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.part.LayoutView;

/** Dynamic registration, opened by a one-time link inside the platform's own page (Dynamic Registration 1.0, 3.3). */
final class RegistrationRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationRoutes.class);

    private static final Messages MESSAGES = Messages.of(RegistrationRoutes.class);

    private final RegisterPlatform registerPlatform;
    private final Pages pages;
    private final ErrorPages errorPages;
    private final RateLimit rateLimit;

    RegistrationRoutes(Site site, RegisterPlatform registerPlatform) {
        this.registerPlatform = registerPlatform;
        this.pages = site.pages;
        this.errorPages = site.errorPages;
        this.rateLimit = site.rateLimit;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/lti/register/{link}", this::register);
        routes.get("/lti/keys/{keySet}", this::keySet);
    }

    private void register(Context context) {
        Form form = Form.query(context);
        List<String> framedBy = framedBy(context, form.get("openid_configuration"));
        String link = context.pathParam("link");
        String configuration = form.get("openid_configuration");
        if (!registerPlatform.isOpen(link)) {
            refuseTooMany(RateLimit.Kind.REGISTRATION_LINK, rateLimit.address(context));
            errorPages.show(context, 403, "REGISTRATION_LINK_USED", framedBy, null);
            return;
        }
        if (configuration == null) {
            errorPages.show(context, 400, "REGISTRATION_INCOMPLETE");
            return;
        }
        refuseTooMany(RateLimit.Kind.REGISTRATION, link);
        try {
            Optional<RegisterPlatform.Registered> registered =
                    registerPlatform.register(link, configuration, form.get("registration_token"));
            if (registered.isEmpty()) {
                errorPages.show(context, 403, "REGISTRATION_LINK_USED", framedBy, null);
                return;
            }
            Registration registration = registered.get().registration();
            LOG.info("registered: {} {}", registration.id(), registration.state());
            pages.show(
                    context,
                    new RegisterView(
                            LayoutView.open(MESSAGES.say("register.title"), List.of()),
                            registration.name(),
                            registration.state() == Registration.State.PENDING,
                            registered.get().waits(),
                            registered.get().again(),
                            registration.product().equals("moodle")),
                    framedBy);
        } catch (RegistrationRefused e) {
            LOG.info("registration refused: {}", e.getMessage());
            errorPages.show(
                    context, 400, "REGISTRATION_FAILED", framedBy, e.problem().words());
        }
    }

    private void keySet(Context context) {
        String keys = registerPlatform.findKeySet(context.pathParam("keySet")).orElseThrow(Refusal::notFound);
        context.header("Cache-Control", "public, max-age=300");
        context.contentType("application/json").result(keys);
    }

    private void refuseTooMany(RateLimit.Kind kind, String who) {
        rateLimit.take(kind, who).ifPresent(wait -> {
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
