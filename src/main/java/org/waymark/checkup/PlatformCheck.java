package org.waymark.checkup;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.journey.admin.TestConnection;
import org.waymark.journey.admin.TrustPlatform;
import org.waymark.journey.admin.WatchFailures;
import org.waymark.language.Message;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.ServiceOrigin;
import org.waymark.lti.register.ToolFacts;

/** Checks each registration: who is let in, and whether keys, tokens and services of the platform work. */
final class PlatformCheck {
    private static final int SEVERAL = 3;
    /** A grade that is not there after this long is missed by somebody, whether it is tried again or not. */
    private static final Duration MISSED = Duration.ofHours(1);

    private final ManagePlatforms platforms;
    private final TestConnection testConnection;
    private final TrustPlatform trustPlatform;
    private final WatchFailures watchFailures;
    private final URI baseUrl;
    private final InstantSource clock;

    PlatformCheck(AdminJourneys admin, URI baseUrl, InstantSource clock) {
        this.platforms = admin.managePlatforms;
        this.testConnection = admin.testConnection;
        this.trustPlatform = admin.trustPlatform;
        this.watchFailures = admin.watchFailures;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    List<Finding> run() {
        List<ManagePlatforms.Platform> all = platforms.list();
        if (all.isEmpty()) {
            return List.of(Finding.note(
                    "platforms",
                    "None is registered yet.",
                    "Print a link with registration-link and give it to the administrator of the LMS."));
        }
        List<Finding> findings = new ArrayList<>();
        all.forEach(platform -> findings.addAll(of(platform)));
        WatchFailures.Failures failures = watchFailures.list();
        failures.polls().forEach(failing -> findings.add(failing(failing)));
        failures.grades().forEach(stuck -> findings.add(stuck(stuck)));
        return findings;
    }

    private List<Finding> of(ManagePlatforms.Platform platform) {
        Registration registration = platform.registration();
        RegistrationId id = registration.id();
        String name = "platform " + registration.name();
        List<Finding> findings = new ArrayList<>(waiting(registration, name));
        switch (registration.state()) {
            case OFF -> findings.add(Finding.good(name, "It is switched off, so nothing was tried."));
            case PENDING ->
                findings.add(Finding.note(
                        name,
                        "It waits for you; until then launches are refused.",
                        "Let it in with: platform on " + id));
            case ACTIVE -> {
                findings.addAll(deployments(platform.deployments(), name, id));
                testConnection
                        .run(id)
                        .ifPresent(report -> report.steps().forEach(step -> findings.add(finding(name, step))));
                findings.addAll(commonKeys(id, name));
            }
        }
        return findings;
    }

    /** Looked at after the connection was tried, which finds out whether the platform has taken the new address. */
    private List<Finding> commonKeys(RegistrationId id, String name) {
        boolean common = platforms
                .find(id)
                .filter(found -> !found.registration().ownKeys())
                .isPresent();
        return common
                ? List.of(Finding.note(
                        name,
                        "It still reads the key set that all platforms of version 0.1 share.",
                        "In the LMS, enter " + ToolFacts.jwksUri(baseUrl, id.toString())
                                + " as the tool's public keyset, then test the connection."))
                : List.of();
    }

    private List<Finding> waiting(Registration registration, String name) {
        RegistrationId id = registration.id();
        TrustPlatform.Waiting waiting = trustPlatform.view(registration.id());
        List<Finding> findings = new ArrayList<>();
        if (waiting.change() != null) {
            findings.add(Finding.note(
                    name,
                    "It wants to have other addresses; the old ones hold until you agree.",
                    "Compare with: platform change " + id + ", then --accept or --discard it."));
        }
        waiting.origins().stream()
                .filter(one -> one.state() == ServiceOrigin.State.WAITING)
                .forEach(one -> findings.add(Finding.note(
                        name,
                        "Its launches name services at " + one.origin()
                                + ", which is not its own; no token goes there, and grades wait.",
                        "If it is this platform's: platform origin " + id + " --allow " + one.origin())));
        return findings;
    }

    private static List<Finding> deployments(List<Deployment> deployments, String name, RegistrationId id) {
        List<Finding> findings = new ArrayList<>();
        if (deployments.stream().noneMatch(Deployment::allowed)) {
            findings.add(Finding.wrong(
                    name,
                    "No deployment is let in, so every launch is refused.",
                    "Let one in with: deployment allow " + id + " DEPLOYMENT (the LMS shows its id)"));
        }
        deployments.stream()
                .filter(deployment -> !deployment.allowed())
                .forEach(deployment -> findings.add(Finding.note(
                        name,
                        "Deployment " + deployment.deploymentId() + " is refused.",
                        "If it is wanted: deployment allow " + id + " " + deployment.deploymentId())));
        return findings;
    }

    /** Words a poll that failed: one failure may pass, several in a row mean that somebody has to look. */
    private static Finding failing(WatchFailures.FailingPolls failing) {
        String check = "looks at " + failing.platform().name();
        String says = failing.sentence().words() + " It has failed since "
                + failing.since().truncatedTo(ChronoUnit.SECONDS) + ": "
                + failing.last().words();
        return failing.failures() < SEVERAL
                ? Finding.note(check, says, failing.todo().words())
                : Finding.wrong(check, says, failing.todo().words());
    }

    private Finding stuck(WatchFailures.StuckGrades grades) {
        String check = "grades for " + grades.platform().name();
        String says = grades.sentence().words() + " The oldest has waited since "
                + grades.since().truncatedTo(ChronoUnit.SECONDS) + ": "
                + grades.last().words();
        String todo = grades.todo().words();
        boolean missed = grades.since().plus(MISSED).isBefore(clock.instant());
        return grades.waits() || missed ? Finding.wrong(check, says, todo) : Finding.note(check, says, todo);
    }

    private static Finding finding(String name, TestConnection.Step step) {
        String says = step.name().words() + ": " + step.sentence().words();
        return switch (step.verdict()) {
            case GOOD -> Finding.good(name, says);
            case NOT_TRIED -> Finding.note(name, says, "");
            case BAD -> {
                String todo = step.todo()
                        .map(Message::words)
                        .orElse(
                                "Look at the tool's settings in the LMS; the administrator's page of the platform says more.");
                yield step.needed() ? Finding.wrong(name, says, todo) : Finding.note(name, says, todo);
            }
        };
    }
}
