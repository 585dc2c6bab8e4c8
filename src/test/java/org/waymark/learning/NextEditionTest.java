package org.waymark.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/** What holds for the next edition of any run; a failure names the seed of its run. */
class NextEditionTest {
    private static final int RUNS = 300;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final List<ZoneId> ZONES = Stream.of("America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC")
            .map(ZoneId::of)
            .toList();

    @Test
    void the_days_between_all_dates_stay_and_so_do_the_times_of_the_clock() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            Run run = run(random);
            long days = random.nextInt(1_500) - 300;
            Run next = run.nextEdition(days, "NEXT");
            assertThat(distances(next)).as("seed %d", seed).isEqualTo(distances(run));
            assertThat(ChronoUnit.DAYS.between(run.start(), next.start())).isEqualTo(days);
            assertThat(next.sessions()).extracting(RunSession::start).isEqualTo(of(run, RunSession::start));
            assertThat(next.sessions()).extracting(RunSession::zone).isEqualTo(of(run, RunSession::zone));
            assertThat(next.sessions()).extracting(RunSession::label).isEqualTo(of(run, RunSession::label));
        }
    }

    @Test
    void there_and_back_is_where_it_began_and_two_steps_are_one() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            Run run = run(random);
            long one = random.nextInt(400);
            long other = random.nextInt(400);
            assertThat(run.moved(one).moved(-one)).as("seed %d", seed).isEqualTo(run);
            assertThat(run.nextEdition(one, "N").nextEdition(other, "N"))
                    .as("seed %d", seed)
                    .isEqualTo(run.nextEdition(one + other, "N"));
        }
    }

    @Test
    void what_belonged_to_the_former_edition_alone_is_gone_and_nobody_sees_the_next_one_yet() {
        for (int seed = 0; seed < RUNS; seed++) {
            Run next = run(new Random(seed)).nextEdition(91, "NEXT");
            assertThat(next.state()).as("seed %d", seed).isEqualTo(RunState.DRAFT);
            assertThat(next.takeAt()).isNull();
            assertThat(next.notes()).isEmpty();
            assertThat(next.sessions()).allMatch(session -> session.link() == null && !session.yearInferred());
            assertThat(next.code()).isEqualTo("NEXT");
        }
    }

    /** Every date of a run, as days after its start. */
    private static List<Long> distances(Run run) {
        return Stream.concat(
                        Stream.of(run.end(), run.registration().deadline()),
                        run.sessions().stream().map(RunSession::date))
                .filter(Objects::nonNull)
                .map(date -> ChronoUnit.DAYS.between(run.start(), date))
                .toList();
    }

    private static <T> List<T> of(Run run, Function<RunSession, T> what) {
        return run.sessions().stream().map(what).toList();
    }

    private static Run run(Random random) {
        LocalDate start = FIRST.plusDays(random.nextInt(1_500));
        List<RunSession> sessions = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            boolean timed = random.nextBoolean();
            sessions.add(new RunSession(
                    start.plusDays(random.nextInt(60)),
                    random.nextBoolean(),
                    !timed && random.nextBoolean(),
                    timed ? LocalTime.of(random.nextInt(24), 30) : null,
                    timed && random.nextBoolean() ? LocalTime.of(23, 45) : null,
                    timed ? ZONES.get(random.nextInt(ZONES.size())) : null,
                    "Meeting " + i,
                    SessionKind.values()[random.nextInt(SessionKind.values().length)],
                    random.nextBoolean() ? "A coach" : null,
                    null,
                    random.nextBoolean() ? URI.create("https://meet.example.org/" + i) : null));
        }
        RunState published = RunState.PUBLISHED;
        return new Run(
                new RunId("run"),
                new OpportunityId("opportunity"),
                random.nextBoolean() ? "Its own title" : null,
                "QX 1",
                "en",
                start,
                random.nextBoolean(),
                random.nextBoolean() ? start.plusDays(60) : null,
                null,
                sessions,
                new RunAbout(List.of(), null, null, null, List.of()),
                new RunPlace(RunFormat.ONLINE, null, null),
                Registration.until(random.nextBoolean() ? start.minusDays(3) : null),
                List.of(),
                URI.create("https://lms.example.org/course"),
                new StandardId("wwc-2018"),
                List.of(new CriterionCode("DG1")),
                random.nextBoolean(),
                List.of("A note on the source"),
                random.nextBoolean() ? published : published.publishedAt(Instant.EPOCH));
    }
}
