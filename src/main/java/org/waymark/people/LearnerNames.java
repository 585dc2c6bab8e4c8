package org.waymark.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/** Learners as somebody looks them up. */
public final class LearnerNames {
    private final Learners learners = new Learners();

    /**
     * Learners by an id as the LMS or Waymark gives it, or by part of a name. Reads every name: for a person who looks
     * somebody up, not for a page that many open.
     *
     * @param registration only those of that platform; null for all
     */
    public List<Learner> search(
            Handle handle, @Nullable RegistrationId registration, String text, int most, Alphabet alphabet) {
        record Named(LearnerId id, String subject, String name) {
            boolean hasId(String text) {
                return subject.equals(text) || id.value().toString().equals(text);
            }
        }
        String plain = Alphabet.plain(text);
        List<Named> found = new ArrayList<>();
        handle.createQuery("""
                        select id, subject, coalesce(name, '') as name from learner
                        where (cast(:registration as uuid) is null or registration_id = cast(:registration as uuid))
                          and erased_at is null
                        order by subject, id
                        """)
                .bind("registration", registration)
                .mapTo(Named.class)
                .forEach(one -> {
                    if (one.hasId(text) || Alphabet.plain(one.name()).contains(plain)) {
                        found.add(one);
                    }
                });
        // Who has the very id comes first, however many have it in their names.
        Comparator<Named> byId = Comparator.comparing(one -> !one.hasId(text));
        return alphabet.sorted(found, Named::name).stream()
                .sorted(byId)
                .limit(most)
                .map(one -> learners.find(handle, one.id()).orElseThrow())
                .toList();
    }
}
