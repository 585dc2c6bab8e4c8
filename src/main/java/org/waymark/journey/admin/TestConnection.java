package org.waymark.journey.admin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.waymark.id.RegistrationId;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.payload.Json;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.platform.KnownServices;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.register.ToolFacts;
import org.waymark.lti.service.AccessTokens;
import org.waymark.lti.service.LineItems;
import org.waymark.lti.service.Memberships;
import org.waymark.lti.service.PlatformServices;
import org.waymark.lti.service.ServiceFailure;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;
import org.waymark.work.Instance;

/**
 * Tries everything that Waymark needs of a platform, while the administrator waits: its keys, a token for each scope,
 * the roster and the gradebook of a course that is known. Reads only; nothing is changed at the platform.
 */
public final class TestConnection {
    private static final Messages MESSAGES = Messages.of(TestConnection.class);
    private static final Duration ONE_STEP = Duration.ofSeconds(8);
    private static final Duration ALL_STEPS = Duration.ofSeconds(25);
    private static final int AT_ONCE = 4;
    private static final int LONGEST_SHOWN = 300;

    /** The meaning of each scope. */
    private static final Map<String, Message> SCOPES = new LinkedHashMap<>();

    /** Without these no grade can be sent; the others make Waymark more convenient. */
    private static final Set<String> NEEDED = Set.of(Scope.SCORE, Scope.LINE_ITEM);

    static {
        SCOPES.put(Scope.SCORE, MESSAGES.message("scope.score"));
        SCOPES.put(Scope.LINE_ITEM, MESSAGES.message("scope.line-item"));
        SCOPES.put(Scope.LINE_ITEM_READONLY, MESSAGES.message("scope.line-item-read"));
        SCOPES.put(Scope.RESULT_READONLY, MESSAGES.message("scope.result"));
        SCOPES.put(Scope.MEMBERSHIP_READONLY, MESSAGES.message("scope.members"));
    }

    /** The result of one step. */
    public enum Verdict {
        GOOD,
        BAD,
        /** The step was not tried: there was nothing to try it with, or no time left. */
        NOT_TRIED
    }

    /**
     * A step of the connection test.
     *
     * @param name what a person would call it
     * @param needed whether learners or their grades miss something without it
     * @param todo what fixes it; empty when nothing more than the sentence is known
     */
    public record Step(Message name, Verdict verdict, Message sentence, boolean needed, Optional<Message> todo) {
        Step(Message name, Verdict verdict, Message sentence, boolean needed) {
            this(name, verdict, sentence, needed, Optional.empty());
        }
    }

    /**
     * The report of a connection test.
     *
     * @param missing scopes that the platform did not grant
     */
    public record Report(Registration registration, List<Step> steps, List<Message> missing) {
        public Report {
            steps = List.copyOf(steps);
            missing = List.copyOf(missing);
        }
    }

