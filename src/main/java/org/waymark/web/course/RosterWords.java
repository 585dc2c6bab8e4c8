package org.waymark.web.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.roster.ViewRoster;
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
                        ? "Nobody"
                        : number(from + 1) + "–" + number(from + rows.size()) + " of " + people(page.found()),
                rows,
                page.rows().stream().anyMatch(row -> isOpen(row.member(), right))
                        ? form(session, asked, "/approve", null)
                        : null,
                rows.stream().anyMatch(row -> row.takeBack() != null) ? form(session, asked, "/take-back", null) : null,
                something
                        ? new LinkView(
                                asked.ticked() ? "Tick none" : "Tick all on this page",
                                address(session, here, asked.ticked() ? "" : "tick=all") + "#people")
                        : null,
                page.page() > 1 ? link(session, "Previous page", asked.at(page.page() - 1)) : null,
                from + rows.size() < page.found() ? link(session, "Next page", asked.at(page.page() + 1)) : null,
                rows.isEmpty() ? empty(asked, page) : null);
    }

    private static String empty(RosterQuery asked, ViewRoster.RosterPage page) {
        if (!asked.search().isEmpty()) {
            return "Nobody here has a name with “" + asked.search()
                    + "” in it. Try less of the name, or show everyone.";
        }
        if (page.counts().all() > 0) {
            return "Nobody at the moment. Show everyone to see the others.";
        }
        return page.progress().load().filter(RosterLoad::underWay).isPresent()
                ? "The first people show here in a moment."
                : "Nobody learns in this course yet, as far as the LMS and visits here tell."
                        + " Next: make the activity visible in your course.";
    }

    private List<LinkView> filters(Session session, RosterQuery asked, ViewRoster.RosterPage page) {
        List<LinkView> filters = new ArrayList<>();
        for (RosterFilter filter : RosterFilter.values()) {
            filters.add(new LinkView(
                    word(filter) + " (" + number(page.counts().of(filter)) + ")",
                    address(session, new RosterQuery(filter, asked.search(), 1, false), ""),
                    filter == asked.filter()));
        }
        return filters;
    }

    private static String word(RosterFilter filter) {
        return switch (filter) {
            case ALL -> "Everyone";
            case WAITING -> "Waits for you";
            case COMPLETED -> "Completed";
            case NOT_YET -> "Not yet";
            case GRADE_UNDELIVERED -> "Grade not arrived";
            case NO_CITY -> "No city";
        };
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
                member.gone() ? "No longer in the course" : member.active() ? null : "Inactive in the course",
                member.city(),
                state,
                completed != null
                        ? Words.moment(completed)
                        : askedAt != null ? Words.moment(askedAt) : member.rejection(),
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
                        .orElse(null));
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
                sentence(progress, load)
                        + (progress.otherIds()
                                ? " It names them by other IDs than they come in with, so you see those who have opened"
                                        + " an activity here, and nobody twice."
                                : ""),
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
            return progress.offered()
                    ? "The course's list of people has not been read yet."
                    : "This LMS does not offer its list of people here, so you see those who have opened the activity.";
        }
        String problem = load.problem().map(text -> Words.answer(text) + " ").orElse("");
        Instant finished = load.finished();
        if (finished == null) {
            return problem
                    + (problem.isEmpty()
                            ? "The course's list of people is being read: "
                            : "It is tried again by itself; so far ")
                    + people(load.people()) + ".";
        }
        return load.whole()
                ? (progress.restricted()
                                ? "Everyone on the course's list who may open this activity, or has, read on "
                                : "Everyone on the course's list, read on ")
                        + Words.moment(finished) + "."
                : problem + people(load.people()) + " were read on " + Words.moment(finished)
                        + "; people known before are still shown.";
    }

    static @Nullable String flash(Form query) {
        return switch (query.text("did")) {
            case "approved" -> approved(count(query, "n"), count(query, "already"), count(query, "noted"));
            case "none" -> "Nobody was ticked, so nothing was changed.";
            case "rejected" -> "Not approved. The learner reads your reason and can ask again.";
            case "undone" -> "Undone. The request waits for you again.";
            case "taken" ->
                (count(query, "n") > 1 ? "Taken back from " + people(count(query, "n")) + ". " : "Taken back. ")
                        + "The learner reads your reason; badge and grade follow.";
            case "noreason" -> "Nothing was taken back: give a reason, which the learners read.";
            case "nothing" -> "Nothing was changed: somebody was here before, or it is gone.";
            default -> null;
        };
    }

    private static String approved(int approved, int already, int noted) {
        StringBuilder text = new StringBuilder(number(approved) + " approved");
        if (already > 0) {
            text.append(", ")
                    .append(number(already))
                    .append(already == 1 ? " was" : " were")
                    .append(" already complete");
        }
        if (noted > 0) {
            text.append(", ").append(number(noted)).append(" noted while the rule asks for more");
        }
        return text.append('.').toString();
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

    private static String people(int count) {
        return number(count) + (count == 1 ? " person" : " people");
    }

    private static String number(int count) {
        return String.format(Locale.US, "%,d", count);
    }
}
