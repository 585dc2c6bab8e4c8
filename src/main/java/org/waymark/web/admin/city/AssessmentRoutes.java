package org.waymark.web.admin.city;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.standing.ImportAssessments;
import org.waymark.journey.standing.MarkCriteria;
import org.waymark.journey.standing.RecordAssessment;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.people.CityCode;
import org.waymark.people.CityId;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.FileFault;
import org.waymark.standard.StandardId;
import org.waymark.web.Days;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;

/** Assessments: recorded one by one on a city's page, or many from a table, and taken back. */
final class AssessmentRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(AssessmentRoutes.class);
    private static final String PAGE = "/cities/assessments";
    private static final int LARGEST = 1024 * 1024;
    private static final int LONGEST_LEVEL = 64;
    private static final int LONGEST_CRITERIA = 4000;

    private final AdminVisitor visitor;
    private final StandingJourneys standings;
    private final CityFilePage page;

    AssessmentRoutes(AdminVisitor visitor, StandingJourneys standings, CityFilePage page) {
        this.visitor = visitor;
        this.standings = standings;
        this.page = page;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/cities/assessments", this::open);
        routes.post("/admin/{session}/cities/assessments/preview", this::preview);
        routes.post("/admin/{session}/cities/assessments", this::run);
        routes.post("/admin/{session}/cities/{city}/assessments", this::record);
        routes.post("/admin/{session}/cities/{city}/assessments/undo", this::takeBack);
    }

    private void record(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId id = CityFilePage.city(context);
        CityForms.Assessment typed = new CityForms.Assessment(
                form.text("assessed-on"),
                form.text("assessed-standard"),
                form.text("criteria"),
                form.text("level"),
                form.text("until"),
                form.text("assessment-note").strip(),
                null);
        Optional<String> problem = problem(typed);
        if (problem.isEmpty()) {
            RecordAssessment.Outcome outcome =
                    standings.recordAssessment.record(id, result(typed, visitor.name(session)));
            if (outcome instanceof RecordAssessment.NoSuchCity) {
                throw Refusal.notFound();
            }
            problem = Optional.ofNullable(ImportAssessments.problem(outcome)).map(Message::words);
            if (problem.isEmpty()) {
                visitor.backTo(
                        context,
                        session,
                        CityFilePage.address(id),
                        outcome instanceof RecordAssessment.Known ? Flash.NOTHING_DONE : Flash.ASSESSMENT_RECORDED);
                return;
            }
        }
        page.refuse(
                context,
                session,
                id,
                CityForms.nothing(page.today())
                        .with(new CityForms.Assessment(
                                typed.day(),
                                typed.standard(),
                                typed.criteria(),
                                typed.level(),
                                typed.until(),
                                typed.note(),
                                problem.get())));
    }

    private static Optional<String> problem(CityForms.Assessment typed) {
        boolean oddEnd = !typed.until().isEmpty() && Days.read(typed.until()).isEmpty();
        if (Days.read(typed.day()).isEmpty() || oddEnd) {
            return Optional.of(MESSAGES.say("day.wrong"));
        }
        if (typed.note().length() > MarkCriteria.LONGEST_EVIDENCE) {
            return Optional.of(MESSAGES.say("mark.evidence-long", "longest", MarkCriteria.LONGEST_EVIDENCE));
        }
        if (typed.criteria().length() > LONGEST_CRITERIA || typed.level().length() > LONGEST_LEVEL) {
            throw Refusal.badInput();
        }
        return Optional.empty();
    }

    private static RecordAssessment.Result result(CityForms.Assessment typed, String by) {
        List<CriterionCode> codes = CityForms.codes(typed.criteria());
        return new RecordAssessment.Result(
                Days.read(typed.day()).orElseThrow(),
                typed.standard().isEmpty() ? null : new StandardId(typed.standard()),
                codes,
                typed.level().isEmpty() ? null : typed.level(),
                Days.read(typed.until()).orElse(null),
                typed.note(),
                by);
    }

    private void takeBack(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        CityId id = CityFilePage.city(context);
        boolean done = standings.recordAssessment.takeBack(id, CityFileRoutes.number(form), visitor.name(session));
        visitor.backTo(
                context, session, CityFilePage.address(id), done ? Flash.ASSESSMENT_TAKEN_BACK : Flash.NOTHING_DONE);
    }

    private void open(Context context) {
        show(context, visitor.session(context), "", null, false);
    }

    private void preview(Context context) {
        visitor.session(context);
        Form form = Form.withFile(context);
        AdminSession session = visitor.posting(context, form);
        ImportAssessments.FileText given = given(context);
        FileFault fault = given.fault();
        ImportAssessments.Outcome outcome = fault != null
                ? new ImportAssessments.Faulty(List.of(fault))
                : standings.importAssessments.preview(bytes(given.text()));
        show(context, session, given.text(), outcome, false);
    }

    private void run(Context context) {
        visitor.session(context);
        Form form = Form.withFile(context);
        AdminSession session = visitor.posting(context, form);
        String text = given(context).text();
        show(context, session, text, standings.importAssessments.run(bytes(text), visitor.name(session)), true);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void show(
            Context context,
            AdminSession session,
            String text,
            ImportAssessments.@Nullable Outcome outcome,
            boolean done) {
        List<AssessmentsView.Fault> faults = List.of();
        List<AssessmentsView.Line> lines = List.of();
        long fresh = 0;
        if (outcome instanceof ImportAssessments.Faulty faulty) {
            context.status(422);
            faults = faulty.faults().stream()
                    .map(fault -> new AssessmentsView.Fault(
                            fault.line(), fault.field(), fault.message().words()))
                    .toList();
        } else if (outcome instanceof ImportAssessments.Done all) {
            lines = all.lines().stream().map(line -> line(line, done)).toList();
            fresh = all.recorded();
        }
        visitor.show(
                context,
                session,
                new AssessmentsView(
                        visitor.layout(context, session, MESSAGES.say("import.heading"), "/cities"),
                        new LinkView(MESSAGES.say("city.back"), session.path("/cities")),
                        visitor.form(session, PAGE + "/preview"),
                        outcome instanceof ImportAssessments.Done && !done && fresh > 0
                                ? visitor.form(session, PAGE, new FormView.Field("text", text))
                                : null,
                        done && faults.isEmpty() ? "" : text,
                        faults,
                        lines,
                        ImportAssessments.columns().stream()
                                .map(column -> new AssessmentsView.Column(
                                        column.name(), column.meaning().words()))
                                .toList(),
                        fresh,
                        done && faults.isEmpty()));
    }

    private static AssessmentsView.Line line(ImportAssessments.Line of, boolean done) {
        String level = of.level();
        CityCode code = of.code();
        return new AssessmentsView.Line(
                of.city(),
                of.newCity(),
                Language.current().day(of.day()),
                of.confirmed(),
                level == null ? null : StandingWords.awarded(level, of.until()),
                of.known(),
                // The code of a preview is not the one that will be made.
                done && code != null ? code.shown() : null);
    }

    /** The file when one came, else what was pasted. */
    private static ImportAssessments.FileText given(Context context) {
        UploadedFile file = context.isMultipartFormData() ? context.uploadedFile("file") : null;
        if (file == null || file.size() == 0) {
            String pasted = context.formParam("text");
            String text = pasted == null ? "" : pasted.replace("\0", "");
            if (text.length() > LARGEST) {
                throw new Refusal(413, "TOO_LARGE");
            }
            return ImportAssessments.text(bytes(text));
        }
        if (file.size() > LARGEST) {
            throw new Refusal(413, "TOO_LARGE");
        }
        try (InputStream in = file.content()) {
            return ImportAssessments.text(in.readAllBytes());
        } catch (IOException e) {
            throw Refusal.badInput();
        }
    }
}
