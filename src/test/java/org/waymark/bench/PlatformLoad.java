package org.waymark.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waymark.id.RegistrationId;
import org.waymark.store.Database;

/**
 * Plays a platform for the packaged jar, and prints what launches cost on H2 and on PostgreSQL, with few and with very many
 * completions stored, how wrong launches are answered, and how fast scores are delivered. Ends with 1 when something
 * was let in that must not be, or a score was lost or came twice.
 *
 * <p>The one argument holds settings in any number, such as {@code "launches=2000 databases=h2"}; {@link #DEFAULTS} has
 * all of them. Several values of one are joined by commas.
 */
public final class PlatformLoad {
    private static final Map<String, String> DEFAULTS = Map.of(
            "jar", "target/waymark.jar",
            "options", "",
            "databases", "h2,postgresql",
            "completions", "1000,1000000",
            "launches", "10000",
            "people", "1000",
            "connections", "32",
            "wrong", "1000",
            "scores", "10000");

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int IN_FLIGHT = 64;

    private final Map<String, String> wanted;
    private final PrintStream out;
    private boolean well = true;

    private PlatformLoad(Map<String, String> wanted, PrintStream out) {
        this.wanted = wanted;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        PlatformLoad load = new PlatformLoad(read(String.join(" ", arguments)), System.out);
        boolean well = load.run();
        // The plain client keeps threads.
        System.exit(well ? 0 : 1);
    }

    private static Map<String, String> read(String text) {
        Map<String, String> wanted = new HashMap<>(DEFAULTS);
        for (String pair : text.strip().split("\\s+")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && DEFAULTS.containsKey(parts[0])) {
                wanted.put(parts[0], parts[1]);
            } else if (!pair.isEmpty() && !pair.equals(".*")) {
                throw new IllegalArgumentException(pair + " is none of " + DEFAULTS.keySet());
            }
        }
        return wanted;
    }

    private List<String> list(String name) {
        String value = wanted.getOrDefault(name, "");
        return value.isEmpty() ? List.of() : List.of(value.split(","));
    }

    private int number(String name) {
        return Integer.parseInt(wanted.getOrDefault(name, ""));
    }

    private boolean run() throws Exception {
        Path jar = Path.of(wanted.getOrDefault("jar", ""));
        if (!Files.exists(jar)) {
            throw new IllegalArgumentException("make " + jar + " first: mvn -B package -DskipTests");
        }
        List<String> completions = list("completions");
        for (String database : list("databases")) {
            for (String count : completions) {
                try (LoadedStore store = LoadedStore.of(database);
                        PlayedPlatform platform = new PlayedPlatform(PAUSE)) {
                    boolean last = count.equals(completions.get(completions.size() - 1));
                    measure(jar, store, platform, Integer.parseInt(count), last ? number("scores") : 0);
                }
            }
        }
        return well;
    }

    private void measure(Path jar, LoadedStore store, PlayedPlatform platform, int completions, int scores)
            throws Exception {
        out.printf("%n%s, %,d completions stored%n", store.name, completions);
        RegistrationId registration = RegistrationId.of(LoadedTool.command(jar, store.settings(), add(platform)));
        Instant now = Instant.now();
        long begin = System.nanoTime();
        try (Database database = store.open()) {
            Population.addCities(database, Population.CITIES, now);
            Population.add(database, registration, Population.CITIES, completions, now);
        }
        print("filled", "%.0f s", (System.nanoTime() - begin) / 1e9);
        try (LoadedTool tool = new LoadedTool(jar, list("options"), store)) {
            print("ready", "%,d ms after the start of the process", tool.readyMillis);
            Visits visits = new Visits(tool.base(), platform, number("connections"), number("people"));
            launch(tool, store, visits);
            refuse(visits);
            if (scores > 0) {
                deliver(store.open(), registration, platform, scores);
            }
            print("memory", "%,d MB at most, %,d MB now", tool.megabytes(true), tool.megabytes(false));
        }
    }

    private static String[] add(PlayedPlatform platform) {
        return new String[] {
            "platform",
            "add",
            "--issuer=" + platform.issuer(),
            "--client-id=" + PlayedPlatform.CLIENT,
            "--authorization-endpoint=" + platform.issuer() + "/auth",
            "--token-endpoint=" + platform.issuer() + "/token",
            "--jwks-uri=" + platform.issuer() + "/jwks",
            "--deployment=" + PlayedPlatform.DEPLOYMENT
        };
    }

    private void launch(LoadedTool tool, LoadedStore store, Visits visits) throws Exception {
        int launches = number("launches");
        // A server that has just started is no faster than its compiler, and everybody is new to it.
        visits.launch(visits.prepare(launches / 2).launches());
        visits.launchToPage(visits.prepare(launches / 2).launches());

        Visits.Prepared prepared = visits.prepare(launches);
        print("logins", prepared.logins());
        double toolBefore = tool.cpuSeconds();
        double storeBefore = store.cpuSeconds();
        print("launches", visits.launch(prepared.launches()));
        print(
                "CPU",
                "%.2f s of the tool and %.2f s of the database for 1,000 launches",
                (tool.cpuSeconds() - toolBefore) * 1000 / launches,
                (store.cpuSeconds() - storeBefore) * 1000 / launches);
        print(
                "launch and page",
                visits.launchToPage(visits.prepare(launches / 2).launches()));
    }

    private void refuse(Visits visits) throws Exception {
        Map<PlayedPlatform.Wrong, Map<Integer, Integer>> answers = visits.launchWrong(number("wrong"));
        boolean refused = Visits.isRefused(answers);
        well &= refused;
        List<String> words = new ArrayList<>();
        answers.forEach((wrong, statuses) -> statuses.forEach(
                (status, count) -> words.add(count + " " + wrong.name().toLowerCase(Locale.ROOT) + ": " + status)));
        print("refusals", "%s (%s)", refused ? "as they must be" : "NOT AS THEY MUST BE", String.join(", ", words));
    }

    private void deliver(Database database, RegistrationId registration, PlayedPlatform platform, int count)
            throws Exception {
        ScoreLoad.Delivered delivered = ScoreLoad.deliver(database, registration, platform, count);
        TakenScores taken = delivered.taken();
        TakenScores floor = ScoreLoad.floor(platform, count, IN_FLIGHT);
        boolean each = taken.different() == count && delivered.recorded() == count && taken.twice() == 0;
        well &= each;
        print(
                "scores",
                "%,.0f a second, %d in flight at most; %s: %,d of %,d arrived, %,d twice, %,d recorded as delivered",
                taken.perSecond(),
                taken.mostInFlight(),
                each ? "each once" : "NOT EACH ONCE",
                taken.different(),
                count,
                taken.twice(),
                delivered.recorded());
        print(
                "plain client",
                "%,.0f a second with %d in flight; the tool reaches %.2f of it",
                floor.perSecond(),
                floor.mostInFlight(),
                taken.perSecond() / floor.perSecond());
    }

    private void print(String what, Visits.Times times) {
        print(
                what,
                "%,.0f a second; p50 %.1f ms, p95 %.1f ms, p99 %.1f ms",
                times.perSecond(),
                times.millis(50),
                times.millis(95),
                times.millis(99));
    }

    private void print(String what, String words, Object... values) {
        out.printf("  %-16s " + words + "%n", concat(what, values));
    }

    private static Object[] concat(String what, Object[] values) {
        List<Object> all = new ArrayList<>(List.of(what));
        all.addAll(List.of(values));
        return all.toArray();
    }
}
