package org.waymark.web.admin.city;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.waymark.journey.city.ManageLeads;
import org.waymark.journey.question.ViewQuestions;
import org.waymark.journey.standing.Certification;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.Alphabet;
import org.waymark.people.CityId;
import org.waymark.people.IssuedCode;
import org.waymark.progress.city.Standing;
import org.waymark.standard.Level;
import org.waymark.standing.CityStandard;
import org.waymark.web.Days;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.part.AheadWords;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.question.QuestionWords;

/** Makes a city's page, with what was typed into its forms and could not be taken. */
final class CityFilePage {
    private static final Messages MESSAGES = Messages.of(CityFilePage.class);

    private static final int LONGEST_SEARCH = 255;

    private final AdminVisitor visitor;
    private final ViewStanding standings;
    private final ManageLeads manageLeads;
    private final ViewQuestions viewQuestions;
    private final CityPast past;
    private final LeadWords leadWords;

    CityFilePage(AdminVisitor visitor, ViewStanding standings, ManageLeads manageLeads, ViewQuestions viewQuestions) {
        this.visitor = visitor;
        this.standings = standings;
        this.manageLeads = manageLeads;
        this.viewQuestions = viewQuestions;
        this.past = new CityPast(visitor);
        this.leadWords = new LeadWords(visitor);
    }

    static CityId city(Context context) {
        return new CityId(AdminVisitor.id(context, "city"));
    }

    static String address(CityId city) {
        return "/cities/" + city;
    }

    /** Shows the page as it is, with empty forms. */
    void show(Context context, AdminSession session, CityId id) {
        show(context, session, id, CityForms.nothing(standings.today()));
    }

    /** Shows the page with what was typed, and says that it was not taken. */
    void refuse(Context context, AdminSession session, CityId id, CityForms typed) {
        context.status(422);
        show(context, session, id, typed);
    }

    /** Returns the day that it is, as a field takes it. */
    LocalDate today() {
        return standings.today();
    }

    private void show(Context context, AdminSession session, CityId id, CityForms typed) {
        Form query = Form.query(context);
        String asked = query.text("on");
        String person = query.text("lead").strip();
        ManageLeads.Leads leads = manageLeads.view(
                id,
                person.length() > LONGEST_SEARCH ? "" : person,
                Alphabet.ofReader(context.header("Accept-Language")));
        LocalDate today = standings.today();
        Optional<LocalDate> day = asked.isEmpty() ? Optional.of(today) : Days.read(asked);
        ViewStanding.CityFile file = standings.view(id, day.orElse(today)).orElseThrow(Refusal::notFound);
        Standing standing = file.standing().standing();
        String city = file.standing().city().name();
        if (day.isEmpty()) {
            context.status(422);
        }
        Set<String> claimed =
                ticked(standing, line -> StandingWords.isOwn(line.facts().claim()));
        Set<String> confirmed =
                ticked(standing, line -> StandingWords.isOwn(line.facts().confirmation()));
        CityForms.Ticks ticks = typed.ticks();
        visitor.show(
                context,
                session,
                new CityFileView(
                        visitor.layout(context, session, city, "/cities"),
                        city,
                        new LinkView(MESSAGES.say("city.back"), session.path("/cities")),
                        visitor.search(session, address(id)),
                        new CityFileView.Day(
                                day.orElse(today).toString(),
                                day.isEmpty() ? MESSAGES.say("day.wrong") : null,
                                Language.current().day(standing.at())),
                        summary(file),
                        standing.at().equals(today)
                                ? AheadWords.city(
                                        file.ahead(),
                                        entry -> session.path(
                                                "/runs/" + entry.run().id()))
                                : null,
                        viewQuestions.listOpen(id).stream()
                                .map(line -> new LinkView(
                                        QuestionWords.shortened(line.words()),
                                        session.path(
                                                "/questions/" + line.question().id())))
                                .toList(),
                        new LinkView(MESSAGES.say("city.questions.all"), session.path("/questions?city=" + id)),
                        standing.areas().stream()
                                .map(area -> StandingWords.area(
                                        area,
                                        ticks == null ? claimed : ticks.claimed(),
                                        ticks == null ? confirmed : ticks.confirmed()))
                                .toList(),
                        standing.at().equals(today)
                                ? marking(session, id, file, claimed, confirmed, typed.marking())
                                : null,
                        assessing(session, id, file, typed.assessment()),
                        new CityFileView.Notes(
                                visitor.form(session, address(id) + "/notes"),
                                typed.note(),
                                typed.noteProblem(),
                                past.notes(session, file)),
                        past.history(session, file, leads),
                        new LinkView(MESSAGES.say("city.audit"), session.path("/audit?city=" + id)),
                        new LinkView(MESSAGES.say("city.change"), session.path("/cities/standard?city=" + id)),
                        file.standards().stream().map(StandingWords::said).toList(),
                        file.standards().isEmpty() ? null : visitor.form(session, address(id) + "/undo"),
                        visitor.form(session, "/cities", new FormView.Field("city", city)),
                        file.codes().stream()
                                .map(code -> code(session, id, code))
                                .toList(),
                        leadWords.leads(session, id, person, leads)));
    }

