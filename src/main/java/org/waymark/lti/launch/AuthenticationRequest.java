package org.waymark.lti.launch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.platform.Registration;

/**
 * The address to which the browser goes next (Security Framework 5.1.1.2), and the cookie by which it is recognised
 * when it returns. Each login has a cookie of its own, so that several tabs or frames never overwrite each other's.
 *
 * @param storageTarget the frame in which the platform keeps values, when it offers one by a name that can be one
 */
public record AuthenticationRequest(
        String redirect,
        String cookieName,
        String cookieValue,
        Duration cookieLife,
        @Nullable String storageTarget,
        Registration registration) {
    /** The start of the name of every login's cookie. */
    public static final String COOKIE = "waymark_login_";
}
