package org.waymark.web.open;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.Credential;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.verify.HandedIn;
import org.waymark.credential.verify.VerificationReport;
import org.waymark.journey.view.CheckCredential;
import org.waymark.journey.view.ViewCredential;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.Pages;
import org.waymark.web.RateLimit;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.open.VerifyView.Grade;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OpenLayout;

/** Anybody has a badge checked, by its code, its address, its signed text or its file. */
final class VerifyRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(VerifyRoutes.class);

    private final Pages pages;
    private final ViewCredential viewCredential;
    private final CheckCredential checkCredential;
    private final PublicAddresses addresses;
    private final RateLimit rateLimit;

    VerifyRoutes(Site site, ViewCredential viewCredential, CheckCredential checkCredential, PublicAddresses addresses) {
        this.pages = site.pages;
        this.rateLimit = site.rateLimit;
        this.viewCredential = viewCredential;
        this.checkCredential = checkCredential;
        this.addresses = addresses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/verify", this::byCode);
        routes.post("/verify", this::handedIn);
    }

    /** The address behind the QR code of a certificate. */
    private void byCode(Context context) {
        String code = Form.query(context).text("code").strip();
        if (code.isEmpty()) {
            show(context, "", "", null);
        } else {
            check(context, code, "", code.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void handedIn(Context context) {
        Form form = Form.withFile(context);
        String typed = form.text("jwt").strip();
        String email = form.text("email").strip();
        byte[] file = file(context);
        if (file.length == 0 && typed.isEmpty()) {
            show(context, "", email, unsettled("verdict.nothing", help(), null));
        } else if (typed.isEmpty()) {
            check(context, "", email, file);
        } else {
            // Of both, what was typed is what stands there to be seen.
            check(context, typed, email, typed.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] file(Context context) {
        UploadedFile file = context.isMultipartFormData() ? context.uploadedFile("file") : null;
        if (file == null) {
            return new byte[0];
        }
        try (InputStream in = file.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(Context context, String typed, String email, byte[] bytes) {
        HandedIn handedIn = checkCredential.read(bytes);
        // Another site is asked on behalf of whoever asks here, so that counts, whatever comes of it.
        AtomicBoolean counted = new AtomicBoolean();
        Runnable beforeAsking = () -> {
            counted.set(true);
            refuseTooMany(context);
        };
        Optional<VerificationReport> report = email.isEmpty()
                ? checkCredential.check(handedIn, beforeAsking)
                : checkCredential
                        .checkOurs(handedIn)
                        .or(() -> checkCredential.check(handedIn, beforeAsking))
                        .map(found -> found.compareHolder(email));
        if (report.isPresent()) {
            if (!report.get().valid() && !counted.get()) {
                refuseTooMany(context);
            }
            show(context, typed, email, checked(report.get()));
            return;
        }
        Optional<Credential> page = page(handedIn);
        if (page.isPresent()) {
            context.status(303).header("Location", "/credentials/" + page.get().id());
            return;
        }
        if (!counted.get()) {
            refuseTooMany(context);
        }
        show(context, typed, email, unsigned(handedIn));
    }

    private Optional<Credential> page(HandedIn handedIn) {
        if (handedIn instanceof HandedIn.Code code) {
            return viewCredential.viewByCode(code.code());
        }
        return handedIn instanceof HandedIn.Page page ? viewCredential.view(page.id()) : Optional.empty();
    }

    private VerifyView.Result unsigned(HandedIn handedIn) {
        if (handedIn instanceof HandedIn.Code code) {
            return unsettled(
                    "verdict.unknown",
                    MESSAGES.say("verdict.unknown.code", "code", code.code().toString()),
                    null);
        }
        if (handedIn instanceof HandedIn.Page) {
            return unsettled("verdict.unknown", MESSAGES.say("verdict.unknown.page"), null);
        }
        if (handedIn instanceof HandedIn.Elsewhere) {
            return unsettled("verdict.not-checked", MESSAGES.say("verdict.not-checked.elsewhere"), null);
        }
        if (handedIn instanceof HandedIn.Pdf) {
            return unsettled("verdict.not-checked", MESSAGES.say("verdict.not-checked.pdf"), null);
        }
        if (handedIn instanceof HandedIn.Unsigned copy) {
            LinkView page = viewCredential
                    .view(copy.id())
                    .map(known -> new LinkView(MESSAGES.say("verify.badge-page"), "/credentials/" + known.id()))
                    .orElse(null);
            return unsettled("verdict.not-signed", MESSAGES.say("verdict.not-signed.why"), page);
        }
        return unsettled("verdict.not-a-badge", MESSAGES.say("verdict.not-a-badge.why", "help", help()), null);
    }

    private static VerifyView.Result checked(VerificationReport report) {
        List<VerifyView.Check> checks = report.checks().stream()
                .map(check -> new VerifyView.Check(
                        check.name().words(),
                        grade(check.grade()),
                        check.finding().words()))
                .toList();
        LinkView page = report.id()
                .map(id -> new LinkView(MESSAGES.say("verify.credential-page"), "/credentials/" + id))
                .orElse(null);
        VerificationReport.Verdict verdict = report.verdict();
        Grade grade = switch (verdict) {
            case VALID -> Grade.GOOD;
            case NOT_A_CREDENTIAL -> Grade.UNSURE;
            case TOO_EARLY, EXPIRED, SUSPENDED, REVOKED, OTHER_HOLDER, NOT_VERIFIED -> Grade.BAD;
        };
        String summary = report.title()
                .map(title -> MESSAGES.say("named." + verdict.name(), "title", title))
                .orElseGet(() -> MESSAGES.say("why." + verdict.name(), "help", help()));
        return new VerifyView.Result(MESSAGES.say(verdict), grade, summary, checks, page);
    }

    private static VerifyView.Result unsettled(String verdict, String summary, @Nullable LinkView page) {
        return result(verdict, Grade.UNSURE, summary, List.of(), page);
    }

    private static VerifyView.Result result(
            String verdict, Grade grade, String summary, List<VerifyView.Check> checks, @Nullable LinkView page) {
        return new VerifyView.Result(MESSAGES.say(verdict), grade, summary, checks, page);
    }

    private static String help() {
        return MESSAGES.say("verify.help");
    }

    private void refuseTooMany(Context context) {
        rateLimit.take(RateLimit.Kind.VERIFICATION, rateLimit.address(context)).ifPresent(wait -> {
            throw Refusal.tooMany("TOO_MANY_REFUSALS", wait);
        });
    }

    private static Grade grade(VerificationReport.Grade grade) {
        return switch (grade) {
            case PASSED -> Grade.GOOD;
            case NOTE -> Grade.UNSURE;
            case FAILED -> Grade.BAD;
        };
    }

    private void show(Context context, String typed, String email, VerifyView.@Nullable Result result) {
        pages.show(
                context,
                new VerifyView(
                        OpenLayout.of(
                                result == null
                                        ? MESSAGES.say("verify.heading")
                                        : MESSAGES.say("verify.page-title", "verdict", result.verdict()),
                                "/verify"),
                        new FormView(
                                addresses.verify().substring(addresses.baseUrl().length()), ""),
                        typed,
                        email,
                        result),
                List.of());
    }
}
