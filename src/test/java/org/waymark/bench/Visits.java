package org.waymark.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.waymark.bench.PlayedPlatform.Wrong;

/**
 * Sends logins, launches and the pages behind them to a tool over kept connections, each of which sends its next request
 * when the last one is answered, and takes the times.
 */
final class Visits {
    private static final int LONGEST_MINUTES = 10;

    private final URI tool;
    private final PlayedPlatform platform;
    private final int connections;
    private final int people;

    /** @param people who launch, one after the other, and from the first again */
    Visits(URI tool, PlayedPlatform platform, int connections, int people) {
        this.tool = tool;
        this.platform = platform;
        this.connections = connections;
        this.people = people;
    }

    /** @param nanos of each request, the shortest first */
    record Times(double seconds, long[] nanos) {
        double perSecond() {
            return nanos.length / seconds;
        }

        double millis(int percent) {
            return nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6;
        }
    }

    private record Login(String state, String nonce, String cookies) {}

    /** A launch that was signed and not sent. */
    record Signed(String form, String cookies, Wrong wrong) {}

    /** @param logins the times of the logins before the launches */
    record Prepared(Times logins, List<Signed> launches) {}

    private interface Work {
        void run(Wire wire, int number) throws IOException;
    }

    /** Makes so many logins and signs their launches, which nobody has to wait for later. */
    Prepared prepare(int count, IntFunction<Wrong> wrong) throws Exception {
        Login[] logins = new Login[count];
        Times times = run(count, (wire, i) -> logins[i] = login(wire, person(i)));
        List<Signed> launches = IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> new Signed(
                        form(Map.of(
                                "id_token",
                                platform.sign(person(i), logins[i].nonce(), tool + "/lti/launch", wrong.apply(i)),
                                "state",
                                logins[i].state())),
                        logins[i].cookies(),
                        wrong.apply(i)))
                .toList();
        return new Prepared(times, launches);
    }

    Prepared prepare(int count) throws Exception {
        return prepare(count, i -> Wrong.NOTHING);
    }

    /** Sends launches, all of which have to be let in. */
    Times launch(List<Signed> launches) throws Exception {
        return run(launches.size(), (wire, i) -> launch(wire, launches.get(i)));
    }

    /** Sends launches, and asks for the page that each leads to; the time is that of both. */
    Times launchToPage(List<Signed> launches) throws Exception {
        return run(launches.size(), (wire, i) -> {
            Wire.Answer launched = launch(wire, launches.get(i));
            Wire.Answer page = wire.get(launched.location(), launched.cookies());
            if (page.status() != 200 || !page.body().contains("</html>")) {
                throw new IllegalStateException("the page answered " + page.status());
            }
        });
    }

    /** Sends launches that must not be let in among others, and counts what they were answered. */
    Map<Wrong, Map<Integer, Integer>> launchWrong(int count) throws Exception {
        Wrong[] all = Wrong.values();
        List<Signed> launches = prepare(count, i -> all[i % all.length]).launches();
        Map<Wrong, Map<Integer, Integer>> answers = new TreeMap<>();
        run(count, (wire, i) -> {
            Signed one = launches.get(i);
            if (one.wrong() == Wrong.REPLAYED) {
                launch(wire, one);
            }
            int status = wire.post("/lti/launch", one.cookies(), one.form()).status();
            synchronized (answers) {
                answers.computeIfAbsent(one.wrong(), wrong -> new TreeMap<>()).merge(status, 1, Integer::sum);
            }
        });
        return answers;
    }

    /** Tells whether each wrong launch was refused as the sender's fault, and each other let in. */
    static boolean isRefused(Map<Wrong, Map<Integer, Integer>> answers) {
        return answers.size() == Wrong.values().length
                && answers.entrySet().stream()
                        .allMatch(of -> of.getValue().keySet().stream()
                                .allMatch(status ->
                                        of.getKey() == Wrong.NOTHING ? status == 303 : status >= 400 && status < 500));
    }

    private int person(int number) {
        return 1 + number % people;
    }

    private Login login(Wire wire, int person) throws IOException {
        Wire.Answer answer = wire.post(
                "/lti/login",
                "",
                form(Map.of(
                        "iss",
                        platform.issuer(),
                        "login_hint",
                        PlayedPlatform.subject(person),
                        "lti_message_hint",
                        PlayedPlatform.link(person % PlayedPlatform.COURSES),
                        "target_link_uri",
                        tool + "/lti/launch",
                        "client_id",
                        PlayedPlatform.CLIENT,
                        "lti_deployment_id",
                        PlayedPlatform.DEPLOYMENT)));
        if (answer.status() / 100 != 3 || !answer.location().startsWith(platform.issuer())) {
            throw new IllegalStateException("a login answered " + answer.status() + " " + answer.location());
        }
        String query = URI.create(answer.location()).getRawQuery();
        return new Login(parameter(query, "state"), parameter(query, "nonce"), answer.cookies());
    }

    private static Wire.Answer launch(Wire wire, Signed one) throws IOException {
        Wire.Answer answer = wire.post("/lti/launch", one.cookies(), one.form());
        if (answer.status() != 303) {
            throw new IllegalStateException("a launch answered " + answer.status());
        }
        return answer;
    }

    private static String parameter(String query, String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalStateException("a login without " + name);
    }

    private static String form(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }

    private Times run(int count, Work work) throws Exception {
        long[] nanos = new long[count];
        AtomicInteger next = new AtomicInteger();
        Callable<Void> connection = () -> {
            try (Wire wire = new Wire(tool)) {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    long begin = System.nanoTime();
                    work.run(wire, i);
                    nanos[i] = System.nanoTime() - begin;
                }
            }
            return null;
        };
        ExecutorService pool = Executors.newFixedThreadPool(connections);
        try {
            long begin = System.nanoTime();
            for (Future<Void> done : pool.invokeAll(
                    IntStream.range(0, connections).mapToObj(i -> connection).toList(),
                    LONGEST_MINUTES,
                    TimeUnit.MINUTES)) {
                done.get();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            Arrays.sort(nanos);
            return new Times(seconds, nanos);
        } finally {
            pool.shutdownNow();
        }
    }
}
