package org.waymark.lti.launch;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.register.ToolFacts;

/**
 * A launch that passed every check; only {@link LaunchVerifier} makes one.
 *
 * @param subject the user at this registration (LTI Core 5.3.6); with the registration the only key of a person
 * @param email as the platform tells it; nothing but its keyed hash is kept unless an administrator wants more
 * @param login the login that this launch ends
 * @param custom the link's own parameters, without nulls and without variables the platform did not fill; ours, which
 *     begin with {@code waymark_}, may stand in the link's address instead, for platforms that keep only that
 */
public record Launch(
        Registration registration,
        Deployment deployment,
        String subject,
        @Nullable String name,
        @Nullable String email,
        Set<Role> roles,
        Message message,
        @Nullable Course course,
        Map<String, String> custom,
        Services services,
        @Nullable String locale,
        @Nullable URI returnUrl,
        Login login) {

    /** The parameter under which the registration asks for {@code $Context.id.history}. */
    static final String HISTORY = "context_history";

    public Launch {
        roles = Set.copyOf(roles);
        custom = Map.copyOf(custom);
    }

    /**
     * The login that a launch ends: its state works once, and whoever lets the launch in uses it up in the same
     * transaction.
     *
     * @param used whether that is done, because the launch made us ask the platform for its keys
     * @param cookie the login's cookie, whose work is done
     * @param byCookie whether the cookie came back: if not, the platform's storage stood in
     */
    public record Login(String state, Instant expires, boolean used, String cookie, boolean byCookie) {}

    /** The message that a launch brings: what the platform wants to be shown. */
    public sealed interface Message {}

    /** {@code LtiResourceLinkRequest} (LTI Core 5.3.5). */
    public record ResourceLinkMessage(String id, String title) implements Message {}

    /**
     * {@code LtiDeepLinkingRequest} (Deep Linking 2.0, 3.4.1).
     *
     * @param rolesTold whether the platform said who asks; the specification does not make it
     */
    public record DeepLinkingMessage(
            URI returnUrl,
            Set<String> acceptTypes,
            boolean acceptMultiple,
            boolean acceptLineItem,
            @Nullable String data,
            boolean rolesTold)
            implements Message {
        public DeepLinkingMessage {
            acceptTypes = Set.copyOf(acceptTypes);
        }
    }

    /**
     * {@code LtiSubmissionReviewRequest} (Submission Review 1.0): somebody opens what a person did for one column.
     *
     * @param forUser whose work it is, a subject of the same registration
     * @param lineitem the column, which may be one of several of its link
     * @param link the link the column belongs to; null for a column of its own
     */
    public record SubmissionReviewMessage(
            String forUser, URI lineitem, @Nullable ResourceLinkMessage link) implements Message {}

    /** The course of the launch (LTI Core 5.4.1), when the platform says it. */
    public record Course(
            String id, @Nullable String label, @Nullable String title) {}

    /** The services that the platform offers with this launch (AGS 2.0, 3.1; NRPS 2.0, 2.2.1.1). */
    public record Services(
            @Nullable URI lineitem,
            @Nullable URI lineitems,
            @Nullable Set<String> scopes,
            @Nullable URI membershipsUrl) {
        /** A launch that says nothing of services, or whose services are another link's. */
        public static final Services NONE = new Services(null, null, null, null);

        public Services {
            scopes = scopes == null ? null : Set.copyOf(scopes);
        }
    }

    /**
     * The courses that this one was copied from, as the platform's ids, the latest first; empty when it says none. The
     * list is separated by commas and may be URL-encoded (LTI Core B.4, {@code Context.id.history}).
     */
    public List<String> contextHistory() {
        return History.read(custom.getOrDefault(HISTORY, ""));
    }

    /** The time zone in which the platform shows dates to the person; empty when it says none, or its own. */
    public Optional<String> timeZone() {
        return Optional.of(custom.getOrDefault(ToolFacts.TIME_ZONE, "")).filter(ZoneId.getAvailableZoneIds()::contains);
    }

    public Optional<Course> inCourse() {
        return Optional.ofNullable(course);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /**
     * Tells whether the person may pick content. A platform opens the picker for those who may add to the course, and
     * takes the answer only from them; so where it does not say who asks, that it asks says enough.
     */
    public boolean mayPick() {
        return has(Role.INSTRUCTOR) || (message instanceof DeepLinkingMessage request && !request.rolesTold());
    }
}
