package org.waymark.lti.platform;

import java.net.URI;
import org.waymark.keys.Keys;
import org.waymark.outbound.Outbound;
import org.waymark.work.Instance;

/** Builds what knows the registered platforms. */
public final class Platforms {
    public final Outbound outbound;
    public final URI launchUri;
    public final RegistrationBook book;
    public final ToolKeys toolKeys;
    public final ServiceOrigins serviceOrigins;

    public Platforms(Instance instance, Outbound outbound, Keys keys) {
        this.outbound = outbound;
        launchUri = URI.create(instance.baseUrl() + "/lti/launch");
        book = new RegistrationBook(instance.database());
        toolKeys = new ToolKeys(instance.database(), keys, instance.clock());
        serviceOrigins = new ServiceOrigins(instance.database(), instance.clock());
    }
}