    private static CityFileView.Summary summary(ViewStanding.CityFile file) {
        Standing standing = file.standing().standing();
        CityStandard said = file.standing().said();
        Certification certification = file.certification();
        String level = standing.level().map(Level::title).orElse(null);
        return new CityFileView.Summary(
                file.standing().standard().title(),
                said == null || said.standard() == null
                        ? null
                        : Language.current().day(said.since()),
                standing.points(),
                standing.possible(),
                standing.supported(),
                standing.claimed(),
                level,
                certification.title() == null
                        ? MESSAGES.say("city.not-certified")
                        : StandingWords.awarded(certification.title(), certification.until()),
                !certification.differs()
                        ? null
                        : level == null
                                ? MESSAGES.say("city.differs.none")
                                : MESSAGES.say("city.differs", "level", level),
                StandingWords.gaps(file.standing().standard()));
    }

    private static Set<String> ticked(Standing standing, Predicate<Standing.CriterionStanding> is) {
        return standing.areas().stream()
                .flatMap(area -> area.criteria().stream())
                .filter(is)
                .map(line -> line.criterion().code().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private CityFileView.Marking marking(
            AdminSession session,
            CityId id,
            ViewStanding.CityFile file,
            Set<String> claimed,
            Set<String> confirmed,
            CityForms.Marking typed) {
        return new CityFileView.Marking(
                visitor.form(
                        session,
                        address(id) + "/marks",
                        new FormView.Field(
                                "standard", file.standing().standard().id().value()),
                        new FormView.Field("was-claimed", String.join(" ", claimed)),
                        new FormView.Field("was-confirmed", String.join(" ", confirmed))),
                typed.day(),
                typed.evidence(),
                typed.problem());
    }

    private CityFileView.Assessing assessing(
            AdminSession session, CityId id, ViewStanding.CityFile file, CityForms.Assessment typed) {
        List<OptionView> levels = file.versions().stream()
                .flatMap(standard -> standard.levels().stream())
                .map(Level::title)
                .distinct()
                .map(title -> new OptionView(title, title, title.equals(typed.level())))
                .toList();
        return new CityFileView.Assessing(
                file.assessments().stream()
                        .filter(one -> one.takesBack() == null)
                        .map(one -> past.assessment(session, file, one))
                        .toList(),
                visitor.form(session, address(id) + "/assessments"),
                typed.day(),
                file.versions().stream()
                        .map(one -> new OptionView(
                                one.id().value(), one.title(), one.id().value().equals(typed.standard())))
                        .toList(),
                levels,
                typed.criteria(),
                typed.until(),
                typed.note(),
                typed.problem(),
                new LinkView(MESSAGES.say("city.assess.table"), session.path("/cities/assessments")));
    }

    private CityFileView.Code code(AdminSession session, CityId city, IssuedCode issued) {
        String shown = issued.code().shown();
        return new CityFileView.Code(
                shown,
                Language.current().moment(issued.createdAt()),
                issued.withdrawn()
                        ? null
                        : visitor.form(
                                session,
                                "/cities/withdraw",
                                new FormView.Field("code", shown),
                                new FormView.Field("city", city.toString())));
    }
}
