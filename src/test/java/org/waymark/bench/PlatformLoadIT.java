package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.bench.PlayedPlatform.Wrong;
import org.waymark.id.RegistrationId;
import org.waymark.store.Database;
import org.waymark.whole.Installation;

/** The load program still finds its way in, sees what it has to refuse, and counts scores; its figures are of no concern here. */
class PlatformLoadIT {
    private static final int PEOPLE = 20;

    @Test
    void launches_pages_refusals_and_scores_of_a_played_platform() throws Exception {
        try (Installation tool = Installation.withoutLimits(Installation.newFolder(), InstantSource.system());
                PlayedPlatform platform = new PlayedPlatform(Duration.ofMillis(1));
                Database database = tool.openDatabase()) {
            RegistrationId registration = register(tool, platform);
            Population.addCities(database, 3, Instant.now());
            Population.add(database, registration, 3, PEOPLE, Instant.now());
            Visits visits = new Visits(tool.app.baseUrl(), platform, 2, PEOPLE);

            Visits.Times launched = visits.launch(visits.prepare(PEOPLE).launches());
            assertThat(launched.nanos()).hasSize(PEOPLE).isSorted();
            visits.launchToPage(visits.prepare(PEOPLE).launches());

            Map<Wrong, Map<Integer, Integer>> answers = visits.launchWrong(5 * Wrong.values().length);
            assertThat(Visits.isRefused(answers)).as(answers.toString()).isTrue();
            answers.put(Wrong.FORGED, answers.get(Wrong.NOTHING));
            assertThat(Visits.isRefused(answers)).as("one that was let in").isFalse();

            ScoreLoad.Delivered delivered = ScoreLoad.deliver(tool.openDatabase(), registration, platform, 3);
            assertThat(delivered.taken().different()).isEqualTo(3);
            assertThat(delivered.taken().twice()).isZero();
            assertThat(delivered.recorded()).isEqualTo(3);
            assertThat(ScoreLoad.floor(platform, 10, 4).mostInFlight()).isBetween(1, 4);
        }
    }

    private static RegistrationId register(Installation tool, PlayedPlatform platform) {
        URI issuer = URI.create(platform.issuer());
        RegistrationId registration = tool.enter(
                        platform.issuer(),
                        PlayedPlatform.CLIENT,
                        "Load",
                        issuer.resolve("/auth"),
                        issuer.resolve("/token"),
                        issuer.resolve("/jwks"))
                .id();
        tool.app.journeys.admin.managePlatforms.allow(registration, PlayedPlatform.DEPLOYMENT, true);
        return registration;
    }
}
