package org.waymark.certification;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.administration.LaunchRecord;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.admin.EndTrial;
import org.waymark.journey.admin.EnterAdministration;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.journey.admin.RegisterPlatform;
import org.waymark.journey.admin.ViewLaunches;
import org.waymark.lti.platform.Registration;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;

/**
 * Runs every tool case of the LTI Advantage certification guide against the running tool: a practice LMS on loopback
 * registers it with a one-time link, launches, picks content, and watches what the tool sends. Afterwards the
 * registration is off and what was earned is revoked.
 */
public final class Certification {
    private static final Duration LINK_LIFE = Duration.ofMinutes(5);
    private static final Duration PROTOCOL_WRITTEN = Duration.ofSeconds(10);

    private final URI baseUrl;
    private final RegisterPlatform registerPlatform;
    private final ManagePlatforms platforms;
    private final EnterAdministration administration;
    private final ViewLaunches launches;
    private final EndTrial endTrial;
    private final InstantSource clock;

    public Certification(URI baseUrl, AdminJourneys admin, InstantSource clock) {
        this.baseUrl = baseUrl;
        this.registerPlatform = admin.registerPlatform;
        this.platforms = admin.managePlatforms;
        this.administration = admin.enterAdministration;
        this.launches = admin.viewLaunches;
        this.endTrial = admin.endTrial;
        this.clock = clock;
    }

    /**
     * Takes about half a minute.
     *
     * @throws CannotCertify when the tool does not run, or may not call the practice LMS
     */
    public List<Outcome> run() throws CannotCertify, InterruptedException {
        // The operator's own tool may stand at any address, also one that no registration may name.
        try (Outbound http = new Outbound(NetworkPolicy.EVERYWHERE);
                PracticeLms lms = PracticeLms.start(Options.inMemory(clock).network(NetworkPolicy.EVERYWHERE))) {
            try {
                return new Run(new Stage(lms, http)).all();
            } catch (NoAnswer e) {
                throw new CannotCertify("Waymark stopped answering at " + baseUrl + ". Look into its log.");
            } finally {
                find(lms).ifPresent(registration -> endTrial.end(registration.id()));
            }
        }
    }

    private Optional<Registration> find(PracticeLms lms) {
        return platforms.list().stream()
                .map(ManagePlatforms.Platform::registration)
                .filter(one -> one.issuer().equals(lms.issuer()))
                .findFirst();
    }

    /** A run of all cases on one stage. */
    private final class Run {
        private final Stage stage;
        private final LaunchCases launchCases;
        private final PickerCases picker;
        private final ServiceCases services;
        private long protocolEnd;

        Run(Stage stage) {
            this.stage = stage;
            this.launchCases = new LaunchCases(stage);
            this.picker = new PickerCases(stage, launchCases);
            this.services = new ServiceCases(stage, launchCases);
        }

        List<Outcome> all() throws CannotCertify, NoAnswer, InterruptedException {
            RegistrationId registration = register();
            SchoolCourse course = stage.lms().course();
            launchCases.run(stage.lms().addActivity(course, "Certification", "", Map.of(), null));
            Optional<PlacedActivity> picked = picker.pick(course);
            List<Outcome> outcomes = new ArrayList<>(picker.outcomes(picked));
            if (picked.isPresent()) {
                PlacedActivity like = picked.get();
                services.openAsTeacher(like);
                testConnection(registration);
                outcomes.addAll(services.memberships());
                // Without a column of the platform's, the tool has to make one.
                PlacedActivity bare =
                        stage.lms().addActivity(course, "Without a column", like.url(), like.custom(), null);
                outcomes.addAll(services.grades(course, bare, services.complete(bare)));
            } else {
                outcomes.add(new Outcome(
                        "6.3", "memberships and grades", "tried", "not tried: nothing was picked", false, "none"));
            }
            outcomes.addAll(services.sent());
            outcomes.addAll(0, launchCases.outcomes(this::protocol));
            outcomes.sort(Outcome.IN_ORDER);
            return List.copyOf(outcomes);
        }

        private RegistrationId register() throws CannotCertify {
            URI link = registerPlatform.makeLink(false, LINK_LIFE);
            Browser.Page page;
            try {
                page = new Browser<>(stage.http()::send)
                        .get(URI.create(stage.lms().registrationUrl(link.toString())));
            } catch (NoAnswer e) {
                throw new CannotCertify(
                        "No Waymark answers at " + baseUrl + ". Start it with serve, then run this again.");
            }
            if (page.status() != 200) {
                // 403 is about the link, anything else about the platform that it leads to.
                String hint = page.status() == 403
                        ? "Its server uses another database than this command, or its clock is another."
                        : "Its server needs WAYMARK_ALLOW_LOCAL_NETWORK=true too, and has to run on this machine.";
                throw new CannotCertify("Waymark at " + baseUrl + " could not be registered: \"" + page.heading()
                        + "\", correlation " + page.correlation() + ". " + hint);
            }
            return find(stage.lms())
                    .map(registration -> registration.id())
                    .orElseThrow(() -> new CannotCertify(
                            "The Waymark that answers at " + baseUrl + " uses another database than this command."));
        }

        /** Lets the running tool read the members, as an administrator does with "Test the connection". */
        private void testConnection(RegistrationId registration) throws NoAnswer {
            Browser<NoAnswer> browser = new Browser<>(stage.http()::send);
            URI link = administration.makeLink();
            Optional<Browser.Form> enter = browser.get(link).findForm(link.getPath());
            if (enter.isPresent()) {
                URI pages = browser.post(enter.get()).address();
                Optional<Browser.Form> test = browser.get(URI.create(pages + "/platforms/" + registration))
                        .findForm("/test");
                if (test.isPresent()) {
                    browser.post(test.get());
                }
            }
        }

        /** The tool writes its launch log about once a second; what is not there then is missing. */
        private Optional<LaunchRecord> protocol(String correlation) {
            if (protocolEnd == 0) {
                protocolEnd = System.nanoTime() + PROTOCOL_WRITTEN.toNanos();
            }
            Optional<LaunchRecord> found = launches.findByCorrelation(correlation);
            while (found.isEmpty() && System.nanoTime() < protocolEnd) {
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
                found = launches.findByCorrelation(correlation);
            }
            return found;
        }
    }
}
