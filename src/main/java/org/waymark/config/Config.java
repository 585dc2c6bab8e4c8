package org.waymark.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Languages;

/**
 * The settings of an installation, checked.
 *
 * @param baseUrl the public address: scheme, host and port, nothing else; null means {@code http://localhost:} and the
 *     port
 * @param port 0 takes any free one
 * @param allowedNetworks CIDR texts
 * @param keySecret encrypts private keys at rest when given
 * @param languages offered to readers; the first to those whose own is not among them
 * @param mail how letters are sent; null where none are
 */
public record Config(
        @Nullable URI baseUrl,
        String host,
        int port,
        Path dataDir,
        String dbUrl,
        String dbUser,
        String dbPassword,
        boolean allowLocalNetwork,
        List<String> allowedNetworks,
        boolean rateLimits,
        @Nullable String keySecret,
        Languages languages,
        @Nullable Mail mail) {

    public Config {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /**
     * The settings of mail.
     *
     * @param server such as {@code smtp://mail.example:587}, with user and password where it asks for them
     * @param from the sender's address
     */
    public record Mail(URI server, String from) {
        /** Returns nothing of the password. */
        @Override
        public String toString() {
            return "Mail[" + from + "]";
        }
    }

    /** @throws BadSettings naming every variable that cannot be used, all at once */
    public static Config read(Map<String, String> environment) throws BadSettings {
        return new Settings(environment).read();
    }

    /** Returns a copy of these settings with calls to loopback allowed, as the demo needs them. */
    public Config withLocalNetwork() {
        return new Config(
                baseUrl,
                host,
                port,
                dataDir,
                dbUrl,
                dbUser,
                dbPassword,
                true,
                allowedNetworks,
                rateLimits,
                keySecret,
                languages,
                mail);
    }
}
