package org.waymark.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.cli.text.SecretToken;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.journey.admin.TrustPlatform;
import org.waymark.journey.city.ShareUsers;
import org.waymark.journey.source.SetWebService;
import org.waymark.language.Message;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.Registration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands for registrations and deployments. */
final class PlatformCommands {
    private PlatformCommands() {}

    /** In small letters, as it is typed. */
    enum Mark {
        on,
        off
    }

    @Command(
            description = "Prints a one-time link with which an LMS administrator registers Waymark.",
            mixinStandardHelpOptions = true)
    static final class RegistrationLink implements Callable<Integer> {
        private final Operator operator;

        @Option(names = "--review", description = "registrations made with it wait until an operator switches them on")
        private boolean review;

        @Option(names = "--hours", description = "how long it can be used (default: ${DEFAULT-VALUE})")
        private int hours = 72;

        RegistrationLink(Operator operator) {
            this.operator = operator;
        }

        @Override
        public Integer call() {
            if (hours < 1 || hours > 24 * 365) {
                return operator.refused("--hours must be from 1 to 8760");
            }
            return operator.withJourneys(journeys -> {
                operator.out().println(journeys.admin.registerPlatform.makeLink(review, Duration.ofHours(hours)));
                return Operator.OK;
            });
        }
    }

    @Command(description = "Lists, adds and switches registrations.", mixinStandardHelpOptions = true)
    record PlatformCommand(Operator operator) {

        @Command(description = "Lists registrations and their deployments.", mixinStandardHelpOptions = true)
        int list() {
            return operator.withJourneys(journeys -> {
                for (ManagePlatforms.Platform platform : journeys.admin.managePlatforms.list()) {
                    Registration one = platform.registration();
                    operator.out()
                            .println(one.id() + "\t" + one.state() + "\t" + one.issuer() + "\t" + one.clientId() + "\t"
                                    + one.name());
                    for (Deployment deployment : platform.deployments()) {
                        operator.out()
                                .println("\tdeployment\t" + deployment.deploymentId() + "\t"
                                        + (deployment.allowed() ? "allowed" : "refused"));
                    }
                }
                return Operator.OK;
            });
        }

        @Command(description = "Registers a platform by hand; prints its id.", mixinStandardHelpOptions = true)
        int add(@Mixin NewPlatform wanted) {
            List<String> problems = wanted.problems();
            if (!problems.isEmpty()) {
                return operator.refused(String.join(System.lineSeparator(), problems));
            }
            String name = wanted.name;
            String deployment = wanted.deployment;
            return operator.withJourneys(journeys -> {
                ManagePlatforms.Outcome outcome = journeys.admin.managePlatforms.add(new ManagePlatforms.Entered(
                        wanted.issuer,
                        wanted.clientId,
                        name == null ? wanted.issuer : name,
                        URI.create(wanted.authorizationEndpoint),
                        URI.create(wanted.tokenEndpoint),
                        wanted.tokenAudience,
                        URI.create(wanted.jwksUri),
                        wanted.keySet,
                        wanted.shared));
                if (outcome instanceof ManagePlatforms.NoKeySet) {
                    return operator.refused(
                            "--key-set " + wanted.keySet
                                    + " was not made here, or another platform reads it. Print a new one with lti-config print.");
                }
                if (outcome instanceof ManagePlatforms.SharedWith with) {
                    return operator.refused(
                            "The platform " + with.shared().other().issuer() + " has the same "
                                    + with.shared().field() + ". If both are meant to share it, add --shared.");
                }
                RegistrationId id =
                        ((ManagePlatforms.Kept) outcome).registration().id();
                if (deployment != null) {
                    journeys.admin.managePlatforms.allow(id, deployment, true);
                }
                operator.out().println(id);
                operator.err()
                        .println("The LMS reads Waymark's keys for it at "
                                + journeys.admin
                                        .registerPlatform
                                        .describe(wanted.keySet == null ? id.value() : wanted.keySet)
                                        .jwksUri());
                return Operator.OK;
            });
        }

        @Command(description = "Lets launches of a registration in.", mixinStandardHelpOptions = true)
        int on(@Parameters(paramLabel = "ID") RegistrationId id) {
            return switchTo(id, Registration.State.ACTIVE);
        }

        @Command(description = "Refuses launches of a registration.", mixinStandardHelpOptions = true)
        int off(@Parameters(paramLabel = "ID") RegistrationId id) {
            return switchTo(id, Registration.State.OFF);
        }

        @Command(
                description = "Says whether people who administer this platform may open the administrator's pages.",
                mixinStandardHelpOptions = true)
        int programme(
                @Parameters(paramLabel = "ID") RegistrationId id,
                @Parameters(paramLabel = "STATE", description = "on or off") Mark mark) {
            return operator.withJourneys(journeys -> journeys.admin.managePlatforms.markProgramme(id, mark == Mark.on)
                    ? Operator.OK
                    : operator.refused("There is no registration " + id));
        }

