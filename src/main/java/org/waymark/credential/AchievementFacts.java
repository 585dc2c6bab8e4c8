package org.waymark.credential;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An achievement, frozen as it was when the credential was issued (OB 3.0 Achievement).
 *
 * @param id a lasting address, never used for another achievement
 * @param criteriaNarrative what one has to do to earn it
 * @param achievementType a value of OB 3.0's AchievementType, such as {@code Course}
 * @param humanCode the code people know it by, such as "DM 202.3"
 * @param fieldOfStudy the practice area; also drawn on the badge
 * @param creator the name of the organization that made it
 * @param inLanguage the BCP 47 tag of the language it is taught in
 * @param tags words by which people look for it
 */
public record AchievementFacts(
        String id,
        String name,
        String description,
        String criteriaNarrative,
        String achievementType,
        @Nullable String humanCode,
        @Nullable String fieldOfStudy,
        @Nullable String version,
        List<AlignmentFacts> alignments,
        @Nullable String creator,
        @Nullable String inLanguage,
        List<String> tags) {

    public AchievementFacts {
        alignments = List.copyOf(alignments);
        tags = List.copyOf(tags);
    }
}
