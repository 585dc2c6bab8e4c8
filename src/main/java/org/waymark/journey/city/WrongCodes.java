package org.waymark.journey.city;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.id.RegistrationId;

/**
 * Counts city codes that nobody issued, for each platform within an hour, and says in the log when there are many. A code
 * of 60 bits is not guessed so; that somebody tries is worth knowing all the same. Kept by each instance for itself. Safe
 * for many threads.
 */
public final class WrongCodes {
    /** More wrong codes in an hour than a class would mistype. */
    public static final int MANY = 40;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(WrongCodes.class);

    /** The number of wrong codes that a platform's people tried, and of those people, within one hour. */
    public record Tried(RegistrationId platform, int codes, int people, Instant since) {}

    /** The count of one hour of one platform, and that of the last hour before it in which there were many. */
    private static final class Count {
        private final Instant since;
        private final Set<UUID> people = new HashSet<>();
        private final Optional<Tried> before;
        private int codes;

        Count(Instant since, Optional<Tried> before) {
            this.since = since;
            this.before = before;
        }

        Optional<Tried> many(RegistrationId platform) {
            return codes >= MANY ? Optional.of(new Tried(platform, codes, people.size(), since)) : before;
        }
    }

    private final Map<RegistrationId, Count> counts = new ConcurrentHashMap<>();

    /** Notes a code that was wrong. */
    public void note(RegistrationId platform, UUID person, Instant now) {
        counts.compute(platform, (id, last) -> {
            boolean begins = last == null || !last.since.plus(HOUR).isAfter(now);
            Count count = last == null || begins
                    ? new Count(now, Optional.ofNullable(last).flatMap(old -> old.many(id)))
                    : last;
            count.codes++;
            count.people.add(person);
            // At 40, 80, 160 and so on: a storm does not fill the log.
            if (count.codes >= MANY && count.codes % MANY == 0 && Integer.bitCount(count.codes / MANY) == 1) {
                LOG.warn(
                        "{} wrong city codes since {} by {} people of platform {}",
                        count.codes,
                        count.since,
                        count.people.size(),
                        platform);
            }
            return count;
        });
    }

    /** Platforms whose people tried many within an hour of the last day. */
    public List<Tried> listMany(Instant now) {
        List<Tried> many = new ArrayList<>();
        for (RegistrationId platform : counts.keySet()) {
            // Within the map's own turn, because the counts are written there.
            counts.computeIfPresent(platform, (id, count) -> {
                count.many(id)
                        .filter(tried -> tried.since().plus(Duration.ofDays(1)).isAfter(now))
                        .ifPresent(many::add);
                return count;
            });
        }
        return many;
    }
}
