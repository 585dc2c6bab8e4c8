package org.waymark.bench;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.waymark.journey.enter.EnterTool;
import org.waymark.lti.launch.AuthenticationRequest;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.LaunchPost;
import org.waymark.lti.launch.LaunchVerification;
import org.waymark.lti.launch.LaunchVerifier;
import org.waymark.lti.launch.LoginInitiation;

/** What it costs to check a launch with keys that are known, and to let it in on H2, with few and very many completions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LaunchBenchmark {
    private static final int PERSON = 7;

    @Param({"1000", "1000000"})
    int completions;

    private PlayedPlatform platform;
    private Parts parts;
    private LaunchVerifier verifier;
    private EnterTool enterTool;
    private LaunchPost post;
    private Launch launch;
    private long people;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        platform = new PlayedPlatform(Duration.ZERO);
        parts = Parts.onH2();
        Population.addCities(parts.database, Population.CITIES, parts.instance.now());
        Population.add(
                parts.database,
                parts.addPlatform(platform.issuer()).id(),
                Population.CITIES,
                completions,
                parts.instance.now());
        LaunchVerification launches = parts.verification();
        verifier = launches.launchVerifier;
        enterTool = parts.journeys.entering.enterTool;
        String target = parts.instance.baseUrl() + "/lti/launch";
        AuthenticationRequest login = launches.loginStarter.start(new LoginInitiation(
                platform.issuer(),
                PlayedPlatform.subject(PERSON),
                target,
                null,
                PlayedPlatform.CLIENT,
                PlayedPlatform.DEPLOYMENT,
                null));
        Map<String, String> asked = parameters(URI.create(login.redirect()));
        post = new LaunchPost(
                platform.sign(PERSON, asked.get("nonce"), target, PlayedPlatform.Wrong.NOTHING),
                asked.get("state"),
                null,
                null,
                Map.of(login.cookieName(), login.cookieValue()));
        LaunchVerifier.Opened opened = verifier.open(post, verifier.requireState(post));
        verifier.fetchKeys(opened).ifPresent(CompletableFuture::join);
        launch = verifier.verify(opened);
        enterTool.enter(by(launch.subject()));
    }

    private static Map<String, String> parameters(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** The launch as it comes from a login of its own. */
    private Launch by(String subject) {
        Launch.Login login = launch.login();
        return new Launch(
                launch.registration(),
                launch.deployment(),
                subject,
                launch.name(),
                launch.email(),
                launch.roles(),
                launch.message(),
                launch.course(),
                launch.custom(),
                launch.services(),
                launch.locale(),
                launch.returnUrl(),
                new Launch.Login(
                        UUID.randomUUID().toString(), login.expires(), false, login.cookie(), login.byCookie()));
    }

    /** Without the use of its state, which is part of letting it in. */
    @Benchmark
    public Object launch_verify() throws Exception {
        return verifier.verify(verifier.open(post, verifier.requireState(post)));
    }

    @Benchmark
    public Object enter_somebody_who_is_known() throws Exception {
        return enterTool.enter(by(launch.subject()));
    }

    @Benchmark
    public Object enter_somebody_new() throws Exception {
        people++;
        return enterTool.enter(by("new-" + people));
    }

    @TearDown(Level.Trial)
    public void close() {
        parts.close();
        platform.close();
    }
}
