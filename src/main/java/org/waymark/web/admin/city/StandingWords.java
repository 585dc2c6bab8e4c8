package org.waymark.web.admin.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.Standing;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standing.CityMark;
import org.waymark.standing.CityStandard;

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

    static CityFileView.Area area(Standing.AreaStanding area) {
        return new CityFileView.Area(
                area.area().title(),
                area.criteria().stream().map(StandingWords::line).toList());
    }

    private static CityFileView.Line line(Standing.CriterionStanding line) {
        CriterionFacts facts = line.facts();
        return new CityFileView.Line(
                line.criterion().code().value(),
                line.criterion().title(),
                line.criterion().provisional(),
                support(facts.backing()),
                held(facts.claim()),
                held(facts.confirmation()));
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

    static CityFileView.Event mark(CityMark mark) {
        return new CityFileView.Event(
                MESSAGES.say(
                        "mark." + mark.kind(),
                        "back",
                        mark.takenBack(),
                        "criterion",
                        ref(new CriterionRef(mark.standard(), mark.criterion())),
                        "day",
                        mark.effectiveOn()),
                by(mark.recordedBy()),
                Language.current().moment(mark.recordedAt()),
                mark.evidence());
    }

    static CityFileView.Event said(CityStandard said) {
        return new CityFileView.Event(
                changed(said.standard(), said) + " " + carried(said),
                by(said.recordedBy()),
                Language.current().moment(said.recordedAt()),
                "");
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
