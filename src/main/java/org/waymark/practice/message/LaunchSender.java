package org.waymark.practice.message;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.Forgery;

/** Launches that have begun: what was asked for, kept until the tool sends the browser back. */
public final class LaunchSender {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration PICKING = Duration.ofHours(8);

    record Begun(LaunchRequest request, Forgery forgery) {}

    /** A content picker that is open: who opened it, for which course and tool. */
    record Picking(String clientId, String courseId, String personId) {}

    private final Platform platform;
    private final Claims claims;
    private final Pending<Begun> begun;
    private final Pending<Picking> pickings;

    public LaunchSender(Platform platform) {
        this.platform = platform;
        this.claims = new Claims(platform);
        this.begun = new Pending<>(platform.clock(), LIFE);
        this.pickings = new Pending<>(platform.clock(), PICKING);
    }

    /**
     * Begins a launch: what the browser is to send to the tool's login address.
     *
     * @throws IllegalArgumentException when the request names something that is not there
     */
    public SentLogin start(LaunchRequest request, Forgery forgery) {
        Client client = platform.school()
                .findClient(request.clientId())
                .orElseThrow(() -> new IllegalArgumentException("no client " + request.clientId()));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("iss", platform.addresses().base());
        fields.put("target_link_uri", claims.target(request));
        fields.put("login_hint", request.personId());
        fields.put("lti_message_hint", "{\"launchid\":\"" + begun.add(new Begun(request, forgery)) + "\"}");
        fields.put("client_id", client.clientId());
        fields.put("lti_deployment_id", client.deploymentId());
        if (platform.storage() || platform.quirks().contains(Quirk.SILENT_STORAGE)) {
            fields.put("lti_storage_target", "_parent");
        }
        return new SentLogin(URI.create(client.loginUri()), fields);
    }

    /** The id_token of a launch, signed as the forgery says. */
    public String idToken(LaunchRequest request, String nonce, Forgery forgery) {
        return platform.keys().sign(claims.of(request, nonce, data(request)), forgery);
    }

    /** The claims of an honest launch. */
    public Map<String, Object> claims(LaunchRequest request, String nonce) {
        return claims.of(request, nonce, data(request));
    }

    Optional<Begun> take(String messageHint) {
        return begun.take(messageHint.replaceAll("^\\{\"launchid\":\"|\"}$", ""));
    }

    Optional<Picking> findPicking(String data) {
        return pickings.find(data);
    }

    void endPicking(String data) {
        pickings.take(data);
    }

    private @Nullable String data(LaunchRequest request) {
        SchoolCourse course = request.courseId() == null
                ? null
                : platform.school().findCourse(request.courseId()).orElse(null);
        if (request.kind() != LaunchRequest.Kind.DEEP_LINKING
                || course == null
                || platform.quirks().contains(Quirk.NO_DEEP_LINKING_DATA)) {
            return null;
        }
        return pickings.add(new Picking(request.clientId(), course.id(), request.personId()));
    }
}
