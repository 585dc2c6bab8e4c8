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
    private static final Duration ONE_STEP = Duration.ofSeconds(8);
    private static final Duration ALL_STEPS = Duration.ofSeconds(25);
    private static final int AT_ONCE = 4;
    private static final int LONGEST_SHOWN = 300;

    /** The meaning of each scope, in the words of the page. */
    private static final Map<String, String> SCOPES = new LinkedHashMap<>();

    /** Without these no grade can be sent; the others make Waymark more convenient. */
    private static final Set<String> NEEDED = Set.of(Scope.SCORE, Scope.LINE_ITEM);

    static {
        SCOPES.put(Scope.SCORE, "Send grades");
        SCOPES.put(Scope.LINE_ITEM, "Find and make grade columns");
        SCOPES.put(Scope.LINE_ITEM_READONLY, "Read grade columns");
        SCOPES.put(Scope.RESULT_READONLY, "Read grades back");
        SCOPES.put(Scope.MEMBERSHIP_READONLY, "Read who is in the course");
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
     * @param todo what mends it; empty when nothing more than the sentence is known
     */
    public record Step(String name, Verdict verdict, String sentence, boolean needed, String todo) {
        Step(String name, Verdict verdict, String sentence, boolean needed) {
            this(name, verdict, sentence, needed, "");
        }
    }

    /**
     * The report of a connection test.
     *
     * @param missing scopes that the platform did not grant, in words
     */
    public record Report(Registration registration, List<Step> steps, List<String> missing) {
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
            List<String> missing = new ArrayList<>();
            steps.add(step("The platform’s keys", true, end, () -> keys(registration)));
            if (!registration.active()) {
                steps.add(new Step(
                        "Tokens, roster and gradebook",
                        Verdict.NOT_TRIED,
                        "Nothing is signed for a platform that is not switched on. Switch it on, then test again.",
                        true));
                return new Report(registration, steps, missing);
            }
            SCOPES.forEach((scope, words) -> {
                AtomicReference<ServiceFailure.Kind> kind = new AtomicReference<>();
                Step step = step(words, NEEDED.contains(scope), end, () -> token(registration, scope, kind));
                steps.add(kind.get() == ServiceFailure.Kind.NO_KEYS ? unreadKeys(registration, step) : step);
                // Where no token is given for another reason, the tool's settings there are not what is wrong.
                if (kind.get() == ServiceFailure.Kind.NOT_GRANTED) {
                    missing.add(words + " (" + scope + ")");
                }
            });
            Optional<URI> roster = instance.inTransaction(handle -> known.findMembershipsUrl(handle, registrationId));
            steps.add(service("Roster of a course", false, roster, end, url -> roster(registration, url)));
            Optional<URI> columns = instance.inTransaction(handle -> known.findLineitems(handle, registrationId));
            steps.add(service("Gradebook of a course", true, columns, end, url -> columns(registration, url)));
            return new Report(registration, steps, missing);
        });
    }

    private interface ServiceCall {
        String call(URI address) throws ServiceFailure;
    }

    private Step service(String name, boolean needed, Optional<URI> address, Instant end, ServiceCall call) {
        if (address.isEmpty()) {
            return new Step(
                    name,
                    Verdict.NOT_TRIED,
                    "No launch has named this service yet. Open Waymark in a course, then test again; if it stays so, the"
                            + " platform does not offer the service to this tool.",
                    needed);
        }
        return step(name, needed, end, () -> call.call(address.get()));
    }

    private String keys(Registration registration) throws ServiceFailure {
        Answer answer;
        try {
            answer = outbound.send(Ask.get(registration.jwksUri()).with("Accept", "application/json"));
        } catch (NoAnswer e) {
            throw failed(
                    switch (e.why()) {
                        case FORBIDDEN -> "The address of the key set lies in a closed network.";
                        case UNREACHABLE -> "The host of the key set cannot be reached.";
                        case TIMEOUT, BUSY -> "The key set did not come in time.";
                        case TOO_LARGE -> "The key set is too large.";
                    });
        }
        int count =
                Json.read(answer.body()).map(json -> json.path("keys").size()).orElse(0);
        if (answer.status() >= 300 && answer.status() < 400) {
            throw failed("The address of the key set answers with a redirect (status " + answer.status()
                    + "), which is not followed"
                    + answer.header("Location")
                            .map(to -> ": it leads to " + shortened(to))
                            .orElse("")
                    + ". Register the address that it leads to.");
        }
        if (!answer.ok() || count == 0) {
            throw failed("There is no key set at the registered address (status " + answer.status() + ").");
        }
        return count == 1 ? "One key can be read." : count + " keys can be read.";
    }

    private static String shortened(String address) {
        return address.length() <= LONGEST_SHOWN ? address : address.substring(0, LONGEST_SHOWN) + "…";
    }

    private String token(Registration registration, String scope, AtomicReference<ServiceFailure.Kind> kind)
            throws ServiceFailure {
        try {
            // A remembered token would only show that it was granted once.
            tokens.test(registration, Set.of(scope));
        } catch (ServiceFailure e) {
            kind.set(e.kind());
            throw e;
        }
        return "The platform gives a token for it.";
    }

    /** A 404 from the token address is what Moodle answers when it cannot fetch our keys (`mod/lti/token.php`, 4.5). */
    private Step unreadKeys(Registration registration, Step step) {
        String keys = ToolFacts.jwksUri(instance.baseUrl(), registration.id().toString());
        String mend =
                "Let this LMS read " + keys + ". In Moodle: Site administration > General > Security > HTTP security,"
                        + " take Waymark's host or its network out of “cURL blocked hosts list”, and write its port ("
                        + port() + ") into “cURL allowed ports list”. If " + keys
                        + " can be read from the LMS's server, look whether its token address has changed: "
                        + registration.tokenEndpoint() + ".";
        return new Step(
                step.name(),
                step.verdict(),
                "The platform's token address answers 404: it cannot read Waymark's keys, or there is no such address any"
                        + " more.",
                step.needed(),
                mend);
    }

    private int port() {
        return instance.baseUrl().getPort() > 0
                ? instance.baseUrl().getPort()
                : instance.baseUrl().getScheme().equals("https") ? 443 : 80;
    }

    private String roster(Registration registration, URI url) throws ServiceFailure {
        int people = memberships
                .read(registration, Memberships.firstPage(url))
                .members()
                .size();
        return "It can be read: " + people + (people == 1 ? " person" : " people") + " on the first page.";
    }

    private String columns(Registration registration, URI url) throws ServiceFailure {
        var unused = lineItems.find(registration, url, "waymark-connection-test", "waymark-connection-test", false);
        return "It can be read.";
    }

    private Step step(String name, boolean needed, Instant end, Callable<String> work) {
        Duration left = Duration.between(instance.now(), end);
        if (left.isNegative() || left.isZero()) {
            return new Step(name, Verdict.NOT_TRIED, "No time was left: the platform answers slowly.", needed);
        }
        Duration wait = left.compareTo(ONE_STEP) < 0 ? left : ONE_STEP;
        Future<String> future;
        try {
            future = threads.submit(work);
        } catch (RejectedExecutionException e) {
            return new Step(
                    name, Verdict.NOT_TRIED, "Several tests run at this moment. Test again in a minute.", needed);
        }
        try {
            return new Step(name, Verdict.GOOD, future.get(wait.toMillis(), TimeUnit.MILLISECONDS), needed);
        } catch (TimeoutException e) {
            return new Step(name, Verdict.BAD, "No answer within " + ONE_STEP.toSeconds() + " seconds.", needed);
        } catch (ExecutionException e) {
            return new Step(
                    name,
                    Verdict.BAD,
                    e.getCause() instanceof ServiceFailure failure
                            ? failure.sentence()
                            : "The answer could not be understood.",
                    needed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Step(name, Verdict.NOT_TRIED, "The test was interrupted.", needed);
        }
    }

    private static ServiceFailure failed(String sentence) {
        return new ServiceFailure(ServiceFailure.Kind.PASSING, sentence);
    }
}
