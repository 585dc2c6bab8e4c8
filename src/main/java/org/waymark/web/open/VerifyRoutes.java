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
import org.jspecify.annotations.Nullable;
import org.waymark.credential.Credential;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.verify.HandedIn;
import org.waymark.credential.verify.VerificationReport;
import org.waymark.journey.view.ViewCredential;
import org.waymark.web.Form;
import org.waymark.web.Pages;
import org.waymark.web.RateLimit;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.open.VerifyView.Grade;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** Anybody has a badge checked, by its code, its address, its signed text or its file. */
final class VerifyRoutes implements Routes {
    private static final String HELP =
            "Hand in the code of a certificate, the address of a badge's page, its signed text, or its picture.";

    private final Pages pages;
    private final ViewCredential viewCredential;
    private final PublicAddresses addresses;
    private final RateLimit rateLimit;

    VerifyRoutes(Site site, ViewCredential viewCredential, PublicAddresses addresses) {
        this.pages = site.pages;
        this.rateLimit = site.rateLimit;
        this.viewCredential = viewCredential;
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
            show(context, "", null);
        } else {
            check(context, code, code.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void handedIn(Context context) {
        String typed = Form.withFile(context).text("jwt").strip();
        byte[] file = file(context);
        if (file.length == 0 && typed.isEmpty()) {
            show(context, "", unsettled("Nothing to check", HELP, null));
        } else if (typed.isEmpty()) {
            check(context, "", file);
        } else {
            // Of both, what was typed is what stands there to be seen.
            check(context, typed, typed.getBytes(StandardCharsets.UTF_8));
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

    private void check(Context context, String typed, byte[] bytes) {
        HandedIn handedIn = HandedIn.read(bytes, addresses);
        if (handedIn instanceof HandedIn.Signed signed) {
            show(context, typed, signed(context, signed.jwt()));
            return;
        }
        Optional<Credential> page = page(handedIn);
        if (page.isPresent()) {
            context.status(303).header("Location", "/credentials/" + page.get().id());
            return;
        }
        refuseTooMany(context);
        show(context, typed, unsigned(handedIn));
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
                    "Not known here",
                    "No certificate of ours bears the code " + code.code() + ". Compare it with the paper once more.",
                    null);
        }
        if (handedIn instanceof HandedIn.Page) {
            return unsettled("Not known here", "There is no badge at this address. Is it complete?", null);
        }
        if (handedIn instanceof HandedIn.Elsewhere) {
            return unsettled(
                    "Not checked",
                    "This is the address of another site, and Waymark opens none of those. Ask there, or hand in the badge itself.",
                    null);
        }
        if (handedIn instanceof HandedIn.Pdf) {
            return unsettled(
                    "Not checked",
                    "A PDF file is not read here. Type the code that is printed on the certificate.",
                    null);
        }
        if (handedIn instanceof HandedIn.Unsigned copy) {
            LinkView page = viewCredential
                    .view(copy.id())
                    .map(known -> new LinkView("See the badge's own page", "/credentials/" + known.id()))
                    .orElse(null);
            return unsettled(
                    "Not signed",
                    "This is the copy of a credential for reading. It bears no signature, so anybody can have changed it.",
                    page);
        }
        return unsettled("Not a badge", "There is no badge in this. " + HELP, null);
    }

    private VerifyView.Result signed(Context context, String jwt) {
        VerificationReport report = viewCredential.verify(jwt);
        if (!report.valid()) {
            refuseTooMany(context);
        }
        List<VerifyView.Check> checks = report.checks().stream()
                .map(check -> new VerifyView.Check(check.name(), grade(check.grade()), check.finding()))
                .toList();
        if (report.valid()) {
            LinkView page = report.id()
                    .map(id -> new LinkView("See the credential's page", "/credentials/" + id))
                    .orElse(null);
            return new VerifyView.Result("Valid", Grade.GOOD, "This credential is genuine and valid.", checks, page);
        }
        if (!report.isBadge()) {
            return new VerifyView.Result(
                    "Not a badge", Grade.UNSURE, "This is not a whole, signed badge. " + HELP, checks, null);
        }
        if (report.isForeign()) {
            return new VerifyView.Result(
                    "Not ours",
                    Grade.UNSURE,
                    "This badge names another issuer, so nothing can be said of it here.",
                    checks,
                    null);
        }
        return new VerifyView.Result("Not valid", Grade.BAD, "This credential cannot be relied on.", checks, null);
    }

    private static VerifyView.Result unsettled(String verdict, String summary, @Nullable LinkView page) {
        return new VerifyView.Result(verdict, Grade.UNSURE, summary, List.of(), page);
    }

    private void refuseTooMany(Context context) {
        rateLimit.take(RateLimit.Kind.VERIFICATION, RateLimit.address(context)).ifPresent(wait -> {
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

    private void show(Context context, String typed, VerifyView.@Nullable Result result) {
        pages.show(
                context,
                new VerifyView(
                        LayoutView.open(
                                result == null ? "Check a badge" : result.verdict() + ": check a badge",
                                CredentialRoutes.publicNav()),
                        new FormView(
                                addresses.verify().substring(addresses.baseUrl().length()), ""),
                        typed,
                        result),
                List.of());
    }
}
