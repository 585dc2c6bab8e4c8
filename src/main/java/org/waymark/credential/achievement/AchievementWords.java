package org.waymark.credential.achievement;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.AlignmentFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.Opportunity;
import org.waymark.standard.Criterion;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Standard;

/** Says a practice area or a set in the words of a badge, which go around the world in one language. */
public final class AchievementWords {
    private static final Messages MESSAGES = Messages.of(AchievementWords.class);

    private final PublicAddresses addresses;

    public AchievementWords(PublicAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * A criterion as the alignment of a badge.
     *
     * @param standard to which it belongs
     */
    public static AlignmentFacts alignment(PublicAddresses addresses, Standard standard, Criterion criterion) {
        return new AlignmentFacts(
                criterion.title(),
                addresses.baseUrl() + "/ims/case/v1p1/CFItems/" + criterion.caseId(),
                criterion.code().value(),
                standard.title(),
                criterion.statement());
    }

    /** @param standardVersion the number of the Standard's newest revision */
    public AchievementFacts ofPractice(
            Achievement achievement, Standard standard, PracticeArea area, int standardVersion) {
        List<Criterion> criteria = standard.criteriaIn(area);
        return new AchievementFacts(
                addresses.achievement(achievement.id().value()),
                say("practice.name", "area", area.title()),
                say("practice.description", "area", area.title(), "standard", standard.title()),
                say(
                        "practice.criteria",
                        "area",
                        area.title(),
                        "standard",
                        standard.title(),
                        "criteria",
                        criteria.stream()
                                .map(one -> one.code().value() + " " + one.title())
                                .collect(Collectors.joining("; "))),
                "Competency",
                area.code(),
                area.title(),
                standardVersion + "." + achievement.now().number(),
                criteria.stream()
                        .map(one -> alignment(addresses, standard, one))
                        .toList(),
                null,
                Locale.ENGLISH.toLanguageTag(),
                List.of(area.title()));
    }

    /** A criterion together with the version of the Standard to which it belongs. */
    public record Supported(Standard standard, Criterion criterion) {}

    /** @param supported what the runs support on which a badge of the set rests */
    public AchievementFacts ofSet(
            Achievement achievement, List<Opportunity> opportunities, Collection<Supported> supported) {
        Achievement.Terms terms = achievement.now().terms();
        String titles = opportunities.stream().map(Opportunity::title).collect(Collectors.joining("; "));
        String asked = say("set.criteria", "opportunities", titles);
        List<String> areas = supported.stream()
                .map(one -> one.criterion().area().title())
                .distinct()
                .toList();
        return new AchievementFacts(
                addresses.achievement(achievement.id().value()),
                terms.name(),
                terms.description(),
                terms.criteria().isEmpty() ? asked : terms.criteria() + "\n\n" + asked,
                "MicroCredential",
                null,
                areas.size() == 1 ? areas.get(0) : null,
                Integer.toString(achievement.now().number()),
                supported.stream()
                        .map(one -> alignment(addresses, one.standard(), one.criterion()))
                        .distinct()
                        .toList(),
                creator(opportunities),
                Locale.ENGLISH.toLanguageTag(),
                areas);
    }

    /** The partner that all of them have first; null where they differ. */
    private static @Nullable String creator(List<Opportunity> opportunities) {
        List<Optional<String>> partners = opportunities.stream()
                .map(one -> one.partners().stream().findFirst())
                .distinct()
                .toList();
        return partners.size() == 1 ? partners.get(0).orElse(null) : null;
    }

    private static String say(String key, Object... values) {
        Message message = MESSAGES.message(key, values);
        return message.in(Language.ENGLISH);
    }
}
