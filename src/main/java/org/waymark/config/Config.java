package org.waymark.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param operation what those who run the installation set for themselves
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
        @Nullable Mail mail,
        Operation operation) {

    public Config {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** Makes settings in which nothing of the operation is set. */
    public Config(
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
        this(
                baseUrl,
                host,
                port,
                dataDir,
                dbUrl,
                dbUser,
                dbPassword,
                allowLocalNetwork,
                allowedNetworks,
                rateLimits,
                keySecret,
                languages,
                mail,
                Operation.NONE);
    }

    /**
     * The settings of the operation.
     *
     * @param metricsToken lets a program read the metrics at the public port; null where none may
     * @param management where metrics and health are answered besides; null where nowhere
     * @param trustedProxies CIDR texts of the reverse proxies whose word about a caller's address is believed
     * @param drain how long the server goes on after it has said that it ends
     * @param formerUrls the addresses that Waymark had before: badges name them
     * @param es256 whether JWTs of badges are signed with ES256, not RS256
     */
    public record Operation(
            @Nullable String metricsToken,
            @Nullable InetSocketAddress management,
            List<String> trustedProxies,
            Duration drain,
            List<URI> formerUrls,
            boolean es256) {
        /** The settings when nothing is set. */
        public static final Operation NONE = new Operation(null, null, List.of(), Duration.ZERO, List.of());

        /** Makes settings with which badges are signed with RS256. */
        public Operation(
                @Nullable String metricsToken,
                @Nullable InetSocketAddress management,
                List<String> trustedProxies,
                Duration drain,
                List<URI> formerUrls) {
            this(metricsToken, management, trustedProxies, drain, formerUrls, false);
        }

        public Operation {
            trustedProxies = List.copyOf(trustedProxies);
            formerUrls = List.copyOf(formerUrls);
        }

        /** Returns nothing of the token. */
        @Override
        public String toString() {
            return "Operation[" + management + "]";
        }
    }

    /** Tells whether JWTs of badges are signed with ES256, not RS256. */
    public boolean es256() {
        return operation.es256();
    }

    /** Returns the address at which everybody reaches Waymark: the one that is set, else that port of this machine. */
    public URI publicUrl(int listening) {
        return baseUrl == null ? URI.create("http://localhost:" + listening) : baseUrl;
    }

    /** Returns the address at which the server of these settings is reached from this machine. */
    public URI localUrl() {
        String here = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create("http://" + (here.contains(":") ? "[" + here + "]" : here) + ":" + port);
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
        return copy(true, operation);
    }

    /** Returns a copy with other settings of the operation. */
    public Config with(Operation other) {
        return copy(allowLocalNetwork, other);
    }

    private Config copy(boolean local, Operation operation) {
        return new Config(
                baseUrl,
                host,
                port,
                dataDir,
                dbUrl,
                dbUser,
                dbPassword,
                local,
                allowedNetworks,
                rateLimits,
                keySecret,
                languages,
                mail,
                operation);
    }
}
