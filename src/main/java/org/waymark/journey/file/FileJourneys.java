package org.waymark.journey.file;

import java.time.InstantSource;
import org.waymark.batch.Batches;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.roster.NamedPeople;
import org.waymark.journey.roster.RosterJourneys;
import org.waymark.store.Database;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Builds what reads reports that somebody uploads as a file, and takes them back. */
public final class FileJourneys {
    public final ImportCompletions importCompletions;
    public final ImportFile importFile;
    public final UndoImport undoImport;

    public FileJourneys(Instance instance, Batches batches, RosterJourneys rosters, AwardJourneys awards) {
        Database database = instance.database();
        WorkQueue work = instance.work();
        InstantSource clock = instance.clock();
        NamedPeople people = new NamedPeople(rosters.keepAddress);
        PreviewImport preview = new PreviewImport(database, people, clock);
        importCompletions = new ImportCompletions(
                database,
                batches,
                rosters.loadRoster,
                new ImportRows(people, awards.decideAward, awards.recordCompletion, clock),
                preview,
                work,
                clock);
        importFile = new ImportFile(database, batches, importCompletions, preview, clock);
        undoImport = new UndoImport(database, batches, awards.recordCompletion, awards.decideAward, work, clock);
    }
}
