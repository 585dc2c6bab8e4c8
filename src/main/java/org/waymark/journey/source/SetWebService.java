package org.waymark.journey.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.id.RegistrationId;
import org.waymark.keys.InstallationSecrets;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.platform.KnownServices;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.moodle.WebServiceAddresses;
import org.waymark.moodle.WebServiceFailure;
import org.waymark.moodle.WebServices;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;
import org.waymark.work.Instance;

/** An administrator names the web services of a Moodle, with a token that nobody sees again. */
public final class SetWebService {
    private static final Messages MESSAGES = Messages.of(SetWebService.class);
    private static final int LONGEST_ADDRESS = 1000;
    private static final int LONGEST_TOKEN = 200;

    private final Instance instance;
    private final Registrations registrations = new Registrations();
    private final KnownServices known = new KnownServices();
    private final WebServiceAddresses addresses = new WebServiceAddresses();
    private final InstallationSecrets secrets;
    private final WebServices webServices;
    private final Outbound outbound;

    SetWebService(Instance instance, InstallationSecrets secrets, WebServices webServices, Outbound outbound) {
        this.instance = instance;
        this.secrets = secrets;
        this.webServices = webServices;
        this.outbound = outbound;
    }

    /** @param address empty when none is set */
    public record Setting(Registration registration, Optional<URI> address) {
        /** Returns the usual address of the web services of a Moodle. */
        public String usual() {
            return registration.issuer() + WebServices.PATH;
        }
    }

    /** The result of a test of the web services. */
    public record Tested(boolean good, Message sentence) {}

    /** The setting of a platform; empty when there is no such platform. */
    public Optional<Setting> find(RegistrationId registration) {
        return instance.inTransaction(handle -> registrations
                .find(handle, registration)
                .map(known -> new Setting(known, addresses.find(handle, registration))));
    }

    /**
     * Keeps address and token. An empty token leaves the one that is there, but only for the same address: it must not be
     * sent to another host than it was entered for.
     *
     * @return a sentence for each field that cannot be taken, by its name; empty when it is kept
     */
    public Map<String, Message> set(RegistrationId registration, String address, String token) {
        Map<String, Message> problems = new LinkedHashMap<>();
        URI uri = address(problems, address);
        if (token.length() > LONGEST_TOKEN || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            problems.put("token", MESSAGES.message("web-service.token-odd", "most", LONGEST_TOKEN));
        }
        if (uri == null || !problems.isEmpty()) {
            return problems;
        }
        return instance.inTransaction(handle -> {
            if (token.isEmpty()
                    && addresses.find(handle, registration).filter(uri::equals).isEmpty()) {
                return Map.of("token", MESSAGES.message("web-service.token-missing"));
            }
            addresses.put(handle, registration, uri, instance.now());
            if (!token.isEmpty()) {
                secrets.put(handle, secret(registration), token);
            }
            audit(handle, registration, Act.WEB_SERVICE_SET, uri.toString());
            return Map.of();
        });
    }

    /** Forgets address and token; false when there were none. */
    public boolean remove(RegistrationId registration) {
        return instance.inTransaction(handle -> {
            secrets.remove(handle, secret(registration));
            boolean removed = addresses.remove(handle, registration);
            if (removed) {
                audit(handle, registration, Act.WEB_SERVICE_REMOVED, "");
            }
            return removed;
        });
    }

    private void audit(Handle handle, RegistrationId registration, Act act, String detail) {
        String name =
                registrations.find(handle, registration).map(Registration::name).orElse("");
        instance.audit(handle, act, new Subject(Subject.Kind.PLATFORM, registration.toString(), name), detail);
    }

    /** Asks about nobody in a course that a launch has named: what comes back shows whether the token is taken. */
    public Tested test(RegistrationId registration) {
        record Try(URI address, String token, String course) {}
        Optional<Try> wanted = instance.inTransaction(handle -> {
            Optional<URI> address = addresses.find(handle, registration);
            Optional<String> token = token(secrets, handle, registration);
            return address.isPresent() && token.isPresent()
                    ? Optional.of(new Try(
                            address.get(),
                            token.get(),
                            known.findContextId(handle, registration).orElse("1")))
                    : Optional.empty();
        });
        if (wanted.isEmpty()) {
            return new Tested(false, MESSAGES.message("web-service.unset"));
        }
        try {
            webServices.status(
                    wanted.get().address(), wanted.get().token(), wanted.get().course(), "0");
            return new Tested(true, MESSAGES.message("web-service.good"));
        } catch (WebServiceFailure e) {
            boolean taken = e.kind() == WebServiceFailure.Kind.PERSON || e.kind() == WebServiceFailure.Kind.COURSE;
            return !taken
                    ? new Tested(false, e.sentence())
                    : new Tested(true, MESSAGES.message("web-service.token-good", "answer", e.sentence()));
        }
    }

    static Optional<String> token(InstallationSecrets secrets, Handle handle, RegistrationId registration) {
        return secrets.find(handle, secret(registration));
    }

    private static String secret(RegistrationId registration) {
        return "web-service/" + registration;
    }

    private @Nullable URI address(Map<String, Message> problems, String typed) {
        URI uri;
        try {
            String text = typed.strip().replaceAll("(?<!/)/+$", "");
            uri = new URI(text.endsWith(".php") ? text : text + WebServices.PATH);
        } catch (URISyntaxException e) {
            problems.put("address", MESSAGES.message("web-service.address-none"));
            return null;
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean whole = List.of("https", "http").contains(scheme)
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.toString().length() <= LONGEST_ADDRESS;
        if (!whole) {
            problems.put("address", MESSAGES.message("web-service.address-part"));
            return null;
        }
        try {
            outbound.requireCallable(uri);
            return uri;
        } catch (NoAnswer e) {
            problems.put(
                    "address",
                    e.why() == NoAnswer.Cause.FORBIDDEN
                            ? MESSAGES.message("web-service.address-forbidden")
                            : MESSAGES.message("web-service.address-unknown"));
            return null;
        }
    }
}
