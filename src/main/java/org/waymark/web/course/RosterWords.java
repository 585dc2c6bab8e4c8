package org.waymark.web.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.Credential;
import org.waymark.journey.roster.ViewRoster;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.LearnerId;
import org.waymark.roster.RosterFilter;
import org.waymark.roster.RosterLoad;
import org.waymark.roster.RosterRow;
import org.waymark.web.Form;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Says the people of a course, and how far their list is read, in the words of the page. */
final class RosterWords {
    private static final Messages MESSAGES = Messages.of(RosterWords.class);

    /** The right of the reader of the page about completions. */
    enum Right {
        LOOKS,
        /** The reader says no and takes back; an approval would count for nothing by the rule. */
        TAKES_BACK,
        APPROVES
    }

    private final Visitor visitor;

    RosterWords(Visitor visitor) {
        this.visitor = visitor;
    }

    RosterView roster(Session session, RosterQuery asked, ViewRoster.RosterPage page, Right right) {
        List<RosterView.Row> rows =
                page.rows().stream().map(row -> row(session, asked, row, right)).toList();
        boolean something = rows.stream().anyMatch(row -> row.tick() != null);
        int from = (page.page() - 1) * ViewRoster.PAGE;
        RosterQuery here = asked.at(page.page());
        return new RosterView(
                loading(session, page.progress()),
                filters(session, asked, page),
                new FormView(session.path(""), "", new RosterQuery(asked.filter(), "", 1, false).fields()),
                asked.search(),
                page.found() == 0
                        ? MESSAGES.say("roster.found-nobody")
                        : MESSAGES.say(
                                "roster.found", "from", from + 1, "to", from + rows.size(), "count", page.found()),
                rows,
                page.rows().stream().anyMatch(row -> isOpen(row.member(), right))
                        ? form(session, asked, "/approve", null)
                        : null,
                rows.stream().anyMatch(row -> row.takeBack() != null) ? form(session, asked, "/take-back", null) : null,
                something
                        ? new LinkView(
                                MESSAGES.say(asked.ticked() ? "roster.select-none" : "roster.select-all"),
                                address(session, here, asked.ticked() ? "" : "tick=all") + "#people")
                        : null,
                page.page() > 1 ? link(session, MESSAGES.say("roster.previous"), asked.at(page.page() - 1)) : null,
                from + rows.size() < page.found()
                        ? link(session, MESSAGES.say("roster.next"), asked.at(page.page() + 1))
                        : null,
                rows.isEmpty() ? empty(asked, page) : null);
    }

    private static String empty(RosterQuery asked, ViewRoster.RosterPage page) {
        if (!asked.search().isEmpty()) {
            return MESSAGES.say("roster.no-match", "query", asked.search());
        }
        if (page.counts().all() > 0) {
            return MESSAGES.say("roster.none-now");
        }
        boolean underWay = page.progress().load().filter(RosterLoad::underWay).isPresent();
        return MESSAGES.say(underWay ? "roster.soon" : "roster.nobody");
    }

    private List<LinkView> filters(Session session, RosterQuery asked, ViewRoster.RosterPage page) {
        List<LinkView> filters = new ArrayList<>();
        for (RosterFilter filter : RosterFilter.values()) {
            filters.add(new LinkView(
                    MESSAGES.say(filter, "count", page.counts().of(filter)),
                    address(session, new RosterQuery(filter, asked.search(), 1, false), ""),
                    filter == asked.filter()));
        }
        return filters;
    }

    private RosterView.Row row(Session session, RosterQuery asked, ViewRoster.Row row, Right right) {
        RosterRow member = row.member();
        Instant completed = member.completedAt();
        Instant askedAt = member.askedAt();
        RosterView.State state = completed != null
                ? RosterView.State.COMPLETED
                : askedAt != null
                        ? RosterView.State.ASKED
                        : member.rejection() != null
                                ? RosterView.State.REJECTED
                                : member.told() ? RosterView.State.NOTED : RosterView.State.STARTED;
        boolean open = isOpen(member, right);
        boolean mayApprove = right != Right.LOOKS;
        boolean takeBack = mayApprove && (completed != null || member.told());
        String subject = member.subject();
        LearnerId learner = member.learner();
        return new RosterView.Row(
                member.displayName(),
                learner == null ? null : session.path("/review/" + learner),
                member.gone() ? MESSAGES.say("person.gone") : member.active() ? null : MESSAGES.say("person.inactive"),
                member.city(),
                state,
                completed != null
                        ? Language.current().moment(completed)
                        : askedAt != null ? Language.current().moment(askedAt) : member.rejection(),
                open || takeBack ? subject : null,
                (open || takeBack) && asked.ticked(),
                // Who has not been here is ticked, if meant: a list may name people as learners who teach (Moodle).
                open && (askedAt != null || member.cameIn()) ? form(session, asked, "/approve", subject) : null,
                mayApprove && state == RosterView.State.ASKED ? form(session, asked, "/reject", subject) : null,
                mayApprove && state == RosterView.State.REJECTED
                        ? form(session, asked, "/undo-rejection", subject)
                        : null,
                takeBack ? form(session, asked, "/take-back", subject) : null,
                row.score()
                        .map(score -> Words.delivery(
                                score, row.attempts(), sendAgain(session, member.learner()), member.gone()))
                        .orElse(null),
                row.badge().map(RosterWords::badge).orElse(null));
    }

