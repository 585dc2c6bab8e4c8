package org.waymark.journey.admin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.id.RegistrationId;
import org.waymark.journey.city.ShareUsers;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.RegistrationChanges;
import org.waymark.lti.platform.RegistrationChanges.RegistrationChange;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ServiceOrigin;
import org.waymark.lti.platform.ServiceOrigins;
import org.waymark.work.Instance;

/**
 * An operator agrees, or not, to what a platform wants: other addresses than it registered with, and services at origins
 * that are not its own.
 */
public final class TrustPlatform {
    private final Instance instance;
    private final Registrations registrations = new Registrations();
    private final RegistrationChanges changes = new RegistrationChanges();
    private final RegistrationBook book;
    private final ServiceOrigins origins;
    private final ShareUsers shareUsers;

    TrustPlatform(Instance instance, RegistrationBook book, ServiceOrigins origins, ShareUsers shareUsers) {
        this.instance = instance;
        this.book = book;
        this.origins = origins;
        this.shareUsers = shareUsers;
    }

    /**
     * A field as it is known and as the platform wants it.
     *
     * @param field the name that LTI gives to it
     * @param known empty when nothing is set
     */
    public record Difference(String field, String known, String wanted) {}

    /** The decisions that wait for an operator: at most one change of addresses, and origins of services. */
    public record Waiting(@Nullable UUID change, List<Difference> differences, List<ServiceOrigin> origins) {
        public Waiting {
            differences = List.copyOf(differences);
            origins = List.copyOf(origins);
        }

        /** Tells whether anything has to be decided. */
        public boolean isOpen() {
            return change != null || origins.stream().anyMatch(one -> one.state() == ServiceOrigin.State.WAITING);
        }
    }

    /**
     * Returns the journey by which an administrator decides whether the clients of a registration's issuer have the
     * same users.
     */
    public ShareUsers users() {
        return shareUsers;
    }

    /** Reads what waits for an operator at a registration, with the origins that were decided about before. */
    public Waiting view(RegistrationId id) {
        return instance.inTransaction(handle -> {
            Optional<RegistrationChange> change = changes.find(handle, id);
            Optional<Registration> known = registrations.find(handle, id);
            List<Difference> differences =
                    change.isPresent() && known.isPresent() ? differences(known.get(), change.get()) : List.of();
            return new Waiting(change.map(RegistrationChange::id).orElse(null), differences, origins.list(handle, id));
        });
    }

    /** The registrations of which something waits for an operator. */
    public Set<RegistrationId> listOpen() {
        return instance.inTransaction(handle -> {
            Set<RegistrationId> open = new HashSet<>(changes.list(handle));
            open.addAll(origins.listWaiting(handle));
            return open;
        });
    }

    private static List<Difference> differences(Registration known, RegistrationChange change) {
        List<Difference> all = new ArrayList<>();
        all.add(new Difference(
                "authorization_endpoint",
                known.authorizationEndpoint().toString(),
                change.authorizationEndpoint().toString()));
        all.add(new Difference(
                "token_endpoint",
                known.tokenEndpoint().toString(),
                change.tokenEndpoint().toString()));
        all.add(new Difference("token audience", text(known.tokenAudience()), text(change.tokenAudience())));
        all.add(new Difference(
                "jwks_uri", known.jwksUri().toString(), change.jwksUri().toString()));
        return all.stream().filter(one -> !one.known().equals(one.wanted())).toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /**
     * Takes over the addresses that were shown.
     *
     * @param change the version that the operator compared
     * @return false when it is gone, or the platform said something else meanwhile
     */
    public boolean accept(RegistrationId id, UUID change) {
        boolean taken = instance.inTransaction(handle -> changes.find(handle, id)
                .filter(wanted -> wanted.id().equals(change))
                .flatMap(wanted -> registrations.find(handle, id).map(known -> put(handle, known, wanted)))
                .isPresent());
        book.forget();
        return taken;
    }

    private Registration put(Handle handle, Registration known, RegistrationChange wanted) {
        changes.remove(handle, known.id(), wanted.id());
        Registration changed = registrations.update(
                handle,
                new Registration(
                        known.id(),
                        known.issuer(),
                        known.clientId(),
                        known.name(),
                        known.product(),
                        wanted.authorizationEndpoint(),
                        wanted.tokenEndpoint(),
                        wanted.tokenAudience(),
                        wanted.jwksUri(),
                        known.state(),
                        known.programme(),
                        known.ownKeys()));
        instance.audit(
                handle,
                Act.CHANGE_ACCEPTED,
                ManagePlatforms.subject(changed),
                differences(known, wanted).stream()
                        .map(one -> one.field() + ": " + one.known() + " > " + one.wanted())
                        .collect(Collectors.joining("; ")));
        return changed;
    }

    /** Drops what a platform wanted; false when it is gone, or another change came after it. */
    public boolean discard(RegistrationId id, UUID change) {
        return instance.inTransaction(handle -> instance.audit(
                handle,
                changes.remove(handle, id, change),
                Act.CHANGE_DISCARDED,
                registrations.find(handle, id).map(ManagePlatforms::subject).orElse(Subject.INSTALLATION),
                ""));
    }

    /**
     * Lets tokens of a registration go to an origin, or not, whether a launch has named it yet or not.
     *
     * @param origin scheme and host, with a port where it is not the usual one
     * @return false when there is no such registration, or the text is no origin
     */
    public boolean decide(RegistrationId id, String origin, boolean allowed) {
        Optional<String> canonical = origin(origin);
        boolean done = canonical.isPresent()
                && instance.inTransaction(handle -> {
                    Optional<Registration> known = registrations.find(handle, id);
                    known.ifPresent(one -> {
                        ServiceOrigin.State state = allowed ? ServiceOrigin.State.ALLOWED : ServiceOrigin.State.REFUSED;
                        origins.put(handle, id, canonical.get(), state);
                        instance.audit(
                                handle,
                                Act.ORIGIN_CHANGED,
                                ManagePlatforms.subject(one),
                                canonical.get() + " " + state);
                    });
                    return known.isPresent();
                });
        origins.forget(id);
        return done;
    }

    private static Optional<String> origin(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return http && bare ? Optional.of(Registration.origin(uri)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
