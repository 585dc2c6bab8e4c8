package org.waymark.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Languages;

/** Reads the variables and collects everything that is wrong with them. */
final class Settings {
    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_DRAIN = 300;
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    Config read() throws BadSettings {
        URI baseUrl = baseUrl();
        int port = port();
        Path dataDir = dataDir();
        String dbUrl = dbUrl();
        boolean local = bool("WAYMARK_ALLOW_LOCAL_NETWORK", "true", "false", false);
        List<String> networks = networks("WAYMARK_ALLOWED_NETWORKS");
        Config.Operation operation = operation();
        boolean limits = bool("WAYMARK_RATE_LIMITS", "on", "off", true);
        String secret = value("WAYMARK_KEY_SECRET");
        if (secret != null && secret.length() < SHORTEST_SECRET) {
            problems.add("WAYMARK_KEY_SECRET must have at least " + SHORTEST_SECRET + " characters");
        }
        Languages languages = languages();
        Config.Mail mail = mail();
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        String host = value("WAYMARK_HOST");
        String user = value("WAYMARK_DB_USER");
        String password = environment.getOrDefault("WAYMARK_DB_PASSWORD", "");
        return new Config(
                baseUrl,
                host != null ? host : baseUrl == null ? "127.0.0.1" : "0.0.0.0",
                port,
                dataDir,
                dbUrl,
                user == null ? "" : user,
                password,
                local,
                networks,
                limits,
                secret,
                languages,
                mail,
                operation);
    }

    private Config.Operation operation() {
        // Read where the lines are written, before anybody reads the settings.
        String log = value("WAYMARK_LOG");
        if (log != null && !log.equals("text") && !log.equals("json")) {
            problems.add("WAYMARK_LOG must be text or json");
        }
        String token = value("WAYMARK_METRICS_TOKEN");
        if (token != null && token.length() < SHORTEST_SECRET) {
            problems.add("WAYMARK_METRICS_TOKEN must have at least " + SHORTEST_SECRET + " characters");
        }
        String seconds = value("WAYMARK_DRAIN_SECONDS");
        if (seconds != null && !(seconds.matches("\\d{1,3}") && Integer.parseInt(seconds) <= LONGEST_DRAIN)) {
            problems.add("WAYMARK_DRAIN_SECONDS must be a number from 0 to " + LONGEST_DRAIN);
            seconds = null;
        }
        return new Config.Operation(
                token,
                management(token),
                networks("WAYMARK_TRUSTED_PROXIES"),
                Duration.ofSeconds(seconds == null ? 0 : Integer.parseInt(seconds)),
                formerUrls(),
                bool("WAYMARK_BADGE_ALGORITHM", "ES256", "RS256", false));
    }

