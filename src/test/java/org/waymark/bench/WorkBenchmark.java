package org.waymark.bench;

import com.nimbusds.jose.JOSEObjectType;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.CredentialId;
import org.waymark.credential.CredentialState;
import org.waymark.credential.Credentials;
import org.waymark.credential.Samples;
import org.waymark.credential.StatusPlaces;
import org.waymark.credential.VerificationCode;
import org.waymark.id.RegistrationId;
import org.waymark.passback.DueBench;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.standing.AsOf;
import org.waymark.whole.Installation;

/** What stands behind a completion on H2: where a city stands, a badge, and scores that are due, with few and very many stored. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WorkBenchmark {
    private static final int SCORES = 1_000;

    @Param({"1000", "1000000"})
    int completions;

    private final SecureRandom random = new SecureRandom();
    private final Credentials credentials = new Credentials();
    private final StatusPlaces places = new StatusPlaces(new byte[32]);
    private Parts parts;
    private RegistrationId registration;
    private City city;
    private Learner learner;
    private int edition;
    private String text;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        parts = Parts.onH2();
        registration = parts.addPlatform("https://lms.example.org").id();
        Population.addCities(parts.database, Population.CITIES, parts.instance.now());
        Population.add(parts.database, registration, Population.CITIES, completions, parts.instance.now());
        city = parts.database
                .inTransaction(handle -> new Cities().find(handle, Population.city(7)))
                .orElseThrow();
        learner = parts.database
                .inTransaction(handle -> new Learners().find(handle, registration, PlayedPlatform.subject(7)))
                .orElseThrow();
        text = parts.issuing.openBadge.credentialJson(Samples.facts());
    }

    /** Worked out from what is stored, past the memory for cities that have not changed. */
    @Benchmark
    public Object evaluate_city() {
        return parts.database.inTransaction(handle ->
                parts.journeys.standings.viewStanding.readSome(handle, List.of(city), AsOf.at(parts.instance.now())));
    }

    /** The floor of issuing: the text of a credential signed with RS256, and nothing else. */
    @Benchmark
    public String sign_rs256() {
        return parts.database
                .inTransaction(parts.keys.badgeKeys::signer)
                .sign(text, JOSEObjectType.JWT, "https://waymark.example/issuers/waymark/keys/1");
    }

    /** Written, stored, signed in both forms, stored and returned. */
    @Benchmark
    public Object issue_credential() {
        edition++;
        Credential given = parts.database.inTransaction(handle -> {
            CredentialFacts facts = new CredentialFacts(
                    CredentialId.random(),
                    learner.id().value(),
                    Samples.achievement("Data Management: Quality and Standards", 2),
                    "Ana María Núñez",
                    city.name(),
                    parts.instance.now(),
                    parts.instance.today(),
                    null,
                    places.draw(handle));
            return credentials.add(
                    handle,
                    new Credential(
                            facts,
                            Installation.RUN,
                            edition,
                            VerificationCode.random(random),
                            parts.issuing.openBadge.credentialJson(facts),
                            "",
                            CredentialState.VALID));
        });
        return parts.journeys.credentials.signCredentials.signed(given);
    }

    /** Before each measurement a thousand scores that are due. */
    @State(Scope.Benchmark)
    public static class Due {
        private final DueBench due = new DueBench();

        @Setup(Level.Invocation)
        public void add(WorkBenchmark bench) {
            ScoreLoad.add(bench.parts, bench.registration, URI.create("https://lms.example.org/column"), SCORES);
        }
    }

    /** Found, and written down as delivered, with nothing sent. */
    @Benchmark
    public int lease_1000_scores(Due scores) {
        return scores.due.takeAll(parts.database, registration, parts.instance.now());
    }

    @TearDown(Level.Trial)
    public void close() {
        parts.close();
    }
}
