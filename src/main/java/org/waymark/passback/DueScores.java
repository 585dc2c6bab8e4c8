package org.waymark.passback;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.people.LearnerId;

/** Reads which scores are due, and all that is needed to send them. */
final class DueScores {
    private final ResourceLinks links = new ResourceLinks();
    private final Registrations registrations = new Registrations();
    private final FurtherColumns further = new FurtherColumns();

    /**
     * A score with all that is needed to send it, as it was a moment ago.
     *
     * @param subject the platform's id of the learner
     * @param origin what caused the score, as the log names it
     * @param column empty while it has to be looked for, or made
     * @param read when all of this was read, by {@link System#nanoTime}
     */
    record Ready(
            Score score,
            String subject,
            @Nullable String origin,
            Registration registration,
            ResourceLink link,
            Optional<URI> column,
            long read) {

        /** The cell of the gradebook that a score goes to: no two for the same are sent at once. */
        record Cell(ResourceLinkId link, LearnerId learner, String tag) {}

        Cell cell() {
            return new Cell(link.id(), score.learner(), score.tag());
        }
    }

    private record Row(
            @Nested Score score, String subject, @Nullable String origin) {}

    private record Column(ResourceLinkId link, String tag) {}

    /** The platforms with scores that are due, without those that another instance delivers to. */
    List<RegistrationId> listPlatforms(Handle handle, String holder, Instant now) {
        return handle.createQuery("""
                        select id from registration where exists (
                          select 1 from score where score.registration_id = registration.id and score.state = 'QUEUED'
                            and next_try_at <= :now)
                        and not exists (
                          select 1 from delivery_lease where delivery_lease.registration_id = registration.id
                            and holder <> :holder and held_until > :now)
                        """)
                .bind("now", now)
                .bind("holder", holder)
                .mapTo(RegistrationId.class)
                .list();
    }

    /**
     * Lists scores of a platform that are due, those that have been due the longest first.
     *
     * @param asked only those that a person, or a change in the LMS, put back since they were last tried
     * @param without no scores of these links
     */
    List<Ready> list(
            Handle handle,
            RegistrationId registrationId,
            Instant now,
            boolean asked,
            Collection<ResourceLinkId> without,
            int most) {
        String only = (asked ? " and round > 0 and passing_failures = 0 and final_failures = 0" : "")
                + (without.isEmpty() ? "" : " and resource_link_id not in (<without>)");
        Query query = handle.createQuery("select " + ScoreRows.COLUMNS + """
                        , (select subject from learner where learner.id = learner_id) as subject, origin
                        from score where registration_id = :registration and state = 'QUEUED' and next_try_at <= :now
                        """ + only + """
                         order by registration_id, state, next_try_at fetch first :most rows only
                        """)
                .bind("registration", registrationId)
                .bind("now", now)
                .bind("most", most);
        if (!without.isEmpty()) {
            query.bindList("without", List.copyOf(without));
        }
        List<Row> rows = query.mapTo(Row.class).list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Registration registration = registrations.find(handle, registrationId).orElseThrow();
        Map<ResourceLinkId, ResourceLink> ofRows = new HashMap<>();
        Map<Column, Optional<URI>> columns = new HashMap<>();
        long read = System.nanoTime();
        return rows.stream()
                .map(row -> {
                    Score score = row.score();
                    ResourceLink link = ofRows.computeIfAbsent(
                            score.resourceLink(), id -> links.find(handle, id).orElseThrow());
                    return new Ready(
                            score,
                            row.subject(),
                            row.origin(),
                            registration,
                            link,
                            columns.computeIfAbsent(
                                    new Column(link.id(), score.tag()), column -> known(handle, link, score.tag())),
                            read);
                })
                .toList();
    }

    private Optional<URI> known(Handle handle, ResourceLink link, String tag) {
        return tag.equals(Score.COMPLETION_TAG) ? link.column() : further.find(handle, link.id(), tag);
    }
}
