package org.waymark.web.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Actor;
import org.waymark.audit.AuditCheck;
import org.waymark.audit.AuditEntry;
import org.waymark.audit.AuditFilter;
import org.waymark.audit.Subject;
import org.waymark.journey.admin.ViewAudit;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.Learner;
import org.waymark.sheet.SafeCsv;
import org.waymark.web.Days;
import org.waymark.web.Form;
import org.waymark.web.Routes;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The audit log: looked through, handed out, checked. */
final class AuditRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(AuditRoutes.class);
    private static final int LONGEST = 200;

    /** Where the pages of subjects begin, by their kinds. */
    private static final Map<String, String> PAGES = Map.of(
            Subject.Kind.CITY.name(), "/cities/",
            Subject.Kind.LEARNER.name(), "/people/",
            Subject.Kind.STANDARD.name(), "/standards/",
            Subject.Kind.RUN.name(), "/runs/",
            Subject.Kind.OPPORTUNITY.name(), "/opportunities/");

    private final AdminVisitor visitor;
    private final ViewAudit audit;

    AuditRoutes(AdminVisitor visitor, ViewAudit audit) {
        this.visitor = visitor;
        this.audit = audit;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/audit", context -> list(context, false));
        routes.get("/admin/{session}/audit/check", context -> list(context, true));
        routes.get("/admin/{session}/audit/audit.csv", this::export);
    }

    /** What was asked for. */
    private record Asked(@Nullable Act act, @Nullable String city, String who, String text, String from, String until) {

        static Asked of(Form query) {
            String act = query.text("act");
            return new Asked(
                    Arrays.stream(Act.values())
                            .filter(one -> one.name().equals(act))
                            .findFirst()
                            .orElse(null),
                    query.id("city", UUID::toString).orElse(null),
                    cut(query.text("who")),
                    cut(query.text("q")),
                    query.text("from"),
                    query.text("until"));
        }

        private static String cut(String text) {
            String plain = text.strip();
            return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        }

        boolean hasOddDay() {
            return Stream.of(from, until)
                    .anyMatch(day -> !day.isEmpty() && Days.read(day).isEmpty());
        }

        AuditFilter filter() {
            return new AuditFilter(
                    act,
                    city == null ? null : Subject.Kind.CITY,
                    city,
                    Days.read(from).map(Asked::start).orElse(null),
                    Days.read(until).map(day -> start(day.plusDays(1))).orElse(null),
                    text,
                    null);
        }

        private static Instant start(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        String query() {
            return Stream.of(
                            Map.entry("act", act == null ? "" : act.name()),
                            Map.entry("city", city == null ? "" : city),
                            Map.entry("who", who),
                            Map.entry("q", text),
                            Map.entry("from", from),
                            Map.entry("until", until))
                    .filter(one -> !one.getValue().isEmpty())
                    .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }

        /** The actors without a person whose words are looked for. */
        Set<Actor> others() {
            Set<Actor> found = new LinkedHashSet<>();
            for (Actor actor : List.of(Actor.LINK, Actor.OPERATOR, Actor.SYSTEM)) {
                if (words(actor).toLowerCase(Locale.ROOT).contains(who.toLowerCase(Locale.ROOT))) {
                    found.add(actor);
                }
            }
            return found;
        }
    }

    private void list(Context context, boolean check) {
        AdminSession session = visitor.session(context);
        Form query = Form.query(context);
        Asked asked = Asked.of(query);
        Paging paging = Paging.of(query);
        ViewAudit.Page page = audit.page(asked.filter(), asked.who(), asked.others(), paging.offset(), Paging.SIZE);
        String wanted = asked.query();
        String address = session.path("/audit") + (wanted.isEmpty() ? "" : "?" + wanted);
        if (asked.hasOddDay()) {
            context.status(422);
        }
        visitor.show(
                context,
                session,
                new AuditView(
                        visitor.layout(context, session, MESSAGES.say("audit.heading"), "/audit"),
                        new AuditView.Search(
                                visitor.search(session, "/audit"),
                                Arrays.stream(Act.values())
                                        .map(act -> new OptionView(
                                                act.name(), act.message().words(), act == asked.act()))
                                        .sorted(Comparator.comparing(OptionView::label))
                                        .toList(),
                                asked.who(),
                                asked.text(),
                                asked.from(),
                                asked.until(),
                                asked.hasOddDay() ? MESSAGES.say("audit.day-wrong") : null,
                                !wanted.isEmpty()),
                        new LinkView(MESSAGES.say("audit.check"), session.path("/audit/check")),
                        check ? state(audit.check()) : null,
                        page.all(),
                        page.entries().stream().map(one -> row(session, one)).toList(),
                        new LinkView(
                                MESSAGES.say("audit.export"),
                                session.path("/audit/audit.csv") + (wanted.isEmpty() ? "" : "?" + wanted)),
                        paging.newer(address),
                        paging.older(address, page.all() > paging.offset() + Paging.SIZE)));
    }

    private static AuditView.State state(AuditCheck check) {
        AuditCheck.Fault fault = check.fault();
        if (fault == null) {
            return new AuditView.State(
                    true,
                    MESSAGES.say("audit.holds", "count", check.entries()),
                    check.entries() == 0 ? null : check.entries() + ":" + check.seal());
        }
        return new AuditView.State(false, MESSAGES.say(fault, "number", check.at(), "count", check.entries()), null);
    }

    private static AuditView.Row row(AdminSession session, ViewAudit.Named named) {
        AuditEntry entry = named.entry();
        return new AuditView.Row(
                entry.number(),
                Language.current().moment(entry.recordedAt()),
                who(named),
                act(entry).map(act -> act.message().words()).orElse(entry.act()),
                subject(named).orElse(null),
                page(entry).map(session::path).orElse(null),
                entry.detail());
    }

    private static Optional<Act> act(AuditEntry entry) {
        return Arrays.stream(Act.values())
                .filter(act -> act.name().equals(entry.act()))
                .findFirst();
    }

    private static String who(ViewAudit.Named named) {
        Learner actor = named.actor();
        return actor == null ? words(new Actor(named.entry().actor())) : actor.displayName();
    }

    private static String words(Actor actor) {
        return MESSAGES.say(actor.learner() == null ? "audit.actor." + actor.id() : "audit.actor.gone");
    }

    private static Optional<String> subject(ViewAudit.Named named) {
        AuditEntry entry = named.entry();
        Learner learner = named.learner();
        if (learner != null) {
            return Optional.of(learner.displayName());
        }
        if (entry.subjectKind().equals(Subject.Kind.LEARNER.name())) {
            return Optional.of(MESSAGES.say("audit.actor.gone"));
        }
        return Optional.of(entry.label()).filter(label -> !label.isEmpty());
    }

    private static Optional<String> page(AuditEntry entry) {
        if (entry.subject().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(PAGES.get(entry.subjectKind())).map(page -> page + entry.subject());
    }

    private void export(Context context) throws IOException {
        visitor.session(context);
        Asked asked = Asked.of(Form.query(context));
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"audit.csv\"");
        context.contentType("text/csv; charset=utf-8");
        SafeCsv csv = new SafeCsv(new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8));
        csv.write(List.of("number", "time", "who", "act", "subject_kind", "subject", "label", "detail", "seal"));
        try {
            audit.export(asked.filter(), asked.who(), asked.others(), one -> csv.write(fields(one)));
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> fields(ViewAudit.Named named) {
        AuditEntry entry = named.entry();
        return List.of(
                Long.toString(entry.number()),
                entry.recordedAt().toString(),
                who(named),
                entry.act(),
                entry.subjectKind(),
                entry.subject(),
                subject(named).orElse(""),
                entry.detail(),
                entry.seal());
    }
}
