package org.waymark.lti.payload;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tsugi.deeplink.objects.DeepLinkResponse;

/** The claims of a {@code LtiDeepLinkingResponse} (Deep Linking 2.0, 3.4): from the tool, for the platform. */
public record DeepLinkingAnswer(
        String clientId,
        String issuer,
        String deploymentId,
        String nonce,
        @Nullable String data,
        List<DeepLinkingItem> items) {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public DeepLinkingAnswer {
        items = List.copyOf(items);
    }

    public Map<String, Object> claims(Instant now) {
        DeepLinkResponse response = new DeepLinkResponse();
        response.issuer = clientId;
        response.audience = issuer;
        response.subject = clientId;
        response.issued = now.getEpochSecond();
        // The library's own default would be no expiry at all.
        response.expires = now.plus(LIFE).getEpochSecond();
        response.jti = nonce;
        response.nonce = nonce;
        response.deployment_id = deploymentId;
        response.data = data;
        response.content_items = items.stream().map(DeepLinkingItem::payload).toList();
        return MAPPER.convertValue(response, new TypeReference<Map<String, Object>>() {});
    }
}
