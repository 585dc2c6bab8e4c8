package org.waymark.journey.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.batch.Batches;
import org.waymark.batch.Job;
import org.waymark.batch.Jobs;
import org.waymark.id.JobId;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.people.Alphabet;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.report.CityReport;
import org.waymark.report.Edition;
import org.waymark.report.Period;
import org.waymark.report.ProgrammeReport;
import org.waymark.report.Reports;
import org.waymark.standing.Credits;
import org.waymark.work.Instance;

/**
 * Staff have the reports of a period made: for every city, and then one for the programme. What was made before stays as
 * it is; a correction is an edition of its own, where anything differs.
 */
public final class MakeReports {
    private static final int CITIES_A_STEP = 20;
    private static final int MOST_RUNS = 100;
    /** Comes after every id of a city. */
    private static final String LAST = "~";

    private final Instance instance;
    private final Batches batches;
    private final CityFindings findings;
    private final ReportLetters letters;
    private final Jobs jobs = new Jobs();
    private final Cities cities = new Cities();
    private final Credits credits = new Credits();
    private final Catalogue catalogue = new Catalogue();
    private final Reports reports = new Reports();

    MakeReports(Instance instance, Batches batches, CityFindings findings, ReportLetters letters) {
        this.instance = instance;
        this.batches = batches;
        this.findings = findings;
        this.letters = letters;
        batches.does(Job.Kind.REPORTS, this::walk);
    }

    /**
     * What a job is to make.
     *
     * @param correct whether to make another edition where a report would be different today
     */
    private record Order(Period period, boolean correct, String by) {
        String text() {
            return period + (correct ? " correct " : " make ") + by;
        }

        static Order of(String text) {
            String[] parts = text.split(" ", 3);
            return new Order(Period.read(parts[0]).orElseThrow(), parts[1].equals("correct"), parts[2]);
        }
    }

    /**
     * Begins to make the reports of a period, in the queue.
     *
     * @param correct whether to make another edition where a report would be different today
     * @param by who wants them, in words
     * @return the job, to be watched; that of somebody else where one is under way; empty where the period has not ended
     */
    public Optional<JobId> start(Period period, boolean correct, String by) {
        return start(period, correct, by, true);
    }

    private Optional<JobId> start(Period period, boolean correct, String by, boolean queue) {
        if (!period.isOver(instance.today())) {
            return Optional.empty();
        }
        JobId started = instance.inTransaction(handle -> {
            Optional<Job> unfinished = jobs.findUnfinished(handle, fingerprint(period, correct));
            if (unfinished.isPresent()) {
                // Also one that could not go on, or whose process is gone: it goes on where it was.
                JobId known = unfinished.get().id();
                jobs.markRunning(handle, known);
                if (queue) {
                    batches.start(handle, known);
                }
                return known;
            }
            JobId id = JobId.random();
            jobs.add(
                    handle,
                    new Job(
                            id,
                            Job.Kind.REPORTS,
                            period.toString(),
                            fingerprint(period, correct),
                            null,
                            null,
                            null,
                            new Order(period, correct, by).text(),
                            Job.State.READY,
                            0,
                            "",
                            cities.list(handle).size() + 1L,
                            Job.Counts.NONE,
                            0,
                            null,
                            null,
                            instance.now(),
                            null));
            jobs.markRunning(handle, id);
            if (queue) {
                batches.start(handle, id);
            }
            instance.audit(
                    handle, correct ? Act.REPORTS_CORRECTED : Act.REPORTS_MADE, Subject.CITIES, period.toString());
            return id;
        });
        instance.work().wake();
        return Optional.of(started);
    }

    /** Makes the reports of a period here and now, telling how far that is. */
    public Optional<Job> make(Period period, boolean correct, String by, Consumer<Job> progress) {
        return start(period, correct, by, false).map(id -> batches.go(id, this::walk, progress));
    }

    private static String fingerprint(Period period, boolean correct) {
        return (correct ? "correct " : "reports ") + period;
    }

    /** Finds the job that is making, or made last, the reports. */
    public Optional<Job> findJob(JobId id) {
        return instance.inTransaction(handle -> jobs.find(handle, id)).filter(job -> job.kind() == Job.Kind.REPORTS);
    }

