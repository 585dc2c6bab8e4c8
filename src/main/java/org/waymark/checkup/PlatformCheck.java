package org.waymark.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.waymark.journey.ManagePlatforms;
import org.waymark.journey.TestConnection;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.Registration;

/** Each registration: who is let in, and whether keys, tokens and services of the platform work. */
public final class PlatformCheck {
    private final ManagePlatforms platforms;
    private final TestConnection testConnection;

    public PlatformCheck(ManagePlatforms platforms, TestConnection testConnection) {
        this.platforms = platforms;
        this.testConnection = testConnection;
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
        return findings;
    }

    private List<Finding> of(ManagePlatforms.Platform platform) {
        Registration registration = platform.registration();
        UUID id = registration.id().value();
        String name = "platform " + registration.name();
        List<Finding> findings = new ArrayList<>();
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
            }
        }
        return findings;
    }

    private static List<Finding> deployments(List<Deployment> deployments, String name, UUID id) {
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

    private static Finding finding(String name, TestConnection.Step step) {
        String says = step.name() + ": " + step.sentence();
        return switch (step.verdict()) {
            case GOOD -> Finding.good(name, says);
            case NOT_TRIED -> Finding.note(name, says, "");
            case BAD -> {
                String todo =
                        "Look at the tool's settings in the LMS; the administrator's page of the platform says more.";
                yield step.needed() ? Finding.wrong(name, says, todo) : Finding.note(name, says, todo);
            }
        };
    }
}
