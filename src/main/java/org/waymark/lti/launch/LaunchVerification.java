package org.waymark.lti.launch;

import org.waymark.lti.platform.PlatformKeys;
import org.waymark.lti.platform.Platforms;
import org.waymark.work.Instance;

/** Builds what starts a login and verifies a launch. */
public final class LaunchVerification {
    public final LoginStarter loginStarter;
    public final LaunchVerifier launchVerifier;

    /** @param stateSecret signs the state of a login; the same on every instance of an installation */
    public LaunchVerification(Instance instance, Platforms platforms, byte[] stateSecret) {
        loginStarter = new LoginStarter(platforms.book, stateSecret, platforms.launchUri, instance.clock());
        launchVerifier = new LaunchVerifier(
                instance.database(),
                platforms.book,
                new PlatformKeys(platforms.outbound),
                stateSecret,
                instance.baseUrl(),
                instance.clock());
    }
}