        @Command(
                name = "web-service",
                description = "Names the web services of a Moodle, or forgets them; then tries them.",
                mixinStandardHelpOptions = true)
        int webService(
                @Parameters(paramLabel = "ID") RegistrationId id,
                @Option(names = "--address", description = "of the site, or of its server.php") @Nullable
                        String address,
                @Mixin SecretToken secret,
                @Option(names = "--forget", description = "forgets address and token") boolean forget) {
            Optional<String> refusal = secret.problem();
            if (refusal.isPresent()) {
                return operator.refused(refusal.get());
            }
            String token;
            try {
                token = secret.read();
            } catch (IOException e) {
                return operator.refused(String.valueOf(e.getMessage()));
            }
            return operator.withJourneys(journeys -> {
                if (journeys.sources.setWebService.find(id).isEmpty()) {
                    return operator.refused("There is no registration " + id);
                }
                if (forget) {
                    return journeys.sources.setWebService.remove(id) ? Operator.OK : operator.refused("None were set.");
                }
                if (address != null) {
                    Map<String, Message> problems = journeys.sources.setWebService.set(id, address, token);
                    if (!problems.isEmpty()) {
                        problems.forEach(
                                (field, problem) -> operator.err().println("--" + field + ": " + problem.words()));
                        return Operator.REFUSED;
                    }
                }
                SetWebService.Tested tested = journeys.sources.setWebService.test(id);
                operator.err().println(tested.sentence().words());
                return tested.good() ? Operator.OK : Operator.REFUSED;
            });
        }

        @Command(
                description = "Shows the addresses that a platform wants to have and that wait for you, and decides.",
                mixinStandardHelpOptions = true)
        int change(
                @Parameters(paramLabel = "ID") RegistrationId id,
                @Option(names = "--accept", paramLabel = "CHANGE", description = "takes over the change of that name")
                        @Nullable
                        UUID accept,
                @Option(names = "--discard", paramLabel = "CHANGE", description = "drops it") @Nullable UUID discard) {
            return operator.withJourneys(journeys -> {
                if (accept != null || discard != null) {
                    boolean done = accept != null
                            ? journeys.admin.trustPlatform.accept(id, accept)
                            : journeys.admin.trustPlatform.discard(id, Objects.requireNonNull(discard));
                    return done
                            ? Operator.OK
                            : operator.refused("This change is gone, or the platform said something else meanwhile.");
                }
                TrustPlatform.Waiting waiting = journeys.admin.trustPlatform.view(id);
                if (waiting.change() == null) {
                    operator.err().println("No change waits.");
                    return Operator.OK;
                }
                operator.out().println(waiting.change());
                waiting.differences()
                        .forEach(one ->
                                operator.out().println("\t" + one.field() + "\t" + one.known() + "\t" + one.wanted()));
                return Operator.OK;
            });
        }

        @Command(
                description = "Lists servers that are not a platform's own and that its launches named; decides whether"
                        + " tokens may go there.",
                mixinStandardHelpOptions = true)
        int origin(
                @Parameters(paramLabel = "ID") RegistrationId id,
                @Option(names = "--allow", paramLabel = "ORIGIN", description = "such as https://school.example")
                        @Nullable
                        String allow,
                @Option(names = "--refuse", paramLabel = "ORIGIN", description = "no token goes there") @Nullable
                        String refuse) {
            return operator.withJourneys(journeys -> {
                String origin = allow == null ? refuse : allow;
                if (origin != null) {
                    return journeys.admin.trustPlatform.decide(id, origin, allow != null)
                            ? Operator.OK
                            : operator.refused("There is no registration " + id + ", or " + origin
                                    + " is not a scheme and a host, such as https://school.example");
                }
                journeys.admin
                        .trustPlatform
                        .view(id)
                        .origins()
                        .forEach(one -> operator.out()
                                .println(
                                        one.origin() + "\t" + one.state().name().toLowerCase(Locale.ROOT)));
                return Operator.OK;
            });
        }

        @Command(
                description =
                        "Says whether all clients of a platform's issuer share their users, so that a learner's city is"
                                + " asked once; decides it, or takes it back.",
                mixinStandardHelpOptions = true)
        int users(
                @Parameters(paramLabel = "ID") RegistrationId id,
                @Option(names = "--shared", description = "the same user ID is the same person at each of them")
                        boolean shared,
                @Option(names = "--apart", description = "each client's users are its own again") boolean apart) {
            return operator.withJourneys(journeys -> {
                ShareUsers users = journeys.admin.trustPlatform.users();
                Optional<ShareUsers.Standing> standing = users.view(id);
                if (standing.isEmpty() || (shared && apart)) {
                    return operator.refused(
                            standing.isEmpty() ? "There is no registration " + id : "Either --shared or --apart.");
                }
                if (!shared && !apart) {
                    operator.out().println(standing.get().shared() ? "shared" : "apart");
                    return Operator.OK;
                }
                if (!users.decide(id, shared)) {
                    operator.err().println("It was so before.");
                }
                return Operator.OK;
            });
        }

        private int switchTo(RegistrationId id, Registration.State state) {
            return operator.withJourneys(journeys -> journeys.admin.managePlatforms.switchTo(id, state)
                    ? Operator.OK
                    : operator.refused("There is no registration " + id));
        }
    }
}
