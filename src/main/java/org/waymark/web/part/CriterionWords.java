package org.waymark.web.part;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.CriterionFacts.Held;
import org.waymark.progress.city.Standing;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.StandardId;
import org.waymark.web.part.CriterionView.Note;

/** Says how criteria stand in a city: what came from another version of the Standard, what lapses, what has lapsed. */
public final class CriterionWords {
    private static final Messages MESSAGES = Messages.of(CriterionWords.class);

    private final LocalDate today;
    private final Map<StandardId, String> standards;

    /** @param standards the titles of all versions */
    public CriterionWords(LocalDate today, Map<StandardId, String> standards) {
        this.today = today;
        this.standards = standards;
    }

    /** @param facts how the criteria stand in the reader's city; null when no city is known */
    public List<CriterionView> criteria(List<Criterion> criteria, @Nullable Map<CriterionCode, CriterionFacts> facts) {
        return criteria.stream()
                .map(criterion -> criterion(
                        criterion, facts == null ? null : facts.getOrDefault(criterion.code(), CriterionFacts.NONE)))
                .toList();
    }

    public CriterionView criterion(Criterion criterion, @Nullable CriterionFacts facts) {
        return Words.criterion(criterion, facts == null ? null : facts(facts, List.of()));
    }

    /** A criterion of a city's own page, which also says why a confirmed one is no point. */
    public CriterionView criterion(Standing.CriterionStanding line) {
        List<Note> missing = line.facts().confirmed() && !line.missing().isEmpty()
                ? List.of(new Note(
                        "problem",
                        MESSAGES.say(
                                "facts.prerequisites",
                                "codes",
                                Language.current()
                                        .all(line.missing().stream()
                                                .map(CriterionCode::value)
                                                .toList()))))
                : List.of();
        return Words.criterion(line.criterion(), facts(line.facts(), missing));
    }

    private CriterionView.Facts facts(CriterionFacts facts, List<Note> missing) {
        List<Note> confirmation = new ArrayList<>(missing);
        confirmation.addAll(confirmation(facts.confirmation()));
        return new CriterionView.Facts(
                facts.supported(),
                facts.claimed(),
                facts.confirmed(),
                facts.confirmed() && missing.isEmpty(),
                support(facts.backing()),
                facts
                        .claim()
                        .filter(held -> !held.sources().isEmpty())
                        .map(held ->
                                new Note("none", MESSAGES.say("facts.claimed.from", "source", from(held.sources()))))
                        .stream()
                        .toList(),
                confirmation);
    }

    private List<Note> support(CriterionFacts.Backing backing) {
        List<Note> notes = new ArrayList<>();
        for (CriterionFacts.Share share : backing.shares()) {
            if (!share.sources().isEmpty()) {
                notes.add(new Note(
                        "none",
                        MESSAGES.say("facts.supported.from", "count", share.count(), "source", from(share.sources()))));
            }
        }
        LocalDate until = backing.until();
        if (until != null && Standing.soon(until, today)) {
            notes.add(new Note("wait", MESSAGES.say("facts.supported.until", "day", until)));
        }
        LocalDate lapsedOn = backing.lapsedOn();
        if (lapsedOn != null) {
            notes.add(new Note(
                    "problem", MESSAGES.say("facts.supported.lapsed", "count", backing.lapsed(), "day", lapsedOn)));
        }
        return notes;
    }

    private List<Note> confirmation(Optional<Held> confirmation) {
        List<Note> notes = new ArrayList<>();
        confirmation.ifPresent(held -> {
            LocalDate until = held.until();
            if (held.lapsed()) {
                notes.add(new Note(
                        "problem",
                        MESSAGES.say(
                                "facts.confirmed.lapsed",
                                "day",
                                Objects.requireNonNull(until),
                                "since",
                                held.since())));
            } else if (until != null) {
                notes.add(new Note(
                        Standing.soon(until, today) ? "wait" : "none",
                        MESSAGES.say("facts.confirmed.until", "day", until)));
            }
            if (!held.sources().isEmpty()) {
                notes.add(new Note("none", MESSAGES.say("facts.confirmed.from", "source", from(held.sources()))));
            }
        });
        return notes;
    }

    /** Names criteria of other versions, such as "DG1 and DG2 of the Standard of 2018". */
    private String from(List<CriterionRef> sources) {
        Map<StandardId, List<String>> codes = new LinkedHashMap<>();
        sources.forEach(ref -> codes.computeIfAbsent(ref.standard(), standard -> new ArrayList<>())
                .add(ref.code().value()));
        List<String> parts = new ArrayList<>();
        codes.forEach((standard, some) -> parts.add(MESSAGES.say(
                "facts.source",
                "codes",
                Language.current().all(some),
                "standard",
                standards.getOrDefault(standard, standard.value()))));
        return Language.current().all(parts);
    }
}
