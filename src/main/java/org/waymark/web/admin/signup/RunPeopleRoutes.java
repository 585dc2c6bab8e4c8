package org.waymark.web.admin.signup;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.waymark.journey.signup.SelectPeople;
import org.waymark.journey.signup.SelectPeople.Decision;
import org.waymark.language.Messages;
import org.waymark.learning.RunId;
import org.waymark.sheet.SafeCsv;
import org.waymark.signup.Answer;
import org.waymark.signup.SignUp;
import org.waymark.signup.SignUpId;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.part.Words;

/** Staff see who registered for a run, and decide who takes part. */
public final class RunPeopleRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(RunPeopleRoutes.class);

    private final AdminVisitor visitor;
    private final SelectPeople selectPeople;

    public RunPeopleRoutes(AdminVisitor visitor, SelectPeople selectPeople) {
        this.visitor = visitor;
        this.selectPeople = selectPeople;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/runs/{run}/people", context -> {
            AdminSession session = visitor.session(context);
            show(context, session, Map.of(), "", List.of());
        });
        routes.post("/admin/{session}/runs/{run}/people", this::decide);
        routes.get("/admin/{session}/runs/{run}/people.csv", this::export);
    }

    private static RunId run(Context context) {
        return new RunId(context.pathParam("run"));
    }

    private void decide(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String note = form.text("note").strip();
        Map<SignUpId, Decision> decisions = new HashMap<>();
        for (SelectPeople.Person person :
                selectPeople.view(run(context)).orElseThrow(Refusal::notFound).people()) {
            SignUpId id = person.signUp().id();
            Stream.of(Decision.values())
                    .filter(one -> one.name().equals(form.text("do-" + id)))
                    .findFirst()
                    .ifPresent(one -> decisions.put(id, one));
        }
        if (note.length() > SelectPeople.LONGEST_NOTE) {
            context.status(422);
            show(
                    context,
                    session,
                    decisions,
                    note,
                    List.of(MESSAGES.say("people.note-long", "longest", SelectPeople.LONGEST_NOTE)));
            return;
        }
        String name = visitor.name(session);
        SelectPeople.Result result = selectPeople
                .decide(run(context), decisions, note, name.isEmpty() ? MESSAGES.say("people.staff") : name)
                .orElseThrow(Refusal::notFound);
        if (result.full() > 0) {
            // What could be done is done; what could not is said, with the page as it is now.
            context.status(422);
            show(
                    context,
                    session,
                    Map.of(),
                    "",
                    List.of(MESSAGES.say("people.full", "full", result.full(), "done", result.done())));
        } else {
            visitor.backTo(
                    context,
                    session,
                    "/runs/" + run(context) + "/people",
                    result.done() == 0 ? Flash.NOTHING_DONE : Flash.PLACES_DECIDED);
        }
    }

    private void show(
            Context context, AdminSession session, Map<SignUpId, Decision> chosen, String note, List<String> faults) {
        SelectPeople.Page page = selectPeople.view(run(context)).orElseThrow(Refusal::notFound);
        String address = "/runs/" + page.entry().run().id();
        boolean nobody = page.people().isEmpty();
        visitor.show(
                context,
                session,
                new RunPeopleView(
                        visitor.layout(context, session, MESSAGES.say("people.heading"), "/runs"),
                        new LinkView(MESSAGES.say("people.run"), session.path(address)),
                        page.entry().title(),
                        Words.dates(page.entry().run()),
                        page.entry().run().registration().here(),
                        nobody
                                ? null
                                : new LinkView(MESSAGES.say("people.export"), session.path(address + "/people.csv")),
                        nobody ? null : visitor.form(session, address + "/people"),
                        note,
                        faults,
                        IntStream.range(0, page.tiers().size())
                                .mapToObj(i -> tier(session, page, i, chosen))
                                .toList()));
    }

    private static RunPeopleView.Tier tier(
            AdminSession session, SelectPeople.Page page, int number, Map<SignUpId, Decision> chosen) {
        SelectPeople.TierPlaces places = page.tiers().get(number);
        String name = places.tier().name();
        return new RunPeopleView.Tier(
                "tier-" + number,
                Words.tier(name),
                places.offered() ? taken(places) : MESSAGES.say("people.not-offered"),
                Words.conditions(places.tier()),
                page.people().stream()
                        .filter(person -> person.signUp().tier().equals(name))
                        .sorted(Comparator.comparing(
                                person -> !person.signUp().state().isOpen()))
                        .map(person -> person(session, page, person, chosen))
                        .toList());
    }

    private static String taken(SelectPeople.TierPlaces tier) {
        OptionalInt left = tier.places().left();
        Integer places = tier.tier().places();
        return left.isEmpty() || places == null
                ? MESSAGES.say("people.taken", "people", tier.places().people())
                : MESSAGES.say(
                        tier.tier().perCity() ? "people.taken.cities" : "people.taken.places",
                        "taken",
                        tier.places().taken(),
                        "places",
                        places,
                        "people",
                        tier.places().people());
    }

    private static RunPeopleView.Person person(
            AdminSession session, SelectPeople.Page page, SelectPeople.Person person, Map<SignUpId, Decision> chosen) {
        SignUp signUp = person.signUp();
        List<OptionView> decisions = new ArrayList<>();
        decisions.add(new OptionView("", MESSAGES.say("people.leave"), !chosen.containsKey(signUp.id())));
        Stream.of(Decision.values())
                .filter(one -> one.isPossible(signUp.state()))
                .filter(one -> one != Decision.WAIT || !hasRoom(page, signUp))
                .forEach(one ->
                        decisions.add(new OptionView(one.name(), MESSAGES.say(one), chosen.get(signUp.id()) == one)));
        return new RunPeopleView.Person(
                signUp.id().toString(),
                new LinkView(
                        person.learner().displayName(),
                        session.path("/people/" + person.learner().id())),
                person.city(),
                person.platform(),
                Words.mark(signUp.state()),
                Words.state(signUp.state()),
                !signUp.state().isOpen(),
                person.step()
                        .map(step -> MESSAGES.say(
                                step.by().isEmpty() ? "people.since" : "people.since-by",
                                "since",
                                step.notedAt(),
                                "by",
                                step.by()))
                        .orElse(""),
                person.step().map(step -> step.note()).orElse(""),
                signUp.answers().stream()
                        .map(answer -> new RunPeopleView.Answer(answer.question(), answer.text()))
                        .toList(),
                decisions);
    }

    /** Whoever waits where there is room would move up at once. */
    private static boolean hasRoom(SelectPeople.Page page, SignUp signUp) {
        return page.tiers().stream()
                .filter(tier -> tier.tier().name().equals(signUp.tier()))
                .anyMatch(tier -> tier.places().fits(signUp.city()));
    }

    private static String answer(SignUp signUp, String question) {
        return signUp.answers().stream()
                .filter(one -> one.question().equals(question))
                .findFirst()
                .map(Answer::text)
                .orElse("");
    }

    private void export(Context context) {
        visitor.session(context);
        SelectPeople.Page page = selectPeople.export(run(context)).orElseThrow(Refusal::notFound);
        context.header("Content-Disposition", "attachment; filename=\"registrations.csv\"");
        context.contentType("text/csv; charset=utf-8");
        List<String> questions = page.people().stream()
                .flatMap(person -> person.signUp().answers().stream())
                .map(Answer::question)
                .distinct()
                .toList();
        try {
            SafeCsv csv = new SafeCsv(new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8));
            csv.write(Stream.concat(
                            Stream.of("name", "city", "platform", "tier", "state", "registered at", "changed at"),
                            questions.stream())
                    .toList());
            for (SelectPeople.Person person : page.people()) {
                SignUp signUp = person.signUp();
                csv.write(Stream.concat(
                                Stream.of(
                                        person.learner().displayName(),
                                        person.city(),
                                        person.platform(),
                                        signUp.tier(),
                                        Words.state(signUp.state()),
                                        signUp.signedUpAt().toString(),
                                        signUp.changedAt().toString()),
                                questions.stream().map(question -> answer(signUp, question)))
                        .toList());
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
