package org.waymark.journey.catalogue;

import java.util.List;
import java.util.Optional;
import org.waymark.learning.Opportunity;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;

/**
 * What a reader of the catalogue can choose from.
 *
 * @param standards the versions of the Standard to which runs belong that people may see
 * @param languages the tags of the languages in which these are held
 * @param opportunity the one that is asked for by its slug, if there is one
 */
public record Choices(List<Standard> standards, List<String> languages, Optional<Opportunity> opportunity) {

    public Optional<Standard> standard(StandardId id) {
        return standards.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
