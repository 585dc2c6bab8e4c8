package org.waymark.web.admin.question;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.question.AnswerQuestion;
import org.waymark.journey.question.QuestionJourneys;
import org.waymark.journey.question.ViewQuestions;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.question.Question;
import org.waymark.question.QuestionId;
import org.waymark.question.QuestionLine;
import org.waymark.question.QuestionState;
import org.waymark.question.Topic;
import org.waymark.sheet.SafeCsv;
import org.waymark.web.Form;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.admin.Paging;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.question.QuestionWords;

/** Lists what people asked, those first that wait for an answer. */
final class InboxRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(InboxRoutes.class);

    private final AdminVisitor visitor;
    private final ViewQuestions viewQuestions;
    private final AnswerQuestion answerQuestion;

    InboxRoutes(AdminVisitor visitor, QuestionJourneys journeys) {
        this.visitor = visitor;
        this.viewQuestions = journeys.viewQuestions;
        this.answerQuestion = journeys.answerQuestion;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/questions", this::list);
        routes.get("/admin/{session}/questions/questions.csv", this::export);
        routes.post("/admin/{session}/questions/settle", this::settle);
    }

    private void list(Context context) {
        AdminSession session = visitor.session(context);
        Form query = Form.query(context);
        InboxQuery asked = InboxQuery.of(query);
        Paging paging = Paging.of(query);
        ViewQuestions.Listed listed = viewQuestions.list(asked.filter(), paging.offset(), Paging.SIZE);
        String address = session.path("/questions") + asked.address();
        visitor.show(
                context,
                session,
                new InboxView(
                        visitor.layout(context, session, MESSAGES.say("list.heading"), "/questions"),
                        MESSAGES.say("list.open", "count", listed.open()),
                        new FormView(session.path("/questions"), "", city(asked)),
                        visitor.form(session, "/questions/settle"),
                        Arrays.stream(QuestionState.values())
                                .map(state -> new OptionView(
                                        state.name(),
                                        QuestionWords.state(state),
                                        state == asked.filter().state()))
                                .toList(),
                        Arrays.stream(Topic.values())
                                .map(topic -> new OptionView(
                                        topic.name(),
                                        QuestionWords.topic(topic),
                                        topic == asked.filter().topic()))
                                .toList(),
                        listed.city().map(City::name).orElse(null),
                        asked.isAny() ? new LinkView(MESSAGES.say("list.clear"), session.path("/questions")) : null,
                        listed.all(),
                        listed.lines().stream().map(line -> row(session, line)).toList(),
                        new LinkView(
                                MESSAGES.say("list.export"),
                                session.path("/questions/questions.csv") + asked.address()),
                        new LinkView(MESSAGES.say("contacts.heading"), session.path("/questions/contacts")),
                        paging.newer(address),
                        paging.older(address, listed.all() > paging.offset() + Paging.SIZE)));
    }

    /** Keeps the city that the list is of. */
    private static List<FormView.Field> city(InboxQuery asked) {
        CityId city = asked.filter().city();
        return city == null ? List.of() : List.of(new FormView.Field("city", city.toString()));
    }

    private void settle(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        List<QuestionId> ids = form.all("question").stream()
                .limit(Paging.SIZE)
                .flatMap(id -> QuestionId.read(id).stream())
                .toList();
        int settled = answerQuestion.settle(ids, AnswerRoutes.by(visitor, session));
        visitor.backTo(context, session, "/questions", settled > 0 ? Flash.QUESTIONS_SETTLED : Flash.NOTHING_DONE);
    }

    private static InboxView.Row row(AdminSession session, QuestionLine line) {
        Question question = line.question();
        return new InboxView.Row(
                question.id().toString(),
                new LinkView(QuestionWords.shortened(line.words()), session.path(AnswerPage.address(question.id()))),
                who(line),
                city(session, line),
                QuestionWords.topic(question.topic()),
                QuestionWords.mark(question.state()),
                QuestionWords.state(question.state()),
                Language.current().moment(question.changedAt()));
    }

    /** Returns what whoever asked is called. */
    static String who(QuestionLine line) {
        String person = line.person();
        if (line.question().topic() == Topic.HOSTING && person == null) {
            return MESSAGES.say("who.city");
        }
        String name = person == null ? line.question().name() : person;
        return name.isBlank() ? MESSAGES.say(line.question().learner() == null ? "who.stranger" : "who.learner") : name;
    }

    static @Nullable LinkView city(AdminSession session, QuestionLine line) {
        CityId city = line.question().city();
        String name = line.cityName();
        return city == null || name == null ? null : new LinkView(name, session.path("/cities/" + city));
    }

    private void export(Context context) throws IOException {
        visitor.session(context);
        context.header("Cache-Control", "no-store");
        context.header("Content-Disposition", "attachment; filename=\"questions.csv\"");
        context.contentType("text/csv; charset=utf-8");
        SafeCsv csv = new SafeCsv(new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8));
        csv.write(List.of("asked_at", "changed_at", "state", "topic", "city", "person", "page", "question"));
        viewQuestions.export(InboxQuery.of(Form.query(context)).filter(), line -> csv.write(fields(line)));
        csv.flush();
    }

    private static List<String> fields(QuestionLine line) {
        Question question = line.question();
        return Stream.<@Nullable Object>of(
                        question.askedAt(),
                        question.changedAt(),
                        question.state(),
                        question.topic(),
                        line.cityName(),
                        who(line),
                        question.page(),
                        line.words())
                .map(value -> Objects.toString(value, ""))
                .toList();
    }
}
