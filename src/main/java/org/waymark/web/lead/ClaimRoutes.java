package org.waymark.web.lead;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.lead.ClaimCriteria;
import org.waymark.language.Messages;
import org.waymark.progress.city.Standing;
import org.waymark.standard.CriterionCode;
import org.waymark.standing.CityMark;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.CriterionWords;
import org.waymark.web.part.FormView;
import org.waymark.web.session.Session;

/** A lead claims criteria for the own city, with what each claim rests on, and withdraws claims. */
final class ClaimRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(ClaimRoutes.class);
    private static final String PAGE = "/city/claims";
    private static final int LONGEST_LINK = 500;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_CODE = 16;

    /** An address that a browser opens safely, with a host and without a name before it that looks like one. */
    private static final Pattern LINK =
            Pattern.compile("https://[^\\s\"<>/?#@\\\\\\p{Cntrl}]++(?:[/?#][^\\s\"<>\\p{Cntrl}]*+)?");

    private final LeadVisitor visitor;
    private final ClaimCriteria claimCriteria;

    ClaimRoutes(LeadVisitor visitor, ClaimCriteria claimCriteria) {
        this.visitor = visitor;
        this.claimCriteria = claimCriteria;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/city/claims", this::page);
        routes.post("/s/{session}/city/claims", this::claim);
        routes.post("/s/{session}/city/claims/withdraw", this::withdraw);
    }

    /** What was typed into the form of one criterion and could not be taken. */
    private record Typed(String code, String link, String note, String problem) {}

    private void page(Context context) {
        Form query = Form.query(context);
        String did = query.text("did");
        show(
                context,
                visitor.session(context),
                query.text("at"),
                did.equals("claimed") || did.equals("withdrawn") || did.equals("nothing")
                        ? MESSAGES.say("claims.did." + did)
                        : null,
                null);
    }

    private void show(Context context, Session session, String at, @Nullable String flash, @Nullable Typed typed) {
        ClaimCriteria.Claims claims = claimCriteria.view(session.learner()).orElseThrow(LeadVisitor::noLead);
        Standing standing = claims.standing();
        CriterionWords words = new CriterionWords(standing.at(), claims.titles());
        visitor.show(
                context,
                session,
                new ClaimsView(
                        visitor.layout(session, MESSAGES.say("claims.heading"), flash),
                        claims.city().name(),
                        LeadVisitor.ways(session, PAGE),
                        claims.standard().title(),
                        standing.claimed(),
                        (int) standing.areas().stream()
                                .mapToLong(area -> area.criteria().size())
                                .sum(),
                        standing.areas().stream()
                                .map(area -> new ClaimsView.Area(
                                        area.area().title(),
                                        area.claimed(),
                                        area.criteria().stream()
                                                .anyMatch(line -> line.criterion()
                                                        .code()
                                                        .value()
                                                        .equals(at)),
                                        area.criteria().stream()
                                                .map(line -> line(
                                                        session,
                                                        claims,
                                                        words,
                                                        line,
                                                        typed != null
                                                                        && typed.code()
                                                                                .equals(line.criterion()
                                                                                        .code()
                                                                                        .value())
                                                                ? typed
                                                                : null))
                                                .toList()))
                                .toList()));
    }

    private ClaimsView.Line line(
            Session session,
            ClaimCriteria.Claims claims,
            CriterionWords words,
            Standing.CriterionStanding line,
            @Nullable Typed typed) {
        CriterionCode code = line.criterion().code();
        CityMark mark = claims.claims().get(code);
        FormView.Field field = new FormView.Field("criterion", code.value());
        if (mark == null) {
            return new ClaimsView.Line(
                    words.criterion(line),
                    null,
                    "",
                    null,
                    new ClaimsView.Form(
                            visitor.form(session, PAGE, field),
                            typed == null ? "" : typed.link(),
                            typed == null ? "" : typed.note(),
                            typed == null ? null : typed.problem()));
        }
        return new ClaimsView.Line(
                words.criterion(line),
                mark.recordedBy().isEmpty()
                        ? MESSAGES.say("claims.since", "day", mark.effectiveOn())
                        : MESSAGES.say("claims.since.by", "day", mark.effectiveOn(), "by", mark.recordedBy()),
                mark.evidence(),
                visitor.form(session, PAGE + "/withdraw", field),
                null);
    }

    private void claim(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        String code = code(form);
        String link = form.text("link").strip();
        String note = form.text("note").strip();
        Optional<String> problem = problem(link, note);
        if (problem.isPresent()) {
            context.status(422);
            show(context, session, code, null, new Typed(code, link, note, problem.get()));
            return;
        }
        String evidence = link.isEmpty() || note.isEmpty() ? link + note : link + "\n" + note;
        back(
                context,
                session,
                code,
                claimCriteria.claim(session.learner(), new CriterionCode(code), evidence),
                "claimed");
    }

    private static Optional<String> problem(String link, String note) {
        if (link.isEmpty() && note.isEmpty()) {
            return Optional.of(MESSAGES.say("claims.nothing"));
        }
        if (!link.isEmpty()
                && (link.length() > LONGEST_LINK || !LINK.matcher(link).matches())) {
            return Optional.of(MESSAGES.say("claims.link.wrong", "longest", LONGEST_LINK));
        }
        // Staff see the first line as a link where it is an address: then it is held to the same rule.
        String first = note.lines().findFirst().orElse("").strip();
        if (link.isEmpty()
                && first.matches("(?i)https?:.*")
                && !LINK.matcher(first).matches()) {
            return Optional.of(MESSAGES.say("claims.link.wrong", "longest", LONGEST_LINK));
        }
        return note.length() > LONGEST_NOTE
                ? Optional.of(MESSAGES.say("claims.note.long", "longest", LONGEST_NOTE))
                : Optional.empty();
    }

    private void withdraw(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        String code = code(form);
        back(context, session, code, claimCriteria.withdraw(session.learner(), new CriterionCode(code)), "withdrawn");
    }

    private static String code(Form form) {
        String code = form.text("criterion");
        if (code.isEmpty() || code.length() > LONGEST_CODE || !code.matches("[A-Za-z0-9.-]+")) {
            throw Refusal.badInput();
        }
        return code;
    }

    private static void back(
            Context context, Session session, String code, ClaimCriteria.Outcome outcome, String done) {
        if (outcome == ClaimCriteria.Outcome.NO_LEAD) {
            throw LeadVisitor.noLead();
        }
        LeadVisitor.backTo(
                context,
                session,
                PAGE + "?at=" + code + "&did=" + (outcome == ClaimCriteria.Outcome.DONE ? done : "nothing")
                        + "#criterion-" + code);
    }
}
