package org.waymark.journey.admin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.id.RegistrationId;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ToolKeys;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;
import org.waymark.work.Instance;

/** A platform as somebody types it in: every field is checked before anything is stored. */
public final class EditPlatform {
    private static final Messages MESSAGES = Messages.of(EditPlatform.class);
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
    public record Faulty(Map<String, Message> problems) implements Outcome {}

    /** Adds a platform; one of the same issuer and client id is never overwritten. */
    public Outcome add(Typed typed) {
        Map<String, Message> problems = new LinkedHashMap<>();
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
            problems.put("client_id", MESSAGES.message("field.registered"));
        }
        Optional<UUID> keySet = reserved(typed.keySet());
        if (keySet.isEmpty()) {
            problems.put("issuer", MESSAGES.message("field.page-used"));
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
            Map<String, Message> problems = new LinkedHashMap<>();
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

    private @Nullable Addresses addresses(Map<String, Message> problems, Typed typed) {
        text(problems, "name", typed.name(), LONGEST_ID);
        if (typed.tokenAudience().length() > LONGEST_ADDRESS || hasControl(typed.tokenAudience())) {
            problems.put("token_audience", tooLong(LONGEST_ADDRESS));
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
            instance.audit(
                    handle,
                    known == null ? Act.PLATFORM_ADDED : Act.PLATFORM_EDITED,
                    ManagePlatforms.subject(registration),
                    registration.issuer() + " " + registration.clientId());
            return new Saved(registration);
        });
        book.forget();
        return outcome;
    }

    private static Message sentence(Registrations.Shared shared) {
        return MESSAGES.message(
                "field.shared",
                "platform",
                shared.other().name(),
                "issuer",
                shared.other().issuer(),
                "field",
                shared.field());
    }

    private static void text(Map<String, Message> problems, String field, String text, int longest) {
        if (text.isBlank()) {
            problems.put(field, MESSAGES.message("field.needed"));
        } else if (text.length() > longest || hasControl(text)) {
            problems.put(field, tooLong(longest));
        }
    }

    private static Message tooLong(int longest) {
        return MESSAGES.message("field.too-long", "longest", longest);
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** @param called whether this tool calls it; the other address is opened by browsers only */
    private @Nullable URI address(Map<String, Message> problems, String field, String text, boolean called) {
        if (text.isBlank()) {
            problems.put(field, MESSAGES.message("field.needed"));
            return null;
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            problems.put(field, MESSAGES.message("field.no-address"));
            return null;
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean whole = (scheme.equals("https") || scheme.equals("http"))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && text.length() <= LONGEST_ADDRESS;
        if (!whole) {
            problems.put(field, MESSAGES.message("field.whole-address"));
            return null;
        }
        if (called || scheme.equals("http")) {
            Message refused = notCallable(uri);
            if (refused != null) {
                problems.put(field, refused);
                return null;
            }
        }
        return uri;
    }

    private @Nullable Message notCallable(URI uri) {
        try {
            outbound.requireCallable(uri);
            return null;
        } catch (NoAnswer e) {
            return MESSAGES.message(e.why() == NoAnswer.Cause.FORBIDDEN ? "field.not-callable" : "field.no-host");
        }
    }
}
