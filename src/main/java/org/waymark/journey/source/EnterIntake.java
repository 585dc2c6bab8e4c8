package org.waymark.journey.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.waymark.intake.IntakeAnswers;
import org.waymark.intake.IntakeCall;
import org.waymark.intake.IntakeClient;
import org.waymark.intake.IntakeClientId;
import org.waymark.intake.IntakeClients;
import org.waymark.intake.IntakeToken;
import org.waymark.language.Message;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.work.Instance;

/**
 * Lets the call of another system in: who it is, whether this very call came before, and a line about it for the
 * administrator.
 */
public final class EnterIntake {
    private static final Duration CALLS_KEPT = Duration.ofDays(3);
    private static final Duration ANSWERS_KEPT = Duration.ofDays(2);
    private static final Duration SWEEP = Duration.ofHours(1);
    /** A call that was not answered by then died with its process. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    private final Instance instance;
    private final Registrations registrations = new Registrations();
    private final IntakeClients clients = new IntakeClients();
    private final IntakeAnswers answers = new IntakeAnswers();

    EnterIntake(Instance instance) {
        this.instance = instance;
        instance.work().every("sweep-intake", SWEEP, this::sweep);
    }

    /** A client with its platform. */
    public record Caller(IntakeClient client, Registration registration) {
        /** Tells whether the platform is switched on: what its clients tell counts only then. */
        public boolean active() {
            return registration.state() == Registration.State.ACTIVE;
        }
    }

    /** The turn of a call with an {@code Idempotency-Key}, which tells whether it is to be worked on. */
    public sealed interface Turn {}

    /** The call came for the first time. */
    public record First() implements Turn {}

    /** The call was answered before, with this. */
    public record Again(String answer) implements Turn {}

    /** An equal call is worked on at this moment. */
    public record Busy() implements Turn {}

    /** The key came with another call. */
    public record OtherCall() implements Turn {}

    /** The client of a token; empty when the token is none, or was ended. */
    public Optional<Caller> find(String token) {
        String hash = IntakeToken.hash(token);
        return instance.inTransaction(handle -> clients.findGood(handle, hash)
                .map(client -> new Caller(
                        client,
                        registrations.find(handle, client.registration()).orElseThrow())));
    }

    /** Takes the turn for a call with that key. */
    public Turn begin(IntakeClient client, String key, String request) {
        String fingerprint = IntakeToken.hash(request);
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            if (answers.take(handle, client.id(), key, fingerprint, now)) {
                return new First();
            }
            Optional<IntakeAnswers.Given> given = answers.find(handle, client.id(), key);
            if (given.isEmpty()) {
                return new Busy();
            }
            if (!given.get().fingerprint().equals(fingerprint)) {
                return new OtherCall();
            }
            String answer = given.get().answer();
            if (answer != null) {
                return new Again(answer);
            }
            if (given.get().takenAt().plus(LONGEST_CALL).isAfter(now)) {
                return new Busy();
            }
            answers.remove(handle, client.id(), key);
            return answers.take(handle, client.id(), key, fingerprint, now) ? new First() : new Busy();
        });
    }

    /** Keeps the answer to a call for the next time it comes. */
    public void answered(IntakeClient client, String key, String answer) {
        instance.useTransaction(handle -> answers.markAnswered(handle, client.id(), key, answer));
    }

    /** Lets the key of a call go that was refused, so that it can be used for a better one. */
    public void gaveUp(IntakeClient client, String key) {
        instance.useTransaction(handle -> answers.remove(handle, client.id(), key));
    }

    /** Writes down a call for the administrator. */
    public void note(IntakeClientId client, String address, int status, Message outcome) {
        instance.useTransaction(
                handle -> clients.addCall(handle, new IntakeCall(client, instance.now(), address, status, outcome)));
    }

    private void sweep() {
        Instant now = instance.now();
        instance.useTransaction(handle -> {
            clients.removeCallsBefore(handle, now.minus(CALLS_KEPT));
            answers.removeBefore(handle, now.minus(ANSWERS_KEPT));
        });
    }
}
