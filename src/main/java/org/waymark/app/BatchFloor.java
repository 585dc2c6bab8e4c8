package org.waymark.app;

import java.time.InstantSource;
import org.waymark.journey.Backfill;
import org.waymark.journey.DecideAward;
import org.waymark.journey.HoldPeople;
import org.waymark.journey.ImportCompletions;
import org.waymark.journey.ImportFile;
import org.waymark.journey.ImportRows;
import org.waymark.journey.NamedPeople;
import org.waymark.journey.PreviewImport;
import org.waymark.journey.RecordCompletion;
import org.waymark.journey.WatchJob;
import org.waymark.journey.WeighCompletion;
import org.waymark.store.Database;

/** Floor 5, the long work: reports that are imported, and everybody decided again. */
final class BatchFloor {
    final ImportCompletions importCompletions;
    final ImportFile importFile;
    final Backfill backfill;
    final WatchJob watchJob;

    BatchFloor(
            Ground ground,
            LtiFloor lti,
            DecideAward decideAward,
            RecordCompletion recordCompletion,
            WeighCompletion weighCompletion) {
        Database database = ground.database;
        InstantSource clock = ground.clock;
        HoldPeople holdPeople = new HoldPeople(ground.learners, ground.cities);
        NamedPeople namedPeople = new NamedPeople(ground.learners, ground.members, ground.rosterLoads);
        PreviewImport previewImport = new PreviewImport(
                database,
                ground.learners,
                namedPeople,
                ground.catalogue,
                ground.completions,
                ground.rules,
                weighCompletion,
                clock);
        importCompletions = new ImportCompletions(
                database,
                ground.jobs,
                ground.contents,
                ground.batches,
                lti.links,
                ground.activities,
                new ImportRows(
                        ground.learners,
                        namedPeople,
                        holdPeople,
                        decideAward,
                        recordCompletion,
                        ground.refusedRows,
                        clock),
                previewImport,
                ground.work,
                clock);
        importFile = new ImportFile(
                database,
                ground.jobs,
                ground.batches,
                ground.refusedRows,
                lti.registrations,
                ground.catalogue,
                importCompletions,
                previewImport,
                clock);
        backfill = new Backfill(
                database,
                ground.jobs,
                ground.batches,
                ground.activities,
                ground.decisions,
                decideAward,
                holdPeople,
                ground.work,
                clock);
        watchJob = new WatchJob(database, ground.jobs, ground.refusedRows, ground.batches, ground.work);
    }
}
