package org.waymark.web.admin.run;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.learning.RunState;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;
import org.waymark.web.part.FactView;
import org.waymark.web.part.Words;

/** Says how runs stand, for staff. */
final class StaffWords {
    private static final Messages MESSAGES = Messages.of(StaffWords.class);

    private StaffWords() {}

    static RunsView.StateView state(Run run, Instant now) {
        RunState state = run.state();
        RunState.Word word = state.word(now);
        LocalDate day = word == RunState.Word.CANCELLED ? state.cancelledOn() : state.postponedFrom();
        String words = MESSAGES.say(
                "state." + word,
                "at",
                Objects.requireNonNullElse(state.publishedAt(), now),
                "day",
                Objects.requireNonNullElse(day, run.start()));
        return switch (word) {
            case DRAFT -> new RunsView.StateView(words, "none", "");
            case SCHEDULED -> new RunsView.StateView(words, "wait", "");
            case CANCELLED -> new RunsView.StateView(words, "problem", "bad");
            case POSTPONED -> new RunsView.StateView(words, "now", "now");
            case PUBLISHED -> new RunsView.StateView(words, "done", "good");
        };
    }

    /** Says what staff ask first about a run. */
    static List<FactView> facts(CatalogueEntry entry, Standard standard, LocalDate today) {
        Run run = entry.run();
        List<FactView> facts = new ArrayList<>();
        add(facts, "fact.phase", Words.phase(run.phase(today)));
        add(facts, "field.standard", standard.title());
        add(
                facts,
                "field.criteria",
                run.criteria().isEmpty()
                        ? MESSAGES.say("fact.no-criteria")
                        : String.join(
                                ", ",
                                run.criteria().stream()
                                        .map(CriterionCode::value)
                                        .toList()));
        add(facts, "field.format", MESSAGES.say(run.place().format()));
        add(
                facts,
                "fact.sessions",
                MESSAGES.say("fact.sessions.count", "count", run.sessions().size()));
        LocalDate deadline = run.registration().deadline();
        add(
                facts,
                "field.registrationDeadline",
                deadline == null ? null : Language.current().day(deadline));
        add(facts, "field.capacity", run.registration().capacity());
        URI takeAt = run.takeAt();
        add(facts, "field.takeAt", takeAt == null ? MESSAGES.say("fact.no-course") : takeAt.toString());
        return facts;
    }

    private static void add(List<FactView> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new FactView(MESSAGES.say(key), value));
        }
    }

    /** Returns the name of a language in that of the reader. */
    static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Language.current().locale());
    }

    /** Returns what a history keeps of whoever makes a change; an operator's link names nobody. */
    static String by(String name) {
        return name.isEmpty() ? MESSAGES.say("who.link") : name;
    }

    /** Says who made a change. */
    static String who(String kept) {
        return kept.isEmpty() ? MESSAGES.say("who.nobody") : kept;
    }
}
