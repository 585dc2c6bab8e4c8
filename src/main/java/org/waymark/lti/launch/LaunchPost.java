package org.waymark.lti.launch;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that the browser posted to the launch address (Security Framework 5.1.1.3 and 5.1.1.5), and its cookies.
 *
 * @param stored what the platform's storage gave back in place of a cookie
 */
public record LaunchPost(
        @Nullable String idToken,
        @Nullable String state,
        @Nullable String error,
        @Nullable String stored,
        Map<String, String> cookies) {

    public LaunchPost {
        cookies = Map.copyOf(cookies);
    }
}
