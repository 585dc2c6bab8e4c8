package org.waymark.web.signup;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.signup.RegisterForRun;
import org.waymark.journey.signup.RegisterForRun.Fault;
import org.waymark.journey.signup.ViewRegistration;
import org.waymark.journey.view.ViewActivity;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.signup.Answer;
import org.waymark.signup.Obstacle;
import org.waymark.signup.SignUp;
import org.waymark.signup.SignUpState;
import org.waymark.signup.SignUpStep;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Shows a person the registration for a run. */
final class RegistrationPage {
    static final String PAGE = "/registrations";

    private static final Messages MESSAGES = Messages.of(RegistrationPage.class);

    private final Visitor visitor;
    private final ViewActivity viewActivity;
    private final ViewRegistration viewRegistration;

    RegistrationPage(Visitor visitor, ViewActivity viewActivity, ViewRegistration viewRegistration) {
        this.visitor = visitor;
        this.viewActivity = viewActivity;
        this.viewRegistration = viewRegistration;
    }

    /**
     * What was typed and could not be taken.
     *
     * @param wishes null while nothing was typed
     */
    record Typed(
            String tier,
            List<Answer> answers,
            RegisterForRun.@Nullable Wishes wishes,
            List<Fault> faults,
            boolean changing) {
        static final Typed NOTHING = new Typed("", List.of(), null, List.of(), false);
    }

    LayoutView layout(Context context, Session session, String title, String current) {
        ViewActivity.ActivityPage page = viewActivity.view(session.learner(), visitor.link(session));
        return visitor.layout(session, title, page.learner(), page.link(), current, flash(context));
    }

    private static @Nullable String flash(Context context) {
        return switch (Form.query(context).text("done")) {
            case "registered" -> MESSAGES.say("done.registered");
            case "changed" -> MESSAGES.say("done.changed");
            case "withdrawn" -> MESSAGES.say("done.withdrawn");
            default -> null;
        };
    }

    void show(Context context, Session session, RunId id, Typed typed) {
        ViewRegistration.Page page =
                viewRegistration.view(session.learner(), id).orElseThrow(Refusal::notFound);
        CatalogueEntry entry = page.entry();
        Run run = entry.run();
        String address = PAGE + "/" + run.id();
        SignUp mine = page.mine().orElse(null);
        boolean open = mine != null && mine.state().isOpen();
        boolean placed = mine != null && mine.state() == SignUpState.PLACED;
        String catalogue = "/catalogue/" + run.opportunity() + "/" + run.id();
        visitor.show(
                context,
                session,
                new RegistrationView(
                        layout(context, session, MESSAGES.say("page.title", "title", entry.title()), address),
                        List.of(
                                new LinkView(MESSAGES.say("page.run"), session.path(catalogue)),
                                new LinkView(MESSAGES.say("list.heading"), session.path(PAGE))),
                        Words.kind(entry.opportunity().kind()),
                        entry.title(),
                        Words.dates(run),
                        facts(page),
                        mine == null ? null : status(page, mine),
                        open || closed(page).isPresent() ? null : form(session, page, typed),
                        open ? null : closed(page).map(SignUpWords::obstacle).orElse(null),
                        mine == null || !open ? null : wishes(session, page, mine, typed),
                        open ? visitor.form(session, address + "/withdraw") : null,
                        MESSAGES.say(placed ? "withdraw.placed" : "withdraw.waiting"),
                        placed ? new LinkView(MESSAGES.say("page.calendar"), catalogue + "/calendar.ics") : null,
                        placed
                                ? page.peers().stream()
                                        .map(peer -> new RegistrationView.Peer(peer.name(), peer.city()))
                                        .toList()
                                : null));
    }

    /** Why the person cannot register at all: because of the run, or because there is no way that is open to the person. */
    private static Optional<Obstacle> closed(ViewRegistration.Page page) {
        return page.obstacle()
                .or(() -> page.ways().stream().allMatch(way -> way.obstacle().isPresent())
                        ? page.ways().stream()
                                .flatMap(way -> way.obstacle().stream())
                                .findFirst()
                        : Optional.empty());
    }