    private boolean walk(Job job, Batches.Steps steps) {
        Order order = Order.of(job.settings());
        List<City> all = instance.inTransaction(cities::list).stream()
                .sorted(Comparator.comparing(city -> city.id().toString()))
                .filter(city -> city.id().toString().compareTo(job.after()) > 0)
                .toList();
        for (int from = 0; from < all.size(); from += CITIES_A_STEP) {
            List<City> some = all.subList(from, Math.min(all.size(), from + CITIES_A_STEP));
            String last = some.get(some.size() - 1).id().toString();
            if (!steps.step(some.size(), last, handle -> cities(handle, some, order))) {
                return false;
            }
        }
        return job.after().equals(LAST) || steps.step(1, LAST, handle -> programme(handle, order));
    }

    private Job.Counts cities(Handle handle, List<City> some, Order order) {
        Map<CityId, Edition<CityReport>> known = new HashMap<>();
        List<City> open = new ArrayList<>();
        for (City city : some) {
            Optional<Edition<CityReport>> last = reports.findLast(handle, city.id(), order.period());
            last.ifPresent(edition -> known.put(city.id(), edition));
            if (last.isEmpty() || order.correct()) {
                open.add(city);
            }
        }
        int made = 0;
        if (!open.isEmpty()) {
            for (CityReport found : findings.find(handle, open, order.period())) {
                Edition<CityReport> last = known.get(new CityId(UUID.fromString(found.city())));
                made += add(handle, found, Optional.ofNullable(last), order.by()) ? 1 : 0;
            }
        }
        return new Job.Counts(made, some.size() - (long) made, 0, 0);
    }

    private boolean add(Handle handle, CityReport found, Optional<Edition<CityReport>> last, String by) {
        if (last.isEmpty()) {
            return add(handle, found, 1, by);
        }
        List<CityReport.Correction> corrections = Corrections.between(last.get().report(), found);
        return !corrections.isEmpty()
                && add(handle, found.correcting(corrections), last.get().number() + 1, by);
    }

    private boolean add(Handle handle, CityReport report, int number, String by) {
        boolean added = reports.add(handle, report, number, instance.now(), by);
        if (added) {
            letters.tell(handle, report, number);
        }
        return added;
    }

    private Job.Counts programme(Handle handle, Order order) {
        Period period = order.period();
        List<Edition<ProgrammeReport>> editions = reports.list(handle, period);
        if (!editions.isEmpty() && !order.correct()) {
            return Job.Counts.NONE;
        }
        Alphabet alphabet = Alphabet.ofReader("en");
        List<ProgrammeReport.Row> rows = new ArrayList<>();
        TreeSet<String> corrected = new TreeSet<>();
        for (City city : cities.list(handle)) {
            reports.findLast(handle, city.id(), period).ifPresent(last -> {
                CityReport report = last.report();
                rows.add(new ProgrammeReport.Row(
                        report.city(),
                        report.name(),
                        last.number(),
                        report.sameVersion(),
                        report.before(),
                        report.after(),
                        report.changes().size(),
                        report.learners()));
                if (last.number() > 1) {
                    corrected.add(report.name());
                }
            });
        }
        rows.sort(Comparator.comparing(row -> alphabet.key(row.name())));
        List<Credits.LearnedAnywhere> learned = credits.listLearned(handle, period.from(), period.to()).stream()
                .limit(MOST_RUNS)
                .toList();
        Map<String, String> titles =
                catalogue
                        .findRuns(
                                handle,
                                learned.stream()
                                        .map(Credits.LearnedAnywhere::run)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(
                                entry -> entry.run().id().value(), CatalogueEntry::title, (first, second) -> first));
        ProgrammeReport report = new ProgrammeReport(
                period.from(),
                period.to(),
                instance.today(),
                rows,
                learned.stream()
                        .map(one -> new CityReport.Learned(
                                one.run().value(),
                                titles.getOrDefault(one.run().value(), one.run().value()),
                                CityReport.told(one.people())))
                        .toList(),
                CityReport.told(credits.countLearners(handle, period.from(), period.to())),
                List.copyOf(corrected));
        if (editions.isEmpty()) {
            reports.add(handle, report, 1, instance.now(), order.by());
        } else if (differs(editions.get(0).report(), report)) {
            reports.add(handle, report, editions.get(0).number() + 1, instance.now(), order.by());
        }
        return Job.Counts.NONE;
    }

    /** Whether anything differs but the day on which it was made. */
    private static boolean differs(ProgrammeReport before, ProgrammeReport after) {
        return !before.cities().equals(after.cities())
                || !before.learned().equals(after.learned())
                || !Objects.equals(before.learners(), after.learners());
    }
}
