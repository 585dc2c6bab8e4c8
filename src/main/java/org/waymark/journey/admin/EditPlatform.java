package org.waymark.journey.admin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ToolKeys;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;
import org.waymark.work.Instance;

/** A platform as somebody types it in: every field is checked before anything is stored. */
public final class EditPlatform {
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_ISSUER = 500;
    private static final int LONGEST_ADDRESS = 1000;

    /** The field that says that something is shared with another issuer on purpose. */
    public static final String SHARED = "shared";

    private final Instance instance;
    private final Registrations registrations = new Registrations();
    private final RegistrationBook book;
    private final ToolKeys toolKeys;
    private final Outbound outbound;

    EditPlatform(Instance instance, RegistrationBook book, ToolKeys toolKeys, Outbound outbound) {
        this.instance = instance;
        this.book = book;
        this.toolKeys = toolKeys;
        this.outbound = outbound;
    }

    /**
     * The fields that an operator typed; empty texts were left out.
     *
     * @param keySet the key set that the page showed
     * @param shared whether another issuer may have the same client id, token endpoint or audience
     */
    public record Typed(
            String issuer,
            String clientId,
            String name,
            String authorizationEndpoint,
            String tokenEndpoint,
            String tokenAudience,
            String jwksUri,
            String deployment,
            String keySet,
            boolean shared) {}

    /** The outcome of saving a platform. */
    public sealed interface Outcome {}

    public record Saved(Registration registration) implements Outcome {}

    /**
     * The platform was not changed.
     *
     * @param problems a sentence for each field that cannot be taken
     */
    public record Faulty(Map<String, String> problems) implements Outcome {}

    /** Adds a platform; one of the same issuer and client id is never overwritten. */
    public Outcome add(Typed typed) {
        Map<String, String> problems = new LinkedHashMap<>();
        text(problems, "issuer", typed.issuer(), LONGEST_ISSUER);
        text(problems, "client_id", typed.clientId(), LONGEST_ID);
        if (!typed.deployment().isEmpty()) {
            text(problems, "deployment", typed.deployment(), LONGEST_ID);
        }
        Addresses addresses = addresses(problems, typed);
        boolean known = problems.isEmpty()
                && instance.inTransaction(handle -> registrations
                        .find(handle, typed.issuer(), typed.clientId())
                        .isPresent());
        if (known) {
            problems.put("client_id", "This issuer and client ID are registered already. Edit that platform instead.");
        }
        Optional<UUID> keySet = reserved(typed.keySet());
        if (keySet.isEmpty()) {
            problems.put("issuer", "This page was used before. Open it again; the keyset it shows then is a new one.");
        }
        if (addresses == null || !problems.isEmpty()) {
            return new Faulty(problems);
        }
        RegistrationId id = new RegistrationId(keySet.orElseThrow());
        return keep(
                typed,
                null,
                registration(
                        typed, addresses, id, typed.issuer(), typed.clientId(), "unknown", Registration.State.ACTIVE));
    }

