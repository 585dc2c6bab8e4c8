package org.waymark.web.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.PublicAddresses;
import org.waymark.intake.CaliperFormat;
import org.waymark.intake.CompletionFormat;
import org.waymark.intake.IntakeClient;
import org.waymark.intake.ParsedRecords;
import org.waymark.intake.Setting;
import org.waymark.intake.XapiFormat;
import org.waymark.journey.source.EnterIntake;
import org.waymark.journey.source.SourceJourneys;
import org.waymark.journey.source.TakeCompletions;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.payload.Json;
import org.waymark.web.Routes;
import org.waymark.web.Site;

/**
 * Completions from other systems. A token says who calls; there is no cookie and no session, so no page of another
 * site can call in somebody's name.
 */
public final class IntakeRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(IntakeRoutes.class);

    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int LONGEST_KEY = 200;

    private final EnterIntake enterIntake;
    private final TakeCompletions takeCompletions;
    private final PublicAddresses addresses;
    private final IntakePace pace;
    private final InstantSource clock;
    private final String description;

    public IntakeRoutes(Site site, SourceJourneys sources, PublicAddresses addresses) {
        this.enterIntake = sources.enterIntake;
        this.takeCompletions = sources.takeCompletions;
        this.addresses = addresses;
        this.pace = new IntakePace(site.rateLimits);
        this.clock = site.clock;
        this.description = description(addresses.baseUrl());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/intake/v1/openapi.json",
                context -> context.contentType("application/json")
                        .header("Cache-Control", "max-age=3600")
                        .result(description));
        routes.post("/intake/v1/completions", context -> take(context, new CompletionFormat()::read));
        routes.post("/intake/v1/xapi/statements", context -> take(context, new XapiFormat()::read));
        routes.put("/intake/v1/xapi/statements", this::put);
        routes.post("/intake/v1/caliper", context -> take(context, new CaliperFormat()::read));
        routes.exception(IntakeProblem.class, (problem, context) -> problem.show(context));
    }

    /** Takes one statement under the id in the address (xAPI 1.0.3, 2.1.1): its answer has no content. */
    private void put(Context context) {
        String id = Objects.requireNonNullElse(context.queryParam("statementId"), "");
        take(context, (json, setting) -> new XapiFormat().readAs(id, json, setting));
        context.status(204).result("");
    }

    private void take(Context context, BiFunction<JsonNode, Setting, ParsedRecords> format) {
        EnterIntake.Caller caller = caller(context);
        IntakeClient client = caller.client();
        try (IntakePace.Place place = pace.begin(client.id())) {
            if (!place.taken()) {
                context.header("Retry-After", "5");
                throw new IntakeProblem(
                        503, "Too much at once", "Send it again in a moment, one call after the other.");
            }
            List<TakeCompletions.Result> results = results(context, caller, format);
            enterIntake.note(client.id(), context.path(), context.statusCode(), words(results));
        } catch (IntakeProblem problem) {
            enterIntake.note(client.id(), context.path(), problem.status(), Message.plain(problem.title()));
            throw problem;
        }
    }

    private EnterIntake.Caller caller(Context context) {
        IntakeCredential credential = IntakeCredential.read(context.header("Authorization"));
        Optional<EnterIntake.Caller> caller =
                enterIntake.find(credential.token()).filter(one -> credential.fits(one.client()));
        if (caller.isEmpty()) {
            context.header("WWW-Authenticate", credential.challenge());
            throw new IntakeProblem(
                    401,
                    "Who calls is not known",
                    "Send the client's token as Authorization: Bearer, or its id and token as Basic, if it was not ended.");
        }
        return caller.get();
    }

    private List<TakeCompletions.Result> results(
            Context context, EnterIntake.Caller caller, BiFunction<JsonNode, Setting, ParsedRecords> format) {
        if (!caller.active()) {
            throw new IntakeProblem(
                    403, "The platform is switched off", "What its clients tell counts only while it is on.");
        }
        if (!pace.allows(caller.client().id())) {
            context.header("Retry-After", Long.toString(IntakePace.WINDOW.toSeconds()));
            throw new IntakeProblem(
                    429, "Too many calls", "At most " + IntakePace.MOST + " in a minute; a call carries many records.");
        }
        String type = context.header("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            throw new IntakeProblem(
                    415,
                    "Not JSON",
                    "The Content-Type has to be application/json. What xAPI calls the alternate request syntax, a form with"
                            + " the request in it, is not taken.");
        }
        String key = key(context);
        String body = body(context);
        if (key == null) {
            return IntakeAnswer.show(context, taken(caller, body, format));
        }
        EnterIntake.Turn turn = enterIntake.begin(caller.client(), key, context.path() + "\n" + body);
        if (turn instanceof EnterIntake.Again again) {
            context.header("Idempotency-Replayed", "true");
            IntakeAnswer.show(context, again.answer());
            return List.of();
        }
        if (turn instanceof EnterIntake.OtherCall) {
            throw new IntakeProblem(
                    422, "The Idempotency-Key is taken", "It came with another request before. Use a new one.");
        }
        if (turn instanceof EnterIntake.Busy) {
            context.header("Retry-After", "1");
            throw new IntakeProblem(409, "The same request is being worked on", "Send it again in a moment.");
        }
        boolean done = false;
        try {
            List<TakeCompletions.Result> results = IntakeAnswer.show(context, taken(caller, body, format));
            enterIntake.answered(caller.client(), key, String.valueOf(context.result()));
            done = true;
            return results;
        } finally {
            if (!done) {
                enterIntake.gaveUp(caller.client(), key);
            }
        }
    }

    private List<TakeCompletions.Result> taken(
            EnterIntake.Caller caller, String body, BiFunction<JsonNode, Setting, ParsedRecords> format) {
        JsonNode json = Json.read(body)
                .orElseThrow(
                        () -> new IntakeProblem(400, "Not readable", "The body is no JSON, or has a field twice."));
        Setting setting = new Setting(
                caller.registration().issuer(),
                addresses.achievement(""),
                clock.instant(),
                course -> takeCompletions.findRun(caller.client(), course));
        ParsedRecords parsed = format.apply(json, setting);
        IntakeAnswer.refuse(parsed.faults());
        return takeCompletions.take(caller.client(), parsed.records());
    }

    private static Message words(List<TakeCompletions.Result> results) {
        long news = results.stream()
                .filter(result -> result.status() == TakeCompletions.Status.RECORDED
                        || result.status() == TakeCompletions.Status.WITHDRAWN)
                .count();
        long refused = results.stream()
                .filter(result -> result.status() == TakeCompletions.Status.REFUSED)
                .count();
        return results.isEmpty()
                ? MESSAGES.message("calls.before")
                : MESSAGES.message("calls.taken", "count", results.size(), "news", news, "refused", refused);
    }

    private static @Nullable String key(Context context) {
        String key = context.header("Idempotency-Key");
        if (key != null
                && (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > 31 && c < 127))) {
            throw new IntakeProblem(
                    400, "The Idempotency-Key cannot be used", "It has 1 to " + LONGEST_KEY + " plain characters.");
        }
        return key;
    }

    /** Read by ourselves: a body that does not say its length passes the server's own limit. */
    private static String body(Context context) {
        try (InputStream in = context.bodyInputStream()) {
            byte[] bytes = in.readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw new IntakeProblem(413, "Too large", "At most 1 MiB in a request. Send the records in several.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IntakeProblem(400, "Not readable", "The body is not UTF-8.");
        } catch (IOException e) {
            throw new IntakeProblem(400, "Not readable", "The body did not arrive whole.");
        }
    }

    private static String description(String baseUrl) {
        try (InputStream in = IntakeRoutes.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("https://waymark.example", baseUrl);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
