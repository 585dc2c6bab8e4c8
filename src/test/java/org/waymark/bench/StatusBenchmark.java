package org.waymark.bench;

import java.io.IOException;
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
import org.waymark.credential.StatusPlace;
import org.waymark.store.Database;
import org.waymark.whole.Installation;

/**
 * The answer to whoever asks for a status list of a million places over HTTP, with few and with many badges revoked: its
 * 99th percentile is what those wait who verify a badge. Once in a minute one of them waits until it is made and signed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class StatusBenchmark {
    @Param({"100", "100000"})
    int revoked;

    private Installation waymark;
    private Wire wire;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        waymark = Installation.onH2();
        try (Database database = waymark.openDatabase()) {
            database.useTransaction(handle -> {
                handle.execute("""
                                insert into credential (id, learner_id, run_id, edition, verification_code, facts, json, jwt,
                                  issued_at, revoked_at, status_list, status_index)
                                select random_uuid(), random_uuid(), 'run', 1, 'C' || "X", '', '', '', current_timestamp,
                                  current_timestamp, 0, ("X" * %d)
                                from system_range(0, %d)
                                """.formatted(StatusPlace.LENGTH / revoked, revoked - 1));
                handle.execute("alter sequence credential_status_place restart with " + StatusPlace.LENGTH);
            });
        }
        wire = new Wire(waymark.app.baseUrl());
    }

    @Benchmark
    public String a_status_list() throws IOException {
        Wire.Answer answer = wire.get("/status/waymark/0", "");
        if (answer.status() != 200) {
            throw new IOException("answered " + answer.status());
        }
        return answer.body();
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        wire.close();
        waymark.close();
    }
}
