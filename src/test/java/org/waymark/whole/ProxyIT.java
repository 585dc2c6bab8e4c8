package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.config.Config;

/** Behind a named proxy each caller is counted alone; nobody gets away with words of their own. */
class ProxyIT {
    private static final int MOST = 100;
    private final HttpClient http = HttpClient.newHttpClient();

    private int refused(Installation waymark, String forwardedFor) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(waymark.app.baseUrl() + "/lti/login?iss=nobody"))
                .header("X-Forwarded-For", forwardedFor)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void each_caller_behind_a_named_proxy_is_counted_alone() throws Exception {
        Config.Operation trusting =
                new Config.Operation(null, null, List.of("127.0.0.0/8", "::1/128"), Duration.ZERO, List.of());
        try (Installation waymark = Installation.onH2(trusting)) {
            for (int i = 0; i < MOST; i++) {
                assertThat(refused(waymark, "192.0.2.1")).isEqualTo(400);
            }
            assertThat(refused(waymark, "192.0.2.1")).isEqualTo(429);
            assertThat(refused(waymark, "198.51.100.9, 192.0.2.1"))
                    .as("what the caller wrote itself")
                    .isEqualTo(429);
            assertThat(refused(waymark, "192.0.2.2")).as("somebody else").isEqualTo(400);
            assertThat(refused(waymark, "192.0.2.1, 192.0.2.3")).isEqualTo(400);
        }
    }

    @Test
    void nobody_is_believed_without_the_setting() throws Exception {
        try (Installation waymark = Installation.onH2()) {
            for (int i = 0; i < MOST; i++) {
                assertThat(refused(waymark, "192.0.2." + i)).isEqualTo(400);
            }
            assertThat(refused(waymark, "192.0.2.200")).isEqualTo(429);
        }
    }
}