    private static RosterView.Badge badge(Credential.Held badge) {
        Instant until = badge.validUntil();
        return new RosterView.Badge(
                "/credentials/" + badge.id(),
                until == null ? null : MESSAGES.say("person.badge.until", "until", until));
    }

    private static boolean isOpen(RosterRow member, Right right) {
        return right == Right.APPROVES && member.completedAt() == null && !member.approved();
    }

    /** Makes the form that sends the grade again; nobody is known yet who has never been here. */
    private @Nullable FormView sendAgain(Session session, @Nullable LearnerId learner) {
        return learner == null
                ? null
                : visitor.form(session, "/send-again", new FormView.Field("learner", learner.toString()));
    }

    RosterView.Loading loading(Session session, ViewRoster.Progress progress) {
        RosterLoad load = progress.load().orElse(null);
        boolean underWay = load != null && load.underWay();
        return new RosterView.Loading(
                progress.otherIds()
                        ? sentence(progress, load) + " " + MESSAGES.say("list.other-ids")
                        : sentence(progress, load),
                underWay,
                load != null && load.problem().isPresent(),
                load == null ? 0 : load.people(),
                load == null ? null : load.expected(),
                session.path("/roster/progress"),
                session.path(""),
                progress.offered() && !underWay ? visitor.form(session, "/roster/load") : null);
    }

    private static String sentence(ViewRoster.Progress progress, @Nullable RosterLoad load) {
        if (load == null) {
            return MESSAGES.say(progress.offered() ? "list.unread" : "list.none");
        }
        String problem = load.problem().map(why -> Words.answer(why) + " ").orElse("");
        Instant finished = load.finished();
        if (finished == null) {
            return problem + MESSAGES.say(problem.isEmpty() ? "list.reading" : "list.retrying", "count", load.people());
        }
        return load.whole()
                ? MESSAGES.say(progress.restricted() ? "list.restricted" : "list.whole", "at", finished)
                : problem + MESSAGES.say("list.part", "count", load.people(), "at", finished);
    }

    static @Nullable String flash(Form query) {
        return switch (query.text("did")) {
            case "approved" ->
                MESSAGES.say(
                        "flash.approved",
                        "approved",
                        count(query, "n"),
                        "already",
                        count(query, "already"),
                        "noted",
                        count(query, "noted"));
            case "none" -> MESSAGES.say("flash.none");
            case "rejected" -> MESSAGES.say("flash.rejected");
            case "undone" -> MESSAGES.say("flash.undone");
            case "taken" -> MESSAGES.say("flash.withdrawn", "count", Math.max(1, count(query, "n")));
            case "noreason" -> MESSAGES.say("flash.no-reason");
            case "nothing" -> MESSAGES.say("flash.nothing");
            default -> null;
        };
    }

    private static int count(Form query, String name) {
        String text = query.text(name);
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private FormView form(Session session, RosterQuery asked, String page, @Nullable String subject) {
        List<FormView.Field> fields = new ArrayList<>(asked.fields());
        if (subject != null) {
            fields.add(new FormView.Field("member", subject));
        }
        return visitor.form(session, page, fields.toArray(new FormView.Field[0]));
    }

    private static LinkView link(Session session, String label, RosterQuery asked) {
        return new LinkView(label, address(session, asked, "") + "#people");
    }

    private static String address(Session session, RosterQuery asked, String more) {
        String query = asked.address();
        String all = query.isEmpty() || more.isEmpty() ? query + more : query + "&" + more;
        return session.path(all.isEmpty() ? "" : "?" + all);
    }
}
