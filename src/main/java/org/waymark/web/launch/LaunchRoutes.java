package org.waymark.web.launch;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.administration.LaunchLog;
import org.waymark.journey.enter.EnterTool;
import org.waymark.journey.enter.Entry;
import org.waymark.language.Language;
import org.waymark.lti.launch.AuthenticationRequest;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.LaunchPost;
import org.waymark.lti.launch.LaunchRejected;
import org.waymark.lti.launch.LaunchVerification;
import org.waymark.lti.launch.LaunchVerifier;
import org.waymark.lti.launch.LoginInitiation;
import org.waymark.lti.launch.LoginStarter;
import org.waymark.lti.launch.State;
import org.waymark.store.Busy;
import org.waymark.web.Cookies;
import org.waymark.web.Correlation;
import org.waymark.web.ErrorPages;
import org.waymark.web.Form;
import org.waymark.web.RateLimit;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.session.Session;
import org.waymark.web.session.Sessions;

/** The front door: login initiation and launch (Security Framework 5.1.1). One line in the log says each verdict. */
final class LaunchRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(LaunchRoutes.class);

    private final Site site;
    private final LoginStarter loginStarter;
    private final LaunchVerifier launchVerifier;
    private final EnterTool enterTool;
    private final Sessions sessions;
    private final ErrorPages errorPages;
    private final Frames frames;
    private final LaunchLog launchLog;

    LaunchRoutes(Site site, Sessions sessions, LaunchVerification launches, EnterTool enterTool, LaunchLog launchLog) {
        this.site = site;
        this.sessions = sessions;
        this.loginStarter = launches.loginStarter;
        this.launchVerifier = launches.launchVerifier;
        this.enterTool = enterTool;
        this.errorPages = site.errorPages;
        this.frames = new Frames(site.pages);
        this.launchLog = launchLog;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/lti/login", context -> login(context, Form.query(context), false));
        routes.post("/lti/login", context -> login(context, Form.posted(context), false));
        routes.get("/lti/login/again", context -> login(context, Form.query(context), true));
        routes.post("/lti/launch", this::launch);
        routes.get("/lti/launch", context -> errorPages.show(context, 400, "STATE_MISSING"));
    }

    private void login(Context context, Form form, boolean again) {
        if (!Frames.isForPage(context)) {
            throw Refusal.badInput();
        }
        LoginInitiation login = new LoginInitiation(
                form.get("iss"),
                form.get("login_hint"),
                form.get("target_link_uri"),
                form.get("lti_message_hint"),
                form.get("client_id"),
                form.get("lti_deployment_id"),
                form.get("lti_storage_target"));
        try {
            AuthenticationRequest request = loginStarter.start(login);
            context.header("Cache-Control", "no-store");
            frames.send(context, login, request, again);
        } catch (LaunchRejected e) {
            if (isTooMuch(context, e)) {
                return;
            }
            LOG.info("login refused: {} [{}] {}", e.reason(), e.reason().clause(), e.detail());
            launchLog.refusedLogin(e, Correlation.of(context));
            errorPages.show(context, e);
        }
    }

    private void launch(Context context) {
        Form form = Form.posted(context);
        String token = form.get("id_token");
        try {
            LaunchPost post = new LaunchPost(
                    token, form.get("state"), form.get("error"), stored(context, form), Cookies.of(context));
            State state = launchVerifier.requireState(post);
            Optional<LaunchVerifier.StorageQuestion> question = launchVerifier.storageQuestion(post, state);
            if (question.isPresent() && form.get("stored") == null) {
                frames.askStorage(context, question.get(), post);
                return;
            }
            LaunchVerifier.Opened opened = launchVerifier.open(post, state);
            Optional<CompletableFuture<Void>> keys = launchVerifier.fetchKeys(opened);
            if (keys.isPresent()) {
                // A platform may take its time over its keys: no thread is held meanwhile.
                context.future(() -> keys.get().thenRunAsync(() -> enterLater(context, opened, token), site.threads));
            } else {
                enter(context, opened, token);
            }
        } catch (LaunchRejected e) {
            refuse(context, e, token);
        }
    }

    private void enterLater(Context context, LaunchVerifier.Opened opened, @Nullable String token) {
        Correlation.resume(context);
        site.language.resume(context);
        try {
            enter(context, opened, token);
        } catch (LaunchRejected e) {
            refuse(context, e, token);
        } finally {
            Correlation.end();
            Language.release();
        }
    }

    private void enter(Context context, LaunchVerifier.Opened opened, @Nullable String token) throws LaunchRejected {
        Correlation.launchedBy(Correlation.of(context));
        Launch launch = launchVerifier.verify(opened);
        Entry entry;
        try {
            entry = enterTool.enter(launch);
        } catch (Busy e) {
            // The transaction that failed used nothing up but, where keys were asked for, the state.
            LOG.warn("busy: a launch of registration {}", launch.registration().id());
            errorPages.busy(
                    context,
                    List.of(launch.registration().origin()),
                    launch.login().used() ? Map.of() : opened.again());
            return;
        }
        LOG.info(
                "launch accepted: {} registration {} deployment {}",
                launch.message().getClass().getSimpleName(),
                launch.registration().id(),
                launch.deployment().id());
        launchLog.accepted(launch, Correlation.of(context), token);
        Cookies.remove(context, launch.login().cookie());
        String browser = null;
        if (launch.login().byCookie()) {
            browser =
                    sessions.browserCookie(entry.learner(), Cookies.of(context).get(Cookies.BROWSER));
            Cookies.set(context, Cookies.BROWSER, browser, Sessions.LIFE);
        }
        Session session = sessions.start(
                entry,
                origins(launch),
                browser,
                site.language
                        .ofLaunch(context, entry.language(), launch.locale())
                        .tag(),
                Correlation.of(context));
        context.status(303).header("Location", session.path(first(entry, session)));
    }

    private void refuse(Context context, LaunchRejected e, @Nullable String token) {
        if (isTooMuch(context, e)) {
            return;
        }
        LOG.info(
                "launch refused: {} [{}] {} registration {}",
                e.reason(),
                e.reason().clause(),
                e.detail(),
                e.registration().map(known -> known.id().toString()).orElse("unknown"));
        launchLog.refused(e, Correlation.of(context), token);
        errorPages.show(context, e);
    }

    /** A flood of refusals fills neither the log of the server nor that of launches; what is in order has been let in before this. */
    private boolean isTooMuch(Context context, LaunchRejected rejected) {
        Optional<Duration> wait = site.rateLimit.take(RateLimit.Kind.LAUNCH, site.rateLimit.address(context));
        wait.ifPresent(time ->
                errorPages.show(context, Refusal.tooMany("TOO_MANY_REFUSALS", time), ErrorPages.framedBy(rejected)));
        return wait.isPresent();
    }

    /** The page that the launch leads to. */
    private static String first(Entry entry, Session session) {
        return switch (entry.start()) {
            case PICKER -> "/picker";
            case ACTIVITY, PAGE -> session.home();
            case COPIED_COURSE -> "/copied";
            case REVIEW ->
                entry.reviewedLearner().map(learner -> "/review/" + learner).orElse("/review");
        };
    }

    /**
     * Returns the value that the platform's storage gave back: believed only from our own page, because anybody who
     * began a login could post its value from a browser of somebody else.
     */
    private @Nullable String stored(Context context, Form form) {
        String stored = form.get("stored");
        return site.baseUrl.toString().equals(context.header("Origin")) ? stored : null;
    }

    /**
     * Lists who may frame the pages of this launch: the platform's login page, its issuer, and where it wants us to
     * return.
     */
    private static List<String> origins(Launch launch) {
        Set<String> origins = new LinkedHashSet<>();
        origins.add(launch.registration().origin());
        addOrigin(origins, launch.registration().issuer());
        URI returnUrl = launch.returnUrl();
        if (returnUrl != null) {
            addOrigin(origins, returnUrl.toString());
        }
        return List.copyOf(origins);
    }

    private static void addOrigin(Set<String> origins, String address) {
        try {
            URI uri = new URI(address);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                origins.add(uri.getScheme() + "://" + uri.getRawAuthority());
            }
        } catch (URISyntaxException e) {
            LOG.debug("an issuer that is no address frames nothing");
        }
    }
}
