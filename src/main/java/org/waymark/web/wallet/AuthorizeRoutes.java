package org.waymark.web.wallet;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.authorization.Client;
import org.waymark.authorization.ClientId;
import org.waymark.authorization.Scope;
import org.waymark.journey.wallet.AuthorizeClient;
import org.waymark.language.Messages;
import org.waymark.people.CityCode;
import org.waymark.web.Form;
import org.waymark.web.RateLimit;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.badge.ApiAddresses;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * A client sends a learner's browser here, which brings no session. Nothing is sent back to a client before a person has
 * pressed something: anybody may register an address, and a page of ours that leads there by itself would lend it our name.
 */
final class AuthorizeRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(AuthorizeRoutes.class);

    private final Site site;
    private final AuthorizeClient authorizeClient;

    AuthorizeRoutes(Site site, AuthorizeClient authorizeClient) {
        this.site = site;
        this.authorizeClient = authorizeClient;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/oauth/authorize", this::ask);
        routes.post("/oauth/authorize", this::answer);
    }

    private Optional<AuthorizationRequest> request(Form form) {
        Optional<Client> client = ClientId.find(form.text("client_id")).flatMap(authorizeClient::findClient);
        return client.flatMap(known -> AuthorizationRequest.read(known, form));
    }

    private void ask(Context context) {
        Optional<AuthorizationRequest> request = request(Form.query(context));
        if (request.isPresent() && request.get().error() == null) {
            show(context, request.get(), request.get().scopes(), null);
        } else {
            refuse(context, request.orElse(null));
        }
    }

    private void answer(Context context) {
        Form form = Form.posted(context);
        String origin = context.header("Origin");
        if (origin != null && !origin.equals(site.baseUrl.toString())) {
            throw new Refusal(403, "FORM_EXPIRED");
        }
        AuthorizationRequest request = request(form).orElse(null);
        String error = request == null ? null : request.error();
        if (request == null || error != null) {
            refuse(context, request);
            return;
        }
        if (form.text("answer").equals("no")) {
            leave(context, request, Map.of("error", "access_denied"));
            return;
        }
        Set<Scope> given = EnumSet.noneOf(Scope.class);
        List<String> ticked = form.all("give");
        request.scopes().stream().filter(scope -> ticked.contains(scope.name())).forEach(given::add);
        if (given.stream().allMatch(scope -> scope == Scope.OFFLINE)) {
            context.status(422);
            show(context, request, given, MESSAGES.say("authorize.problem.nothing"));
            return;
        }
        approve(context, request, given, form.text("code"));
    }

    private void approve(Context context, AuthorizationRequest request, Set<Scope> given, String typed) {
        AuthorizeClient.Approval approval = CityCode.read(typed)
                .map(code ->
                        authorizeClient.approve(request.client(), given, request.redirect(), request.challenge(), code))
                .orElseGet(() -> new AuthorizeClient.Approval(AuthorizeClient.Outcome.NO_CODE, null));
        switch (approval.outcome()) {
            case APPROVED -> {
                Map<String, String> answer = new LinkedHashMap<>();
                answer.put("code", Objects.requireNonNull(approval.code()));
                answer.put("scope", Scope.write(given));
                leave(context, request, answer);
            }
            case TOO_MANY -> {
                context.status(422);
                show(context, request, given, MESSAGES.say("authorize.problem.full"));
            }
            case NO_CODE -> {
                RateLimit limits = site.rateLimit;
                Optional<Duration> wait = limits.take(RateLimit.Kind.CONNECT_CODE, limits.address(context));
                if (wait.isPresent()) {
                    throw Refusal.tooMany("TOO_MANY_TRIES", wait.get());
                }
                context.status(422);
                show(context, request, given, MESSAGES.say("authorize.problem.code"));
            }
        }
    }

    private void leave(Context context, AuthorizationRequest request, Map<String, String> outcome) {
        context.header("Cache-Control", "no-store");
        context.status(303).header("Location", request.answer(site.baseUrl.toString(), outcome));
    }

    private void show(Context context, AuthorizationRequest request, Set<Scope> ticked, @Nullable String problem) {
        Client client = request.client();
        AuthorizeView.Asked asked = new AuthorizeView.Asked(
                client.name(),
                client.host(),
                request.origin(),
                new LinkView(MESSAGES.say("authorize.homepage"), client.homepage()),
                new LinkView(MESSAGES.say("authorize.policy"), client.policy()),
                new LinkView(MESSAGES.say("authorize.terms"), client.terms()),
                request.scopes().stream()
                        .map(scope ->
                                new AuthorizeView.Right(scope.name(), MESSAGES.say(scope), ticked.contains(scope)))
                        .toList(),
                new FormView(ApiAddresses.AUTHORIZE, "", request.fields()),
                site.baseUrl.toString());
        site.pages.show(context, view(asked, problem, null), List.of(), List.of(request.origin()));
    }

    private void refuse(Context context, @Nullable AuthorizationRequest request) {
        String error = request == null ? null : request.error();
        LinkView back = request == null || error == null
                ? null
                : new LinkView(
                        MESSAGES.say("authorize.back", "host", request.origin()),
                        request.answer(site.baseUrl.toString(), Map.of("error", error)));
        context.status(400);
        site.pages.show(
                context,
                view(null, MESSAGES.say(back == null ? "authorize.problem.client" : "authorize.problem.request"), back),
                List.of());
    }

    private static AuthorizeView view(
            AuthorizeView.@Nullable Asked asked, @Nullable String problem, @Nullable LinkView back) {
        return new AuthorizeView(
                LayoutView.open(MESSAGES.say("authorize.heading"), List.of(new LinkView("Waymark", "/"))),
                asked,
                problem,
                back,
                new LinkView(MESSAGES.say("authorize.help"), ApiAddresses.WALLETS));
    }
}
