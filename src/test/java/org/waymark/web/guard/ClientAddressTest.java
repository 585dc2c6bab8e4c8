package org.waymark.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waymark.outbound.Network;

/** Only what a trusted proxy added is believed, from the right. */
class ClientAddressTest {
    private static final ClientAddress TRUSTING = new ClientAddress(
            Stream.of("10.0.0.0/8", "fd00::/8").map(Network::parse).toList());

    private static String of(ClientAddress clients, String from, Map<String, List<String>> headers) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> from;
                    case "getHeaders" -> Collections.enumeration(headers.getOrDefault(arguments[0], List.of()));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return clients.of(request);
    }

    private static String trusting(String from, String... forwardedFor) {
        return of(TRUSTING, from, Map.of("X-Forwarded-For", List.of(forwardedFor)));
    }

    @Test
    void nobody_is_believed_unless_trusted() {
        assertThat(of(new ClientAddress(List.of()), "10.0.0.1", Map.of("X-Forwarded-For", List.of("192.0.2.1"))))
                .isEqualTo("10.0.0.1");
        assertThat(trusting("198.51.100.7", "192.0.2.1")).isEqualTo("198.51.100.7");
    }

    @Test
    void the_rightmost_that_is_no_proxy_is_who_asks() {
        assertThat(trusting("10.0.0.1", "192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(trusting("10.0.0.1", "6.6.6.6, 192.0.2.1"))
                .as("the left is forged")
                .isEqualTo("192.0.2.1");
        assertThat(trusting("10.0.0.1", "6.6.6.6, 192.0.2.1, 10.9.9.9")).isEqualTo("192.0.2.1");
        assertThat(trusting("10.0.0.1", "6.6.6.6", "192.0.2.1"))
                .as("two lines are one list")
                .isEqualTo("192.0.2.1");
        assertThat(trusting("10.0.0.1", "10.1.1.1, 10.2.2.2"))
                .as("all are proxies")
                .isEqualTo("10.1.1.1");
        assertThat(trusting("10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(trusting("fd00::1", "2001:db8::7")).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(trusting("10.0.0.1", "[2001:db8::7]:4711")).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(trusting("10.0.0.1", "192.0.2.1:4711")).isEqualTo("192.0.2.1");
    }

    @Test
    void words_that_are_no_address_are_the_proxy_s() {
        for (String word : List.of(
                "unknown",
                "",
                "localhost",
                "example.org",
                "192.0.2.1 x",
                "_hidden",
                "999.1.1.1",
                "::::",
                "192.0.2.1\u0000")) {
            assertThat(trusting("10.0.0.1", "6.6.6.6, " + word)).as(word).isEqualTo("10.0.0.1");
        }
        assertThat(trusting("10.0.0.1", "6.6.6.6," + "10.0.0.2,".repeat(100) + "10.0.0.2"))
                .as("more hops than anybody has are not read")
                .isEqualTo("10.0.0.2");
    }

    @Test
    void the_header_with_a_name_of_its_own_is_read_too() {
        assertThat(of(
                        TRUSTING,
                        "10.0.0.1",
                        Map.of("Forwarded", List.of("for=6.6.6.6;proto=http, proto=https;For=\"[2001:db8::7]:47\""))))
                .isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(of(TRUSTING, "10.0.0.1", Map.of("Forwarded", List.of("for=192.0.2.1"))))
                .isEqualTo("192.0.2.1");
        assertThat(of(TRUSTING, "10.0.0.1", Map.of("Forwarded", List.of("for=6.6.6.6, by=10.0.0.1"))))
                .isEqualTo("10.0.0.1");
    }
}