    private final Instance instance;
    private final Registrations registrations = new Registrations();
    private final KnownServices known = new KnownServices();
    private final AccessTokens tokens;
    private final Memberships memberships;
    private final LineItems lineItems;
    private final Outbound outbound;
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "connection-test");
                thread.setDaemon(true);
                return thread;
            });

    TestConnection(Instance instance, PlatformServices services) {
        this.instance = instance;
        this.tokens = services.tokens;
        this.memberships = services.memberships;
        this.lineItems = services.lineItems;
        this.outbound = services.platforms.outbound;
    }

    /** Takes at most about half a minute. Empty when there is no such registration. */
    public Optional<Report> run(RegistrationId registrationId) {
        Optional<Registration> found = instance.inTransaction(handle -> registrations.find(handle, registrationId));
        return found.map(registration -> {
            Instant end = instance.now().plus(ALL_STEPS);
            List<Step> steps = new ArrayList<>();
            List<Message> missing = new ArrayList<>();
            steps.add(step(MESSAGES.message("step.keys"), true, end, () -> keys(registration)));
            if (!registration.active()) {
                steps.add(new Step(MESSAGES.message("step.rest"), Verdict.NOT_TRIED, MESSAGES.message("off"), true));
                return new Report(registration, steps, missing);
            }
            SCOPES.forEach((scope, what) -> {
                AtomicReference<ServiceFailure.Kind> kind = new AtomicReference<>();
                Step step = step(what, NEEDED.contains(scope), end, () -> token(registration, scope, kind));
                steps.add(kind.get() == ServiceFailure.Kind.NO_KEYS ? unreadKeys(registration, step) : step);
                // Where no token is given for another reason, the tool's settings there are not what is wrong.
                if (kind.get() == ServiceFailure.Kind.NOT_GRANTED) {
                    missing.add(MESSAGES.message("scope.missing", "what", what, "scope", scope));
                }
            });
            Optional<URI> roster = instance.inTransaction(handle -> known.findMembershipsUrl(handle, registrationId));
            steps.add(service(MESSAGES.message("step.roster"), false, roster, end, url -> roster(registration, url)));
            Optional<URI> columns = instance.inTransaction(handle -> known.findLineitems(handle, registrationId));
            steps.add(
                    service(MESSAGES.message("step.gradebook"), true, columns, end, url -> columns(registration, url)));
            return new Report(registration, steps, missing);
        });
    }

    /** The finding of a step that had an answer. */
    private record Found(Verdict verdict, Message sentence) {}

    private interface ServiceCall {
        Found call(URI address) throws ServiceFailure;
    }

    private Step service(Message name, boolean needed, Optional<URI> address, Instant end, ServiceCall call) {
        if (address.isEmpty()) {
            return new Step(name, Verdict.NOT_TRIED, MESSAGES.message("no-service"), needed);
        }
        return step(name, needed, end, () -> call.call(address.get()));
    }

    private Found keys(Registration registration) {
        Answer answer;
        try {
            answer = outbound.send(Ask.get(registration.jwksUri()).with("Accept", "application/json"));
        } catch (NoAnswer e) {
            return bad(
                    switch (e.why()) {
                        case FORBIDDEN -> "keys.network";
                        case UNREACHABLE -> "keys.unreachable";
                        case TIMEOUT, BUSY -> "keys.timeout";
                        case TOO_LARGE -> "keys.too-large";
                    });
        }
        int count =
                Json.read(answer.body()).map(json -> json.path("keys").size()).orElse(0);
        if (answer.status() >= 300 && answer.status() < 400) {
            return answer.header("Location")
                    .map(to -> bad("keys.redirect-to", "status", answer.status(), "target", shortened(to)))
                    .orElseGet(() -> bad("keys.redirect", "status", answer.status()));
        }
        if (!answer.ok() || count == 0) {
            return bad("keys.none", "status", answer.status());
        }
        return good("keys.found", "count", count);
    }

    private static String shortened(String address) {
        return address.length() <= LONGEST_SHOWN ? address : address.substring(0, LONGEST_SHOWN) + "…";
    }

    private Found token(Registration registration, String scope, AtomicReference<ServiceFailure.Kind> kind)
            throws ServiceFailure {
        try {
            // A remembered token would only show that it was granted once.
            tokens.test(registration, Set.of(scope));
        } catch (ServiceFailure e) {
            kind.set(e.kind());
            throw e;
        }
        return good("token.good");
    }

    /** A 404 from the token address is what Moodle answers when it cannot fetch our keys (`mod/lti/token.php`, 4.5). */
    private Step unreadKeys(Registration registration, Step step) {
        String keys = ToolFacts.jwksUri(instance.baseUrl(), registration.id().toString());
        Message fix = MESSAGES.message(
                "token.no-keys.fix",
                "keys",
                keys,
                "port",
                Integer.toString(port()),
                "tokens",
                registration.tokenEndpoint().toString());
        return new Step(
                step.name(), step.verdict(), MESSAGES.message("token.no-keys"), step.needed(), Optional.of(fix));
    }

    private int port() {
        return instance.baseUrl().getPort() > 0
                ? instance.baseUrl().getPort()
                : instance.baseUrl().getScheme().equals("https") ? 443 : 80;
    }

    private Found roster(Registration registration, URI url) throws ServiceFailure {
        int people = memberships
                .read(registration, Memberships.firstPage(url))
                .members()
                .size();
        return good("roster.good", "count", people);
    }

    private Found columns(Registration registration, URI url) throws ServiceFailure {
        var unused = lineItems.find(registration, url, "waymark-connection-test", "waymark-connection-test", false);
        return good("gradebook.good");
    }

    private Step step(Message name, boolean needed, Instant end, Callable<Found> work) {
        Duration left = Duration.between(instance.now(), end);
        if (left.isNegative() || left.isZero()) {
            return new Step(name, Verdict.NOT_TRIED, MESSAGES.message("no-time"), needed);
        }
        Duration wait = left.compareTo(ONE_STEP) < 0 ? left : ONE_STEP;
        Future<Found> future;
        try {
            future = threads.submit(work);
        } catch (RejectedExecutionException e) {
            return new Step(name, Verdict.NOT_TRIED, MESSAGES.message("busy"), needed);
        }
        try {
            Found found = future.get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return new Step(name, found.verdict(), found.sentence(), needed);
        } catch (TimeoutException e) {
            return new Step(name, Verdict.BAD, MESSAGES.message("timeout", "seconds", ONE_STEP.toSeconds()), needed);
        } catch (ExecutionException e) {
            return new Step(
                    name,
                    Verdict.BAD,
                    e.getCause() instanceof ServiceFailure failure
                            ? failure.sentence()
                            : MESSAGES.message("unreadable"),
                    needed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Step(name, Verdict.NOT_TRIED, MESSAGES.message("interrupted"), needed);
        }
    }

    private static Found good(String key, Object... arguments) {
        return new Found(Verdict.GOOD, MESSAGES.message(key, arguments));
    }

    private static Found bad(String key, Object... arguments) {
        return new Found(Verdict.BAD, MESSAGES.message(key, arguments));
    }
}
