package org.waymark.web.question;

import java.util.ArrayList;
import java.util.List;
import org.waymark.journey.question.QuestionPage;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.question.Contact;
import org.waymark.question.Hosting;
import org.waymark.question.HostingState;
import org.waymark.question.QuestionEntry;
import org.waymark.question.QuestionState;
import org.waymark.question.Topic;
import org.waymark.web.part.FactView;

/** Says questions in the words of the pages. */
public final class QuestionWords {
    private static final Messages MESSAGES = Messages.of(QuestionWords.class);
    private static final int SHORT = 120;

    private QuestionWords() {}

    /** Returns what a question is about. */
    public static String topic(Topic topic) {
        return MESSAGES.say(topic);
    }

    /** Says whose turn it is. */
    public static String state(QuestionState state) {
        return MESSAGES.say(state);
    }

    /** Says how far it is with a city that would like to host. */
    public static String state(HostingState state) {
        return MESSAGES.say(state);
    }

    /** Returns the name of the sign beside a state. */
    public static String mark(QuestionState state) {
        return state == QuestionState.OPEN ? "wait" : "done";
    }

    /** Returns the beginning of what somebody wrote, on one line. */
    public static String shortened(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHORT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHORT)) + "…";
    }

    /** Names a contact, with its address where it has one; empty where nobody is named. */
    public static String contact(Contact contact) {
        return contact.name().isEmpty() || contact.address().isEmpty()
                ? contact.name() + contact.address()
                : MESSAGES.say("contact.both", "name", contact.name(), "address", contact.address());
    }

    /**
     * Words a question.
     *
     * @param asker what whoever asked is called
     * @param facts what stands before the facts of a city's wish
     */
    public static ThreadView thread(QuestionPage page, String asker, List<FactView> facts) {
        QuestionState state = page.line().question().state();
        List<FactView> all = new ArrayList<>(facts);
        Hosting hosting = page.hosting();
        if (hosting != null) {
            all.addAll(facts(hosting, page.opportunity() == null ? MESSAGES.say("host.other") : page.opportunity()));
        }
        return new ThreadView(
                topic(page.line().question().topic()),
                mark(state),
                state(state),
                all,
                page.entries().stream().map(entry -> entry(entry, asker)).toList());
    }

    private static ThreadView.Entry entry(QuestionEntry entry, String asker) {
        Message done = entry.done();
        return new ThreadView.Entry(
                entry.byStaff(),
                !entry.byStaff() ? asker : entry.by().isEmpty() ? MESSAGES.say("staff") : entry.by(),
                Language.current().moment(entry.writtenAt()),
                done == null ? null : done.words(),
                entry.words());
    }

    private static List<FactView> facts(Hosting hosting, String what) {
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView(MESSAGES.say("host.state"), state(hosting.state())));
        facts.add(new FactView(MESSAGES.say("host.what"), what));
        facts.add(new FactView(
                MESSAGES.say("host.days"),
                MESSAGES.say(
                        "days",
                        "first",
                        hosting.firstDay(),
                        "last",
                        hosting.lastDay(),
                        "one",
                        hosting.firstDay().equals(hosting.lastDay()))));
        facts.add(new FactView(MESSAGES.say("host.people"), MESSAGES.say("people", "count", hosting.people())));
        if (!hosting.place().isEmpty()) {
            facts.add(new FactView(MESSAGES.say("host.place"), hosting.place()));
        }
        Hosting.Plan plan = hosting.plan();
        if (plan != null) {
            facts.add(new FactView(
                    MESSAGES.say("host.plan"),
                    MESSAGES.say(
                            "planned",
                            "first",
                            plan.firstDay(),
                            "last",
                            plan.lastDay(),
                            "one",
                            plan.firstDay().equals(plan.lastDay()),
                            "placed",
                            !plan.place().isEmpty(),
                            "place",
                            plan.place())));
        }
        return facts;
    }
}
