package org.waymark.journey.achievement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.Credentials;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.achievement.Achievement;
import org.waymark.credential.achievement.AchievementId;
import org.waymark.credential.achievement.Achievements;
import org.waymark.journey.award.AchievementContent;
import org.waymark.work.Instance;

/** Reads the achievements of sets and practice areas for the programme's staff. */
public final class ViewAchievements {
    private final Instance instance;
    private final Achievements achievements = new Achievements();
    private final Credentials credentials = new Credentials();
    private final PublicAddresses addresses;

    ViewAchievements(Instance instance, PublicAddresses addresses) {
        this.instance = instance;
        this.addresses = addresses;
    }

    /**
     * All sets.
     *
     * @param badges how many were issued of each, by its name in addresses; revoked ones too
     */
    public record Sets(List<Achievement> sets, Map<String, Integer> badges) {}

    public Sets listSets() {
        return instance.inTransaction(
                handle -> new Sets(achievements.list(handle, Achievement.Kind.SET), credentials.countByRun(handle)));
    }

    /**
     * An achievement and what its badge says now.
     *
     * @param facts empty where what it asked for is gone
     */
    public record Shown(Achievement achievement, Optional<AchievementFacts> facts) {}

    public Optional<Shown> find(String id) {
        return instance.inTransaction(handle -> AchievementId.find(id)
                .flatMap(name -> achievements.find(handle, name))
                .map(known -> new Shown(
                        known,
                        AchievementContent.find(handle, known).map(content -> content.facts(handle, addresses)))));
    }
}
