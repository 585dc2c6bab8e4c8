package org.waymark.lti.deeplink;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.id.RegistrationId;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.payload.Json;
import org.waymark.lti.platform.Deployment;

/** Deep linking requests that wait for an answer. */
public final class DeepLinkingRequests {

    public UUID add(
            Handle handle, Deployment deployment, UUID learner, Launch.DeepLinkingMessage message, Instant now) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("returnUrl", message.returnUrl().toString());
        settings.put("types", new TreeSet<>(message.acceptTypes()));
        settings.put("multiple", message.acceptMultiple());
        settings.put("lineItem", message.acceptLineItem());
        settings.put("data", message.data());
        UUID id = UUID.randomUUID();
        handle.createUpdate("""
                        insert into deep_linking_request (id, deployment_id, learner_id, settings, created_at)
                        values (:id, :deployment, :learner, :settings, :now)
                        """)
                .bind("id", id)
                .bind("deployment", deployment.id())
                .bind("learner", learner)
                .bind("settings", Json.write(settings))
                .bind("now", now)
                .execute();
        return id;
    }

    /** The request, when it has not been answered yet. */
    public Optional<DeepLinkingRequest> findOpen(Handle handle, UUID id) {
        return handle.createQuery("""
                        select registration_id as registration, deployment.deployment_id, learner_id as learner, settings
                        from deep_linking_request request join deployment on deployment.id = request.deployment_id
                        where request.id = :id and answered_at is null
                        """)
                .bind("id", id)
                .mapTo(Row.class)
                .map(row -> row.request(id))
                .findOne();
    }

    /** @return false when it was answered before */
    public boolean markAnswered(Handle handle, UUID id, Instant now) {
        return handle.createUpdate(
                                "update deep_linking_request set answered_at = :now where id = :id and answered_at is null")
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Forgets requests that nobody can answer any more. */
    public void removeOld(Handle handle, Instant before) {
        handle.createUpdate("delete from deep_linking_request where created_at < :before")
                .bind("before", before)
                .execute();
    }

    private record Row(RegistrationId registration, String deploymentId, UUID learner, String settings) {
        DeepLinkingRequest request(UUID id) {
            JsonNode json = Json.read(settings).orElseThrow();
            TreeSet<String> types = new TreeSet<>();
            json.path("types").forEach(type -> types.add(type.asText()));
            return new DeepLinkingRequest(
                    id,
                    registration,
                    deploymentId,
                    learner,
                    URI.create(json.path("returnUrl").asText()),
                    types,
                    json.path("multiple").asBoolean(),
                    json.path("lineItem").asBoolean(),
                    Json.text(json, "data").orElse(null));
        }
    }
}
