package org.waymark.web.launch;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.lti.launch.AuthenticationRequest;
import org.waymark.lti.launch.LaunchPost;
import org.waymark.lti.launch.LaunchVerifier;
import org.waymark.lti.launch.LoginInitiation;
import org.waymark.web.Cookies;
import org.waymark.web.Pages;
import org.waymark.web.part.LayoutView;

/**
 * Leads a login through a frame. First the partitioned cookie, which needs no script. Where the platform offers storage
 * and no cookie of ours has been seen yet, the cookie's value is kept there too (Client-Side postMessages Storage 0.1).
 * Where a frame keeps no cookie and there is no storage either, or it does not answer, one click opens a window, before
 * the platform's single-use launch has been touched.
 */
final class Frames {
    private static final Messages MESSAGES = Messages.of(Frames.class);
    private static final String PROBE = "waymark_probe";
    private static final Duration PROBE_LIFE = Duration.ofMinutes(5);
    /** As many activities may be opened at once, in tabs or in frames of one page. */
    private static final int MOST_LOGINS = 20;
    /** A header of an answer has a length too; what is left is removed with the next login. */
    private static final int MOST_REMOVED = 20;

    private static final Set<String> PAGES = Set.of("document", "iframe", "frame", "fencedframe", "embed", "object");
    /** Longer addresses may be cut by servers on the way; such a login goes on without the question. */
    private static final int LONGEST_ADDRESS = 5000;

    private final Pages pages;

    Frames(Pages pages) {
        this.pages = pages;
    }

    /** @param again the browser was asked once before whether it keeps cookies in this frame */
    void send(Context context, LoginInitiation login, AuthenticationRequest request, boolean again) {
        removeOldLogins(context);
        boolean cookiesSeen = context.cookieMap().keySet().stream().anyMatch(name -> name.startsWith("waymark_"));
        Cookies.set(context, request.cookieName(), request.cookieValue(), request.cookieLife());
        if (cookiesSeen) {
            redirect(context, request.redirect());
        } else if (request.storageTarget() != null) {
            keepInStorage(context, request.storageTarget(), login, request);
        } else if (again) {
            offerWindow(context, login, request);
        } else if (isFrame(context) && parameters(login).length() < LONGEST_ADDRESS) {
            Cookies.remove(context, request.cookieName());
            Cookies.set(context, PROBE, "1", PROBE_LIFE);
            redirect(context, "/lti/login/again?" + parameters(login));
        } else {
            redirect(context, request.redirect());
        }
    }

    /** Asks the platform's storage for what the cookie did not bring, and posts the launch again with the answer. */
    void askStorage(Context context, LaunchVerifier.StorageQuestion question, LaunchPost post) {
        pages.show(
                context,
                new StorageView(
                        LayoutView.open(MESSAGES.say("storage.heading"), List.of()),
                        question.target(),
                        question.origin(),
                        question.key(),
                        null,
                        null,
                        null,
                        Objects.requireNonNullElse(post.idToken(), ""),
                        Objects.requireNonNullElse(post.state(), "")),
                List.of(question.origin()));
    }

    private void keepInStorage(Context context, String target, LoginInitiation login, AuthenticationRequest request) {
        String origin = request.registration().origin();
        pages.show(
                context,
                new StorageView(
                        LayoutView.open(MESSAGES.say("storage.heading"), List.of()),
                        target,
                        origin,
                        request.cookieName(),
                        request.cookieValue(),
                        request.redirect(),
                        parameters(login).length() < LONGEST_ADDRESS
                                ? "/lti/login/again?" + parameters(login)
                                : request.redirect(),
                        "",
                        ""),
                List.of(origin));
    }

    private void offerWindow(Context context, LoginInitiation login, AuthenticationRequest request) {
        pages.show(
                context,
                new NewWindowView(
                        LayoutView.open(MESSAGES.say("window.title"), List.of()), "/lti/login?" + parameters(login)),
                List.of(request.registration().origin()));
    }

    /**
     * Removes the cookies of logins that were begun long before this one and never launched: enough of them, and a
     * browser is refused everywhere for the length of what it sends. Browsers send the oldest first (RFC 6265, 5.4).
     */
    private static void removeOldLogins(Context context) {
        List<String> logins = context.cookieMap().keySet().stream()
                .filter(name -> name.startsWith(AuthenticationRequest.COOKIE))
                .toList();
        logins.stream()
                .limit(Math.max(0, logins.size() - MOST_LOGINS))
                .limit(MOST_REMOVED)
                .forEach(name -> Cookies.remove(context, name));
    }

    /** A login opens a page. What a browser asks for as a picture, a script or a font was put there by somebody else. */
    static boolean isForPage(Context context) {
        String destination = context.header("Sec-Fetch-Dest");
        return destination == null || PAGES.contains(destination);
    }

    private static boolean isFrame(Context context) {
        String destination = context.header("Sec-Fetch-Dest");
        return "iframe".equals(destination) || "frame".equals(destination);
    }

    private static void redirect(Context context, String address) {
        context.status(302).header("Location", address);
    }

    private static String parameters(LoginInitiation login) {
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("iss", login.issuer());
        parameters.put("login_hint", login.loginHint());
        parameters.put("target_link_uri", login.targetLinkUri());
        parameters.put("lti_message_hint", login.ltiMessageHint());
        parameters.put("client_id", login.clientId());
        parameters.put("lti_deployment_id", login.deploymentId());
        return parameters.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(String.valueOf(entry.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
