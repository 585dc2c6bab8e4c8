package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.admin.question.AnswerView;
import org.waymark.web.admin.question.ContactsView;
import org.waymark.web.admin.question.InboxView;
import org.waymark.web.lead.HostView;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.question.AskView;
import org.waymark.web.question.QuestionView;
import org.waymark.web.question.QuestionsView;
import org.waymark.web.question.ThreadView;

/** The pages of questions, hosting and contacts: rich, empty, and full of hostile text. */
final class QuestionSamples {
    private static final FormView FORM = new FormView("/s/t/questions/new", "token-1");
    private static final LinkView LINK = new LinkView("My questions", "/s/t/questions");
    private static final String LONG = "Can our city take part in the Sprint, although it was assessed two years ago? "
            + "We have two people who would like to, and one of them works in the evening.";

    private QuestionSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        put(all, "rich", Samples.layout("Questions"), "Springfield", LONG);
        put(all, "hostile", Samples.layout(Samples.HOSTILE), Samples.HOSTILE, Samples.HOSTILE);
        empty(all);
        return all;
    }

    private static ThreadView thread(String x, String words) {
        return new ThreadView(
                x,
                "wait",
                "Waiting for an answer",
                List.of(
                        new FactView("Training", x),
                        new FactView("When it could be", "March 3, 2027 to March 9, 2027")),
                List.of(
                        new ThreadView.Entry(false, x, "today", null, words + "\n\n" + words),
                        new ThreadView.Entry(true, x, "today", "Planned from March 3, 2027 to March 4, 2027.", words),
                        new ThreadView.Entry(true, "Program staff", "today", "The question is settled.", "")));
    }

    private static void put(Map<String, Object> all, String kind, LayoutView layout, String x, String words) {
        LinkView link = new LinkView(x, "/a?" + x);
        List<OptionView> options = List.of(new OptionView(x, x, true), new OptionView("2", words, false));
        all.put(
                "ask-" + kind,
                new AskView(
                        layout,
                        link,
                        FORM,
                        List.of(
                                new AskView.Choice("PROGRAMME", x, words, x, true),
                                new AskView.Choice("DATA", x, words, "", false)),
                        true,
                        true,
                        new AskView.Typed(words, x, x),
                        List.of(x, words)));
        all.put("question-" + kind, new QuestionView(layout, link, true, thread(x, words), x, FORM, words, x, FORM));
        all.put(
                "questions-" + kind,
                new QuestionsView(
                        layout,
                        link,
                        List.of(
                                new QuestionsView.Row(new LinkView(words, "/a"), x, "wait", x, x),
                                new QuestionsView.Row(link, x, "done", "Answered", "today"))));
        all.put(
                "host-" + kind,
                new HostView(
                        layout,
                        x,
                        List.of(link, new LinkView("Host a training", "/b", true)),
                        List.of(
                                new HostView.Row(link, x, x, true, link, FORM),
                                new HostView.Row(link, "March 3, 2027", "Declined", false, null, null)),
                        FORM,
                        options,
                        true,
                        new HostView.Typed("2027-03-03", x, x, x, words, x),
                        List.of(x, words)));
        all.put(
                "inbox-" + kind,
                new InboxView(
                        layout,
                        "2 questions are waiting for an answer.",
                        FORM,
                        FORM,
                        options,
                        options,
                        x,
                        link,
                        2,
                        List.of(
                                new InboxView.Row("1", new LinkView(words, "/a"), x, link, x, "wait", x, x),
                                new InboxView.Row("2", link, "Somebody", null, x, "done", "Settled", "today")),
                        link,
                        link,
                        link,
                        link));
        all.put(
                "answer-" + kind,
                new AnswerView(
                        layout,
                        link,
                        x,
                        List.of(link, link),
                        thread(x, words),
                        FORM,
                        x,
                        words,
                        x,
                        FORM,
                        false,
                        FORM,
                        FORM,
                        options,
                        new AnswerView.Hosting(FORM, "2027-03-03", x, x, words, FORM, words, link)));
        all.put(
                "contacts-" + kind,
                new ContactsView(
                        layout,
                        link,
                        true,
                        List.of(
                                new ContactsView.Row("PROGRAMME", x, FORM, x, x, x),
                                new ContactsView.Row("DATA", "Your data", FORM, "", "", null))));
    }

    private static void empty(Map<String, Object> all) {
        LayoutView layout = Samples.layout("Questions");
        ThreadView thread = new ThreadView(
                "The program",
                "done",
                "Settled",
                List.of(),
                List.of(new ThreadView.Entry(false, "You", "today", null, "Hello?")));
        all.put(
                "ask-empty",
                new AskView(layout, null, FORM, List.of(), false, false, new AskView.Typed("", "", ""), List.of()));
        all.put("question-empty", new QuestionView(layout, null, false, thread, "", FORM, "", null, null));
        all.put("questions-empty", new QuestionsView(layout, LINK, List.of()));
        all.put(
                "host-empty",
                new HostView(
                        layout,
                        "Springfield",
                        List.of(LINK),
                        List.of(),
                        FORM,
                        List.of(),
                        false,
                        new HostView.Typed("", "", "", "", "", ""),
                        List.of()));
        all.put(
                "inbox-empty",
                new InboxView(
                        layout,
                        "No question is waiting for an answer.",
                        FORM,
                        FORM,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        0,
                        List.of(),
                        LINK,
                        LINK,
                        null,
                        null));
        all.put(
                "answer-empty",
                new AnswerView(
                        layout,
                        LINK,
                        "Somebody",
                        List.of(),
                        thread,
                        FORM,
                        "No address.",
                        "",
                        null,
                        FORM,
                        true,
                        null,
                        null,
                        List.of(),
                        null));
        all.put("contacts-empty", new ContactsView(layout, LINK, false, List.of()));
    }
}
