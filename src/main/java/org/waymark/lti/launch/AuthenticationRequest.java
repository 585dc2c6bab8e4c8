package org.waymark.lti.launch;

import java.net.URI;
import java.time.Duration;
import org.waymark.lti.platform.Registration;

/**
 * Where the browser goes next (Security Framework 5.1.1.2), and the cookie by which it is recognised when it returns.
 * Each login has a cookie of its own, so that several tabs or frames never overwrite each other's.
 */
public record AuthenticationRequest(
        URI redirect, String cookieName, String cookieValue, Duration cookieLife, Registration registration) {}
