package org.waymark.credential.achievement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.OpportunityId;
import org.waymark.people.LearnerId;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/** Learners who have completed what an achievement asks for, by what is known. */
public final class Candidates {
    /** As an id it comes before every other. */
    private static final LearnerId NOBODY = new LearnerId(new UUID(0, 0));

    private final Validities validities = new Validities();

    /**
     * What an achievement asks for: opportunities, or criteria of a version of the Standard.
     *
     * @param standard null for opportunities
     * @param needed what is not to be missing; at least one
     */
    public record Asked(@Nullable StandardId standard, List<String> needed) {
        public Asked {
            needed = List.copyOf(needed);
        }

        public static Asked ofSet(List<OpportunityId> parts) {
            return new Asked(null, parts.stream().map(OpportunityId::value).toList());
        }

        public static Asked ofPractice(StandardId standard, List<CriterionCode> criteria) {
            return new Asked(
                    standard, criteria.stream().map(CriterionCode::value).toList());
        }
    }

    /** @param achievement whose badges count as held; null for one that is new */
    public EarnerCount count(Handle handle, Asked asked, @Nullable AchievementId achievement, Instant now) {
        if (asked.needed().isEmpty()) {
            return new EarnerCount(0, 0);
        }
        return query(
                        handle,
                        "select count(*) as earned, coalesce(sum(case when exists (select 1 from credential c"
                                + " where c.learner_id = earner.learner_id and c.run_id = :achievement and c.revoked_at is null)"
                                + " then 1 else 0 end), 0) as held from (",
                        ") earner",
                        asked,
                        now,
                        NOBODY)
                .bind("achievement", achievement == null ? "" : achievement.value())
                .mapTo(EarnerCount.class)
                .one();
    }

    /** Lists these learners in the order of their ids, whether they have the badge or not. */
    public List<LearnerId> list(Handle handle, Asked asked, Instant now, @Nullable LearnerId after, int most) {
        if (asked.needed().isEmpty()) {
            return List.of();
        }
        return query(
                        handle,
                        "",
                        " order by a.learner_id fetch first :most rows only",
                        asked,
                        now,
                        after == null ? NOBODY : after)
                .bind("most", most)
                .mapTo(LearnerId.class)
                .list();
    }

    private Query query(Handle handle, String before, String rest, Asked asked, Instant now, LearnerId after) {
        boolean criteria = asked.standard() != null;
        String column = criteria ? "al.criterion" : "r.opportunity";
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> ended = new ArrayList<>();
        for (ValidityChoice choice : validities.list(handle)) {
            int number = values.size();
            Integer months = choice.months();
            if (months != null) {
                values.put("o" + number, choice.opportunity().value());
                values.put(
                        "e" + number,
                        now.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant());
                ended.add(" and not (r.opportunity = :o" + number + " and coalesce(a.completed_at, a.decided_at) <= :e"
                        + number + ")");
            }
        }
        Query query = handle.createQuery(before
                        + "select a.learner_id from award a join run r on r.slug = a.run"
                        + " join learner l on l.id = a.learner_id"
                        + (criteria
                                ? " join run_alignment al on al.run = r.slug and al.standard = r.standard"
                                        + " and al.standard = :standard"
                                : "")
                        + " where a.met and a.learner_id > :after and not l.test_user and l.erased_at is null and "
                        + column
                        + " in (<needed>)"
                        + ended.stream().collect(Collectors.joining())
                        + " group by a.learner_id having count(distinct " + column + ") = :count"
                        + rest)
                .bindList("needed", asked.needed())
                .bind("count", asked.needed().stream().distinct().count())
                .bind("after", after)
                .bindMap(values);
        return criteria ? query.bind("standard", asked.standard()) : query;
    }
}
