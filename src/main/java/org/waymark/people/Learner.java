package org.waymark.people;

import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/**
 * A person as one platform knows them. The key is registration and subject (LTI Core 5.3.6); the name is only shown.
 *
 * @param language the tag of the language that the learner chose; null until then
 * @param erased the person's data was erased: nothing tells who it was
 * @param testUser the platform said that this is its test user, who never earns anything real
 */
public record Learner(
        LearnerId id,
        RegistrationId registrationId,
        String subject,
        @Nullable String name,
        boolean testUser,
        @Nested("city") @Nullable City city,
        @Nullable String language,
        boolean erased) {

    public Optional<City> joinedCity() {
        return Optional.ofNullable(city);
    }

    /** Returns the name of the person for a page, also when the platform withholds names. */
    public String displayName() {
        return name == null || name.isBlank() ? "Learner " + subject : name;
    }
}
