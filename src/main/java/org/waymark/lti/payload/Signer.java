package org.waymark.lti.payload;

import java.util.Map;

/** Signs claims with the tool's current LTI key: a compact JWS, RS256, with {@code kid} (Security Framework 5.2). */
@FunctionalInterface
public interface Signer {
    String sign(Map<String, Object> claims);
}
