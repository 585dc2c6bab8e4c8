package org.waymark.journey.achievement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.batch.Batches;
import org.waymark.batch.Job;
import org.waymark.batch.Jobs;
import org.waymark.credential.achievement.Achievement;
import org.waymark.credential.achievement.AchievementId;
import org.waymark.credential.achievement.Achievements;
import org.waymark.credential.achievement.Candidates;
import org.waymark.credential.achievement.EarnerCount;
import org.waymark.id.JobId;
import org.waymark.journey.award.AchievementContent;
import org.waymark.journey.award.GiveAchievements;
import org.waymark.journey.city.LockPeople;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/** Gives the badge of an achievement to everybody who had earned it before it was issued, because staff say so. */
public final class GiveEarned {
    private static final int PEOPLE_A_STEP = 50;

    private final Instance instance;
    private final Batches batches;
    private final GiveAchievements giveAchievements;
    private final Jobs jobs = new Jobs();
    private final Achievements achievements = new Achievements();
    private final Candidates candidates = new Candidates();
    private final Learners learners = new Learners();
    private final LockPeople lockPeople = new LockPeople();

    GiveEarned(Instance instance, Batches batches, GiveAchievements giveAchievements) {
        this.instance = instance;
        this.batches = batches;
        this.giveAchievements = giveAchievements;
        batches.does(Job.Kind.ACHIEVEMENT, this::walk);
    }

    /** How the badge of an achievement stands: who has earned it, and the newest work that gives it. */
    public record State(EarnerCount count, Optional<Job> job) {
        public boolean running() {
            return job.filter(known -> known.state() == Job.State.RUNNING).isPresent();
        }
    }

    /** Empty where there is no such achievement, or what it asked for is gone. */
    public Optional<State> view(AchievementId id) {
        return instance.inTransaction(handle -> content(handle, id)
                .map(content -> new State(
                        candidates.count(handle, content.asked(), id, instance.now()),
                        jobs.findLast(handle, fingerprint(id)))));
    }

    /**
     * Begins to give, or goes on where it stopped.
     *
     * @return false when nobody would get anything, it is not issued, or it is under way
     */
    public boolean start(AchievementId id) {
        boolean started = instance.inTransaction(handle -> {
            Optional<AchievementContent> content = content(handle, id)
                    .filter(known -> known.achievement().now().issued());
            if (content.isEmpty()) {
                return false;
            }
            Optional<Job> unfinished = jobs.findUnfinished(handle, fingerprint(id));
            if (unfinished.isPresent()) {
                JobId job = unfinished.get().id();
                boolean goesOn = jobs.markRunning(handle, job);
                if (goesOn) {
                    batches.start(handle, job);
                }
                return instance.audit(handle, goesOn, Act.ACHIEVEMENT_GIVEN, subject(content.get()), "");
            }
            EarnerCount count = candidates.count(handle, content.get().asked(), id, instance.now());
            if (count.without() == 0) {
                return false;
            }
            add(handle, content.get(), count.earned());
            return true;
        });
        instance.work().wake();
        return started;
    }

    private void add(Handle handle, AchievementContent content, long earned) {
        AchievementId id = content.achievement().id();
        JobId job = JobId.random();
        jobs.add(
                handle,
                new Job(
                        job,
                        Job.Kind.ACHIEVEMENT,
                        "",
                        fingerprint(id),
                        null,
                        null,
                        null,
                        id.value(),
                        Job.State.READY,
                        0,
                        "",
                        earned,
                        Job.Counts.NONE,
                        0,
                        null,
                        null,
                        instance.now(),
                        null));
        jobs.markRunning(handle, job);
        batches.start(handle, job);
        instance.audit(handle, Act.ACHIEVEMENT_GIVEN, subject(content), "");
    }

    private Optional<AchievementContent> content(Handle handle, AchievementId id) {
        return achievements.find(handle, id).flatMap(known -> AchievementContent.find(handle, known));
    }

    private boolean walk(Job job, Batches.Steps steps) {
        AchievementId id = new AchievementId(job.settings());
        String after = job.after();
        while (true) {
            LearnerId last = after.isEmpty() ? null : new LearnerId(UUID.fromString(after));
            List<LearnerId> people = instance.inTransaction(handle -> content(handle, id)
                    .map(content -> candidates.list(handle, content.asked(), instance.now(), last, PEOPLE_A_STEP))
                    .orElse(List.of()));
            if (people.isEmpty()) {
                return true;
            }
            after = people.get(people.size() - 1).toString();
            if (!steps.step(people.size(), after, handle -> give(handle, id, people))) {
                return false;
            }
        }
    }

    private Job.Counts give(Handle handle, AchievementId id, List<LearnerId> people) {
        lockPeople.lock(handle, people);
        Optional<AchievementContent> content =
                content(handle, id).filter(known -> known.achievement().now().issued());
        long given = 0;
        for (Learner learner : learners.list(handle, people)) {
            given += content.flatMap(known -> giveAchievements.give(handle, learner, known, instance.now())).stream()
                    .count();
        }
        return new Job.Counts(given, people.size() - given, given, 0);
    }

    private static Subject subject(AchievementContent content) {
        Achievement achievement = content.achievement();
        return new Subject(Subject.Kind.ACHIEVEMENT, achievement.id().value(), content.name());
    }

    /** The column is shorter than an id may be. */
    private static String fingerprint(AchievementId id) {
        return "give/" + UUID.nameUUIDFromBytes(id.value().getBytes(StandardCharsets.UTF_8));
    }
}