    /** @param token without which nobody may read from another machine */
    private @Nullable InetSocketAddress management(@Nullable String token) {
        String text = value("WAYMARK_MANAGEMENT_PORT");
        if (text == null) {
            return null;
        }
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon).replaceAll("[\\[\\]]", "");
        String port = text.substring(colon + 1);
        boolean literal =
                host.matches(OCTET + "(\\." + OCTET + "){3}") || host.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
        if (literal && port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65535) {
            // A literal address, so no name is looked up.
            InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
            if (!address.isUnresolved()) {
                if (!address.getAddress().isLoopbackAddress() && token == null) {
                    problems.add("WAYMARK_MANAGEMENT_PORT on an address that other machines reach needs"
                            + " WAYMARK_METRICS_TOKEN");
                }
                return address;
            }
        }
        problems.add("WAYMARK_MANAGEMENT_PORT must be a port, or an IP address and a port such as 10.0.0.5:9090");
        return null;
    }

    private Config.@Nullable Mail mail() {
        String server = value("WAYMARK_SMTP_URL");
        String from = value("WAYMARK_MAIL_FROM");
        if (server == null && from == null) {
            return null;
        }
        if (server == null || from == null) {
            problems.add("WAYMARK_SMTP_URL and WAYMARK_MAIL_FROM must be set together, or neither");
            return null;
        }
        if (!from.matches("[A-Za-z0-9_+-][A-Za-z0-9._+-]*@[A-Za-z0-9][A-Za-z0-9.-]*") || from.contains("..")) {
            problems.add("WAYMARK_MAIL_FROM must be one address, such as waymark@example.org");
        }
        try {
            URI url = new URI(server);
            boolean smtp = "smtp".equalsIgnoreCase(url.getScheme()) || "smtps".equalsIgnoreCase(url.getScheme());
            String path = url.getRawPath();
            boolean bare = (path == null || path.isEmpty() || path.equals("/"))
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
            if (smtp && bare && url.getHost() != null && url.getPort() <= 65535) {
                return new Config.Mail(url, from);
            }
        } catch (URISyntaxException e) {
            // The sentence below fits this as well.
        }
        problems.add(
                "WAYMARK_SMTP_URL must be smtp://host:port or smtps://host:port, with user:password@ before the host"
                        + " where the server asks for them; other signs than letters and digits in them as %40 and the like");
        return null;
    }

    private Languages languages() {
        String text = value("WAYMARK_LANGUAGES");
        if (text == null) {
            return Languages.TRANSLATED;
        }
        try {
            return Languages.of(List.of(text.split("\\s*,\\s*", -1)));
        } catch (IllegalArgumentException e) {
            problems.add("WAYMARK_LANGUAGES must be some of these, separated by commas: " + e.getMessage());
            return Languages.TRANSLATED;
        }
    }

    private @Nullable URI baseUrl() {
        String text = value("WAYMARK_BASE_URL");
        return text == null ? null : origin("WAYMARK_BASE_URL", text);
    }

    private List<URI> formerUrls() {
        String text = value("WAYMARK_FORMER_URLS");
        List<URI> origins = new ArrayList<>();
        for (String one : text == null ? List.<String>of() : List.of(text.split(",", -1))) {
            URI origin = origin("WAYMARK_FORMER_URLS", one.strip());
            if (origin != null) {
                origins.add(origin);
            }
        }
        return origins;
    }

    private @Nullable URI origin(String name, String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean loopback = uri.getHost() != null
                    && (uri.getHost().equals("localhost")
                            || uri.getHost().startsWith("127.")
                            || uri.getHost().equals("[::1]"));
            boolean secure =
                    "https".equalsIgnoreCase(uri.getScheme()) || ("http".equalsIgnoreCase(uri.getScheme()) && loopback);
            boolean bare = uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (uri.getHost() != null && secure && bare) {
                return normal(uri);
            }
        } catch (URISyntaxException e) {
            // The sentence below fits this as well.
        }
        problems.add(name + " must be https://host or https://host:port without a path"
                + " (http only on this machine: browsers keep no cookies of a framed page otherwise)");
        return null;
    }

    /** As browsers write an origin: lower case, and no port that the scheme implies. */
    private static URI normal(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean implied = uri.getPort() == (scheme.equals("https") ? 443 : 80);
        String port = uri.getPort() < 0 || implied ? "" : ":" + uri.getPort();
        return URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    }

    private int port() {
        String text = value("WAYMARK_PORT");
        if (text == null) {
            return 8080;
        }
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        problems.add("WAYMARK_PORT must be a number from 0 to 65535");
        return 0;
    }

    private Path dataDir() {
        String text = value("WAYMARK_DATA_DIR");
        try {
            return Path.of(text == null ? "data" : text);
        } catch (InvalidPathException e) {
            problems.add("WAYMARK_DATA_DIR is not a folder's path");
            return Path.of("data");
        }
    }

    private String dbUrl() {
        String text = value("WAYMARK_DB_URL");
        if (text != null && !text.startsWith("jdbc:postgresql:") && !text.startsWith("jdbc:h2:")) {
            problems.add("WAYMARK_DB_URL must begin with jdbc:postgresql: or jdbc:h2:");
        }
        return text == null ? "" : text;
    }

    private List<String> networks(String name) {
        String text = value(name);
        List<String> networks = new ArrayList<>();
        if (text != null) {
            for (String network : text.split("[,\\s]+", -1)) {
                if (isNetwork(network)) {
                    networks.add(network);
                } else {
                    problems.add(name + " must list networks such as 10.20.0.0/16");
                }
            }
        }
        return networks;
    }

    private static boolean isNetwork(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String prefix = slash < 0 ? "0" : text.substring(slash + 1);
        boolean four = address.matches(OCTET + "(\\." + OCTET + "){3}");
        boolean six = address.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
        if (slash < 0 || !prefix.matches("\\d{1,3}") || !(four || six)) {
            return false;
        }
        try {
            // Only literal addresses come here, so no name is ever looked up.
            return Integer.parseInt(prefix) <= InetAddress.getByName(address).getAddress().length * 8;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean bool(String name, String yes, String no, boolean otherwise) {
        String text = value(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.equals(yes) && !text.equals(no)) {
            problems.add(name + " must be " + yes + " or " + no);
        }
        return text.equals(yes);
    }

    private @Nullable String value(String name) {
        String text = environment.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
