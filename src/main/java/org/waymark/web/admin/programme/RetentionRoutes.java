package org.waymark.web.admin.programme;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.privacy.ManageRetention;
import org.waymark.language.Messages;
import org.waymark.people.City;
import org.waymark.people.retention.RetentionKind;
import org.waymark.people.retention.RetentionRule;
import org.waymark.people.retention.RetentionRun;
import org.waymark.sheet.SafeCsv;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** How long things of people are kept, with what each rule would remove before it is switched on. */
final class RetentionRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(RetentionRoutes.class);
    private static final String PAGE = "/data/retention";

    /** What is removed without a rule, each with words for how long it is kept. */
    private static final List<String> FIXED =
            List.of("launches", "calls", "rows", "addresses", "questions", "letters", "choices");

    private final AdminVisitor visitor;
    private final ManageRetention manage;

    RetentionRoutes(AdminVisitor visitor, ManageRetention manage) {
        this.visitor = visitor;
        this.manage = manage;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}" + PAGE, context -> show(context, visitor.session(context), null, ""));
        routes.post("/admin/{session}" + PAGE, this::save);
        routes.get("/admin/{session}" + PAGE + "/people.csv", this::export);
    }

    /**
     * @param faulty the rule that was not saved; null for none
     * @param typed the months that cannot be set
     */
    private void show(Context context, AdminSession session, @Nullable RetentionKind faulty, String typed) {
        visitor.show(
                context,
                session,
                new RetentionView(
                        visitor.layout(context, session, MESSAGES.say("retention.heading"), "/data"),
                        manage.view().stream()
                                .map(standing -> rule(session, standing, faulty, typed))
                                .toList(),
                        FIXED.stream()
                                .map(what -> new FactView(
                                        MESSAGES.say("retention.fixed." + what),
                                        MESSAGES.say("retention.when." + what)))
                                .toList(),
                        new LinkView(MESSAGES.say("data.heading"), session.path("/data"))));
    }

    private RetentionView.Rule rule(
            AdminSession session, ManageRetention.Standing standing, @Nullable RetentionKind faulty, String typed) {
        RetentionRule rule = standing.rule();
        RetentionKind kind = rule.kind();
        boolean fault = kind == faulty;
        return new RetentionView.Rule(
                kind.name().toLowerCase(Locale.ROOT),
                MESSAGES.say(kind),
                MESSAGES.say("retention.what." + kind),
                MESSAGES.say(
                        "retention.concerned",
                        "kind",
                        kind == RetentionKind.PEOPLE ? "people" : "rows",
                        "count",
                        standing.concerned(),
                        "months",
                        rule.months()),
                standing.runs().stream().map(RetentionRoutes::words).toList(),
                rule.active(),
                fault ? typed : Integer.toString(rule.months()),
                kind.shortest(),
                RetentionKind.LONGEST,
                limits(kind),
                fault ? MESSAGES.say("retention.fault", "limits", limits(kind)) : null,
                kind == RetentionKind.PEOPLE
                        ? new LinkView(MESSAGES.say("retention.people"), session.path(PAGE + "/people.csv"))
                        : null,
                visitor.form(session, PAGE, new FormView.Field("kind", kind.name())));
    }

    private static String limits(RetentionKind kind) {
        return MESSAGES.say("retention.limits", "shortest", kind.shortest(), "longest", RetentionKind.LONGEST);
    }

    private static String words(RetentionRun run) {
        return MESSAGES.say("retention.run", "when", run.at(), "count", run.removed());
    }

    private void save(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String named = form.text("kind");
        RetentionKind kind = Arrays.stream(RetentionKind.values())
                .filter(one -> one.name().equals(named))
                .findFirst()
                .orElseThrow(Refusal::badInput);
        String typed = form.text("months").strip();
        boolean number = typed.matches("[0-9]{1,4}");
        if (number
                && manage.set(
                        kind, form.text("active").equals("yes"), Integer.parseInt(typed), visitor.name(session))) {
            visitor.backTo(context, session, PAGE, Flash.RETENTION_SAVED);
        } else {
            context.status(422);
            show(context, session, kind, typed.length() > 4 ? "" : typed);
        }
    }

    private void export(Context context) throws IOException {
        visitor.session(context);
        List<ManageRetention.Person> people = manage.exportPeople();
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"people-to-erase.csv\"");
        context.contentType("text/csv; charset=utf-8");
        SafeCsv csv = new SafeCsv(new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8));
        csv.write(List.of("waymark_id", "name", "id", "platform", "city"));
        for (ManageRetention.Person person : people) {
            csv.write(List.of(
                    person.learner().id().toString(),
                    person.learner().displayName(),
                    person.learner().subject(),
                    person.platform(),
                    person.learner().joinedCity().map(City::name).orElse("")));
        }
        csv.flush();
    }
}
