package org.waymark.web.lead;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.waymark.journey.lead.ViewPeople;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.Alphabet;
import org.waymark.people.lead.CityPerson;
import org.waymark.sheet.SafeCsv;
import org.waymark.web.Form;
import org.waymark.web.Routes;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.session.Session;

/** The people of the own city who let its leads see them, a page at a time and as a table. */
final class PeopleRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(PeopleRoutes.class);
    private static final String PAGE = "/city/people";
    private static final int LONGEST_SEARCH = 200;

    private final LeadVisitor visitor;
    private final ViewPeople viewPeople;

    PeopleRoutes(LeadVisitor visitor, ViewPeople viewPeople) {
        this.visitor = visitor;
        this.viewPeople = viewPeople;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/city/people", this::people);
        routes.get("/s/{session}/city/people.csv", this::export);
    }

    private void people(Context context) {
        Session session = visitor.session(context);
        Form query = Form.query(context);
        String asked = asked(query);
        String wanted = query.text("page");
        ViewPeople.PeoplePage page = viewPeople
                .view(
                        session.learner(),
                        asked,
                        wanted.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(wanted) : 1,
                        alphabet(context))
                .orElseThrow(LeadVisitor::noLead);
        visitor.show(
                context,
                session,
                new PeopleView(
                        visitor.layout(session, MESSAGES.say("people.heading"), null),
                        page.city().name(),
                        LeadVisitor.ways(session, PAGE),
                        new FormView(session.path(PAGE), ""),
                        asked,
                        new LinkView(MESSAGES.say("people.clear"), session.path(PAGE)),
                        page.found(),
                        page.people().stream().map(PeopleRoutes::row).toList(),
                        page.page() == 1 ? null : link(session, "people.previous", asked, page.page() - 1),
                        page.page() * ViewPeople.PAGE >= page.found()
                                ? null
                                : link(session, "people.next", asked, page.page() + 1),
                        others(page),
                        new LinkView(
                                MESSAGES.say("people.export"),
                                session.path(PAGE + ".csv" + (asked.isEmpty() ? "" : "?q=" + encoded(asked)))),
                        new LinkView(MESSAGES.say("people.invite"), session.path("/city/invite"))));
    }

    private static String others(ViewPeople.PeoplePage page) {
        return page.few() ? MESSAGES.say("people.few") : MESSAGES.say("people.others", "count", page.others());
    }

    private static PeopleView.Row row(ViewPeople.Person person) {
        return new PeopleView.Row(
                name(person.person()),
                person.takes().stream().map(entry -> entry.title()).distinct().toList(),
                person.completed().stream()
                        .map(one -> MESSAGES.say(
                                "people.completed.on",
                                "title",
                                one.entry().title(),
                                "day",
                                Language.current().day(one.at())))
                        .toList());
    }

    private static String name(CityPerson person) {
        String name = person.name();
        return name == null || name.isBlank() ? MESSAGES.say("people.unnamed", "id", person.subject()) : name;
    }

    private static LinkView link(Session session, String key, String asked, int page) {
        return new LinkView(
                MESSAGES.say(key),
                session.path(PAGE + "?" + (asked.isEmpty() ? "" : "q=" + encoded(asked) + "&") + "page=" + page));
    }

    private static String asked(Form query) {
        String text = query.text("q").strip();
        return text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Alphabet alphabet(Context context) {
        return Alphabet.ofReader(context.header("Accept-Language"));
    }

    private void export(Context context) throws IOException {
        Session session = visitor.session(context);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafeCsv csv = new SafeCsv(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.write(List.of("name", "takes", "completed", "last_completed"));
        boolean leads = viewPeople.export(
                session.learner(), asked(Form.query(context)), alphabet(context), one -> csv.write(fields(one)));
        if (!leads) {
            throw LeadVisitor.noLead();
        }
        csv.flush();
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"people.csv\"");
        context.contentType("text/csv; charset=utf-8");
        context.result(out.toByteArray());
    }

    private static List<String> fields(ViewPeople.Person person) {
        return List.of(
                name(person.person()),
                person.takes().stream().map(entry -> entry.title()).distinct().collect(Collectors.joining("; ")),
                person.completed().stream().map(one -> one.entry().title()).collect(Collectors.joining("; ")),
                person.completed().stream()
                        .map(one ->
                                LocalDate.ofInstant(one.at(), ZoneOffset.UTC).toString())
                        .reduce("", (earlier, later) -> later));
    }
}