    private static List<FactView> facts(ViewRegistration.Page page) {
        Run run = page.entry().run();
        List<FactView> facts = new ArrayList<>();
        LocalDate last = page.last().orElse(null);
        if (last != null && run.registration().here()) {
            facts.add(
                    new FactView(MESSAGES.say("fact.until"), Language.current().day(last)));
        }
        add(facts, "fact.audience", page.entry().audience());
        add(facts, "fact.eligibility", run.about().eligibility());
        add(facts, "fact.capacity", run.registration().capacity());
        add(facts, "fact.contact", run.registration().contact());
        return facts;
    }

    private static void add(List<FactView> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new FactView(MESSAGES.say(key), value));
        }
    }

    private static RegistrationView.Status status(ViewRegistration.Page page, SignUp mine) {
        String note = page.step().map(SignUpStep::note).orElse("");
        String detail = MESSAGES.say("detail." + mine.state(), "ahead", page.ahead());
        if (page.entry().run().state().isCancelled() && mine.state().isOpen()) {
            detail = MESSAGES.say("detail.cancelled");
        } else if (mine.state() == SignUpState.WAITING && !page.movesUp()) {
            detail = MESSAGES.say("detail.over");
        }
        return new RegistrationView.Status(
                Words.mark(mine.state()),
                mine.tier().isEmpty()
                        ? SignUpWords.own(mine.state())
                        : MESSAGES.say("status.tier", "state", SignUpWords.own(mine.state()), "tier", mine.tier()),
                detail,
                note.isEmpty() ? null : note);
    }

    private RegistrationView.Register form(Session session, ViewRegistration.Page page, Typed typed) {
        List<RegistrationView.Tier> tiers = new ArrayList<>();
        boolean one =
                page.ways().stream().filter(way -> way.obstacle().isEmpty()).count() == 1;
        for (ViewRegistration.Way way : page.ways()) {
            String name = way.tier().name();
            boolean chosen = typed.wishes() == null
                    ? one && way.obstacle().isEmpty()
                    : typed.tier().equals(name);
            tiers.add(new RegistrationView.Tier(
                    name,
                    Words.tier(name),
                    way.tier().note(),
                    SignUpWords.places(way),
                    Words.conditions(way.tier()),
                    way.obstacle().map(SignUpWords::obstacle).orElse(null),
                    chosen));
        }
        List<RegistrationView.Question> questions = new ArrayList<>();
        for (String question : page.entry().run().registration().questions()) {
            int number = questions.size();
            questions.add(new RegistrationView.Question(
                    number,
                    question,
                    number < typed.answers().size()
                            ? typed.answers().get(number).text()
                            : ""));
        }
        RegisterForRun.Wishes wishes = typed.wishes();
        return new RegistrationView.Register(
                visitor.form(session, PAGE + "/" + page.entry().run().id()),
                tiers,
                questions,
                wishes == null
                        ? new RegistrationView.Wishes(null, false, page.mail(), "", true, null)
                        : wishes(null, page.mail(), wishes, typed.faults()),
                faults(typed, page));
    }

    private static List<String> faults(Typed typed, ViewRegistration.Page page) {
        List<String> faults = new ArrayList<>();
        typed.faults().forEach(fault -> faults.add(MESSAGES.say("fault." + fault)));
        if (faults.isEmpty() && typed.wishes() != null && !typed.changing()) {
            page.ways().stream()
                    .filter(way -> way.tier().name().equals(typed.tier()))
                    .flatMap(way -> way.obstacle().stream())
                    .forEach(obstacle -> faults.add(SignUpWords.obstacle(obstacle)));
        }
        return faults;
    }

    private RegistrationView.Wishes wishes(Session session, ViewRegistration.Page page, SignUp mine, Typed typed) {
        FormView form = visitor.form(session, PAGE + "/" + mine.run() + "/change");
        RegisterForRun.Wishes given = typed.changing() ? typed.wishes() : null;
        String address = mine.address();
        return given != null
                ? wishes(form, page.mail(), given, typed.faults())
                : new RegistrationView.Wishes(
                        form, mine.shown(), page.mail(), address == null ? "" : address, mine.reminders(), null);
    }

    private static RegistrationView.Wishes wishes(
            @Nullable FormView form, boolean mail, RegisterForRun.Wishes wishes, List<Fault> faults) {
        return new RegistrationView.Wishes(
                form,
                wishes.shown(),
                mail,
                wishes.address() == null ? "" : wishes.address(),
                wishes.reminders(),
                faults.contains(Fault.ADDRESS) ? MESSAGES.say("fault.ADDRESS") : null);
    }
}
