package org.waymark.journey.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.waymark.administration.LaunchCount;
import org.waymark.administration.LaunchLog;
import org.waymark.administration.LaunchRecords;
import org.waymark.journey.city.WrongCodes;
import org.waymark.keys.KeyFact;
import org.waymark.keys.KeyUse;
import org.waymark.keys.Keys;
import org.waymark.learning.Catalogue;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationChanges;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.platform.ServiceOrigins;
import org.waymark.passback.UndeliveredCount;
import org.waymark.passback.UndeliveredScores;
import org.waymark.people.Cities;
import org.waymark.work.Instance;

/** Reads the state of the installation, which an administrator sees first. */
public final class ViewAdministration {
    /** The age at which a key should be rotated (a habit, not a rule of the specifications). */
    public static final Duration KEY_LIFE = Duration.ofDays(365);

    private static final Duration RECENT = Duration.ofDays(1);

    private final Instance instance;
    private final Registrations registrations = new Registrations();
    private final RegistrationChanges changes = new RegistrationChanges();
    private final ServiceOrigins origins;
    private final WatchFailures watchFailures;
    private final UndeliveredScores undelivered = new UndeliveredScores();
    private final LaunchRecords launches = new LaunchRecords();
    private final LaunchLog launchLog;
    private final WrongCodes wrongCodes;
    private final Keys keys;
    private final Cities cities = new Cities();
    private final Catalogue catalogue = new Catalogue();

    ViewAdministration(
            Instance instance,
            ServiceOrigins origins,
            WatchFailures watchFailures,
            LaunchLog launchLog,
            WrongCodes wrongCodes,
            Keys keys) {
        this.instance = instance;
        this.origins = origins;
        this.watchFailures = watchFailures;
        this.launchLog = launchLog;
        this.wrongCodes = wrongCodes;
        this.keys = keys;
    }

    /**
     * Counts of everything, and what asks for attention.
     *
     * @param pending registrations that wait for approval
     * @param refusedDeployments of registrations that are switched on
     * @param changes of addresses that wait for an operator
     * @param origins of services that wait for an operator
     * @param commonKeys active registrations whose platforms still read the common key set
     * @param failures looks that fail and grades that were not taken, by platform
     * @param keysDue uses whose signing key is older than {@link #KEY_LIFE} with no change planned
     * @param launches of the last 24 hours
     * @param notWritten launches that are missing in the launch log since the start
     * @param guesses where so many wrong city codes were tried that nobody can have mistyped them
     */
    public record Overview(
            int active,
            int pending,
            int off,
            int refusedDeployments,
            int changes,
            int origins,
            int commonKeys,
            UndeliveredCount grades,
            WatchFailures.Failures failures,
            List<KeyUse> keysDue,
            LaunchCount launches,
            int cities,
            int codes,
            int runs,
            long notWritten,
            List<Guesses> guesses) {}

    /** Wrong city codes that the people of a platform tried within an hour of the last day. */
    public record Guesses(String platform, int codes, int people, Instant since) {}

    public Overview overview() {
        Instant now = instance.now();
        WatchFailures.Failures failures = watchFailures.list();
        return instance.inTransaction(handle -> {
            List<Registration> all = registrations.list(handle);
            int refused = all.stream()
                    .filter(one -> one.state() == Registration.State.ACTIVE)
                    .mapToInt(one -> (int) registrations.listDeployments(handle, one.id()).stream()
                            .filter(deployment -> !deployment.allowed())
                            .map(Deployment::id)
                            .count())
                    .sum();
            return new Overview(
                    count(all, Registration.State.ACTIVE),
                    count(all, Registration.State.PENDING),
                    count(all, Registration.State.OFF),
                    refused,
                    changes.list(handle).size(),
                    origins.listWaiting(handle).size(),
                    (int) all.stream()
                            .filter(Registration::active)
                            .filter(one -> !one.ownKeys())
                            .count(),
                    undelivered.count(handle, null),
                    failures,
                    keysDue(keys.listFacts(handle), now),
                    launches.count(handle, now.minus(RECENT)),
                    cities.list(handle).size(),
                    (int) cities.listCodes(handle).stream()
                            .filter(issued -> !issued.withdrawn())
                            .count(),
                    catalogue.listRuns(handle).size(),
                    launchLog.dropped(),
                    wrongCodes.listMany(now).stream()
                            .map(tried -> new Guesses(
                                    registrations
                                            .find(handle, tried.platform())
                                            .map(Registration::name)
                                            .orElse(""),
                                    tried.codes(),
                                    tried.people(),
                                    tried.since()))
                            .toList());
        });
    }

    private static int count(List<Registration> all, Registration.State state) {
        return (int) all.stream().filter(one -> one.state() == state).count();
    }

    /** A use is due when its newest key has been signing for longer than a key should. */
    public static List<KeyUse> keysDue(List<KeyFact> facts, Instant now) {
        return List.of(KeyUse.values()).stream()
                .filter(use -> facts.stream().anyMatch(fact -> fact.set().use() == use)
                        && facts.stream()
                                .filter(fact -> fact.set().use() == use)
                                .allMatch(
                                        fact -> fact.activeFrom().plus(KEY_LIFE).isBefore(now)))
                .toList();
    }
}
