package org.waymark.web.admin.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.IssuedCode;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.Standing;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Level;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standing.CityAssessment;
import org.waymark.standing.CityMark;
import org.waymark.standing.CityStandard;
import org.waymark.web.part.FormView;

/** Words where a city stands, for staff: also what is provisional and what is missing. */
final class StandingWords {
    private static final Messages MESSAGES = Messages.of(StandingWords.class);

    private StandingWords() {}

    /** Lists what is not known, or not confirmed, about a version. */
    static List<String> gaps(Standard standard) {
        List<String> gaps = new ArrayList<>();
        int missing = standard.criteriaCount() - standard.criteria().size();
        if (missing > 0) {
            gaps.add(MESSAGES.say("gaps.criteria", "count", missing, "all", standard.criteriaCount()));
        }
        long provisional =
                standard.criteria().stream().filter(Criterion::provisional).count();
        if (provisional > 0) {
            gaps.add(MESSAGES.say("gaps.provisional", "count", provisional));
        }
        return gaps;
    }

    /**
     * Words a practice area.
     *
     * @param claimed the codes whose claim is ticked
     * @param confirmed the codes whose confirmation is ticked
     */
    static CityFileView.Area area(Standing.AreaStanding area, Set<String> claimed, Set<String> confirmed) {
        return new CityFileView.Area(
                area.area().title(),
                area.criteria().stream()
                        .map(line -> line(line, claimed, confirmed))
                        .toList());
    }

    /** Tells whether something is held under the version itself, so that it can be taken back there. */
    static boolean isOwn(Optional<CriterionFacts.Held> held) {
        return held.filter(one -> !one.lapsed() && one.sources().isEmpty()).isPresent();
    }

    private static CityFileView.Line line(Standing.CriterionStanding line, Set<String> claimed, Set<String> confirmed) {
        CriterionFacts facts = line.facts();
        String code = line.criterion().code().value();
        return new CityFileView.Line(
                code,
                line.criterion().title(),
                line.criterion().provisional(),
                support(facts.backing()),
                held(facts.claim()),
                held(facts.confirmation()),
                claimed.contains(code),
                confirmed.contains(code));
    }

    private static @Nullable String support(CriterionFacts.Backing backing) {
        List<String> words = new ArrayList<>();
        for (CriterionFacts.Share share : backing.shares()) {
            words.add(
                    share.sources().isEmpty()
                            ? MESSAGES.say("support", "count", share.count())
                            : MESSAGES.say("support.from", "count", share.count(), "sources", refs(share.sources())));
        }
        if (backing.lapsed() > 0 && backing.lapsedOn() != null) {
            words.add(MESSAGES.say("support.lapsed", "count", backing.lapsed(), "day", backing.lapsedOn()));
        }
        return words.isEmpty() ? null : String.join(" ", words);
    }

    private static @Nullable String held(Optional<CriterionFacts.Held> found) {
        if (found.isEmpty()) {
            return null;
        }
        CriterionFacts.Held held = found.get();
        List<String> words = new ArrayList<>();
        if (held.lapsed() && held.until() != null) {
            words.add(MESSAGES.say("held.lapsed", "day", held.until()));
        } else {
            words.add(MESSAGES.say("held.since", "day", held.since()));
            if (held.until() != null) {
                words.add(MESSAGES.say("held.until", "day", held.until()));
            }
        }
        if (!held.sources().isEmpty()) {
            words.add(MESSAGES.say("held.from", "sources", refs(held.sources())));
        }
        return String.join(" ", words);
    }

    private static String refs(List<CriterionRef> refs) {
        return Language.current().all(refs.stream().map(StandingWords::ref).toList());
    }

    private static String ref(CriterionRef ref) {
        return MESSAGES.say(
                "ref", "standard", ref.standard().value(), "code", ref.code().value());
    }

    /** @param undo null where something was noted of its criterion since */
    static CityFileView.Event mark(CityMark mark, @Nullable FormView undo) {
        return new CityFileView.Event(
                MESSAGES.say(
                        (mark.undoes() == null ? "mark." : "undone.") + mark.kind(),
                        "back",
                        mark.takenBack(),
                        "criterion",
                        ref(new CriterionRef(mark.standard(), mark.criterion())),
                        "day",
                        mark.effectiveOn()),
                by(mark.recordedBy()),
                Language.current().moment(mark.recordedAt()),
                mark.evidence(),
                undo);
    }

    static CityFileView.Event assessed(CityAssessment of) {
        return new CityFileView.Event(
                MESSAGES.say(
                        "assessed",
                        "back",
                        of.takesBack() != null,
                        "day",
                        of.assessedOn(),
                        "standard",
                        of.standard().value()),
                by(of.recordedBy()),
                Language.current().moment(of.recordedAt()),
                of.note(),
                null);
    }

    static CityFileView.Event code(IssuedCode code) {
        return new CityFileView.Event(
                MESSAGES.say("code.made", "ending", code.code().ending()),
                null,
                Language.current().moment(code.createdAt()),
                "",
                null);
    }

    /** Words the level that the programme awarded, with its last day where it has one. */
    static String awarded(String level, @Nullable LocalDate until) {
        return until == null
                ? MESSAGES.say("city.certified", "level", level)
                : MESSAGES.say("city.certified.until", "level", level, "day", until);
    }

    /** Words a level by its code: the title of the newest version that has it. */
    static String level(List<Standard> versions, String code) {
        return versions.stream()
                .flatMap(standard -> standard.levels().stream())
                .filter(level -> level.code().equals(code))
                .map(Level::title)
                .reduce((older, newer) -> newer)
                .orElse(code);
    }

    static CityFileView.Event said(CityStandard said) {
        return new CityFileView.Event(
                changed(said.standard(), said) + " " + carried(said),
                by(said.recordedBy()),
                Language.current().moment(said.recordedAt()),
                "",
                null);
    }

    private static String changed(@Nullable StandardId standard, CityStandard said) {
        return standard == null
                ? MESSAGES.say("said.programme", "day", said.since())
                : MESSAGES.say("said.standard", "standard", standard.value(), "day", said.since());
    }

    private static String carried(CityStandard said) {
        return MESSAGES.say("said.carried", "claims", said.carryClaims(), "confirmations", said.carryConfirmations());
    }

    /** Words who noted something; an operator at the command line has no name. */
    static String by(String name) {
        return name.isEmpty() ? MESSAGES.say("by.operator") : name;
    }
}
