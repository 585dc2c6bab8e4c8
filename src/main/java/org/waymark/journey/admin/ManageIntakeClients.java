package org.waymark.journey.admin;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.id.RegistrationId;
import org.waymark.intake.IntakeCall;
import org.waymark.intake.IntakeClient;
import org.waymark.intake.IntakeClientId;
import org.waymark.intake.IntakeClients;
import org.waymark.intake.IntakeToken;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.work.Instance;

/** Manages which other systems may tell completions: made, ended, looked at. */
public final class ManageIntakeClients {
    private static final Messages MESSAGES = Messages.of(ManageIntakeClients.class);
    private static final int LONGEST_NAME = 100;
    private static final int CALLS = 10;

    private final Instance instance;
    private final Registrations registrations = new Registrations();
    private final IntakeClients clients = new IntakeClients();
    private final SecureRandom random = new SecureRandom();

    ManageIntakeClients(Instance instance) {
        this.instance = instance;
    }

    /** The outcome of making a client. */
    public sealed interface Outcome {}

    /** @param token shown this once; only its hash is kept */
    public record Made(IntakeClient client, String token) implements Outcome {}

    /** @param problem says what to change */
    public record NotMade(Message problem) implements Outcome {}

    /** A client with its platform and its newest calls. */
    public record Shown(IntakeClient client, Registration platform, List<IntakeCall> calls) {}

    public Outcome add(RegistrationId registration, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return new NotMade(MESSAGES.message("client.name", "longest", LONGEST_NAME));
        }
        Instant now = instance.now();
        String token = IntakeToken.random(random);
        IntakeClient client = new IntakeClient(IntakeClientId.random(), registration, name, now, null);
        return instance.inTransaction(handle -> {
            if (registrations.find(handle, registration).isEmpty()) {
                return new NotMade(MESSAGES.message("client.no-platform"));
            }
            boolean added = clients.add(handle, client, IntakeToken.hash(token));
            return instance.audit(handle, added, Act.CLIENT_ADDED, subject(client), registration.toString())
                    ? new Made(client, token)
                    : new NotMade(MESSAGES.message("client.name-taken"));
        });
    }

    public List<Shown> list() {
        return instance.inTransaction(handle -> clients.list(handle).stream()
                .flatMap(client -> {
                    Optional<Registration> platform = registrations.find(handle, client.registration());
                    return platform
                            .map(one -> new Shown(client, one, clients.listCalls(handle, client.id(), CALLS)))
                            .stream();
                })
                .toList());
    }

    /** Refuses the token from now on; false when there is no such client, or it was ended before. */
    public boolean end(IntakeClientId id) {
        return instance.inTransaction(handle -> {
            Optional<IntakeClient> client = clients.list(handle).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst();
            boolean ended = clients.markEnded(handle, id, instance.now());
            return instance.audit(
                    handle,
                    ended,
                    Act.CLIENT_ENDED,
                    client.map(ManageIntakeClients::subject).orElse(Subject.INSTALLATION),
                    "");
        });
    }

    private static Subject subject(IntakeClient client) {
        return new Subject(Subject.Kind.CLIENT, client.id().toString(), client.name());
    }
}