    private Optional<UUID> reserved(String keySet) {
        try {
            return Optional.of(UUID.fromString(keySet)).filter(toolKeys::isReserved);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Changes name and addresses; issuer and client id say which registration it is and stay. Empty when it is gone. */
    public Optional<Outcome> change(RegistrationId id, Typed typed) {
        Optional<Registration> found = instance.inTransaction(handle -> registrations.find(handle, id));
        return found.map(known -> {
            Map<String, String> problems = new LinkedHashMap<>();
            Addresses addresses = addresses(problems, typed);
            if (addresses == null || !problems.isEmpty()) {
                return new Faulty(problems);
            }
            return keep(
                    typed,
                    known,
                    registration(
                            typed,
                            addresses,
                            known.id(),
                            known.issuer(),
                            known.clientId(),
                            known.product(),
                            known.state()));
        });
    }

    private record Addresses(URI authorization, URI token, URI jwks) {}

    private @Nullable Addresses addresses(Map<String, String> problems, Typed typed) {
        text(problems, "name", typed.name(), LONGEST_ID);
        if (typed.tokenAudience().length() > LONGEST_ADDRESS || hasControl(typed.tokenAudience())) {
            problems.put("token_audience", "At most 1000 printable characters.");
        }
        URI authorization = address(problems, "authorization_endpoint", typed.authorizationEndpoint(), false);
        URI token = address(problems, "token_endpoint", typed.tokenEndpoint(), true);
        URI jwks = address(problems, "jwks_uri", typed.jwksUri(), true);
        return authorization == null || token == null || jwks == null
                ? null
                : new Addresses(authorization, token, jwks);
    }

    private static Registration registration(
            Typed typed,
            Addresses addresses,
            RegistrationId id,
            String issuer,
            String clientId,
            String product,
            Registration.State state) {
        return new Registration(
                id,
                issuer,
                clientId,
                typed.name(),
                product,
                addresses.authorization(),
                addresses.token(),
                typed.tokenAudience().isEmpty() ? null : typed.tokenAudience(),
                addresses.jwks(),
                state,
                false,
                true);
    }

    /** @param known as it was; null for a new one. What it shares already was agreed to. */
    private Outcome keep(Typed typed, @Nullable Registration known, Registration wanted) {
        boolean agreed = typed.shared()
                || (known != null
                        && known.tokenEndpoint().equals(wanted.tokenEndpoint())
                        && known.assertionAudience().equals(wanted.assertionAudience()));
        Outcome outcome = instance.inTransaction(handle -> {
            Optional<Registrations.Shared> shared =
                    agreed ? Optional.empty() : registrations.findShared(handle, wanted);
            if (shared.isPresent()) {
                return new Faulty(Map.of(SHARED, sentence(shared.get())));
            }
            Registration registration = registrations.put(handle, wanted, instance.now());
            toolKeys.take(handle, registration.id().value(), registration.id());
            if (!typed.deployment().isEmpty()) {
                registrations.putDeployment(handle, registration.id(), typed.deployment(), true, instance.now());
            }
            return new Saved(registration);
        });
        book.forget();
        return outcome;
    }

    private static String sentence(Registrations.Shared shared) {
        return "“" + shared.other().name() + "” (" + shared.other().issuer() + ") has the same " + shared.field()
                + ". Brightspace gives all its customers one token endpoint; elsewhere this is a mistake, or an attempt"
                + " to be taken for the other platform. Tick the box if it is meant.";
    }

    private static void text(Map<String, String> problems, String field, String text, int longest) {
        if (text.isBlank()) {
            problems.put(field, "This is needed.");
        } else if (text.length() > longest || hasControl(text)) {
            problems.put(field, "At most " + longest + " printable characters.");
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** @param called whether this tool calls it; the other address is opened by browsers only */
    private @Nullable URI address(Map<String, String> problems, String field, String text, boolean called) {
        if (text.isBlank()) {
            problems.put(field, "This is needed.");
            return null;
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            problems.put(field, "This is not an address.");
            return null;
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean whole = (scheme.equals("https") || scheme.equals("http"))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && text.length() <= LONGEST_ADDRESS;
        if (!whole) {
            problems.put(field, "A whole address is needed, beginning with https://, without a name or a # in it.");
            return null;
        }
        if (called || scheme.equals("http")) {
            String refused = notCallable(uri);
            if (refused != null) {
                problems.put(field, refused);
                return null;
            }
        }
        return uri;
    }

    private @Nullable String notCallable(URI uri) {
        try {
            outbound.requireCallable(uri);
            return null;
        } catch (NoAnswer e) {
            return e.why() == NoAnswer.Cause.FORBIDDEN
                    ? "This address lies in a private network or is not https, so Waymark may not call it."
                    : "No host of this name can be found.";
        }
    }
}
