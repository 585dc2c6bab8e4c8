package org.waymark.journey.file;

import java.time.InstantSource;
import org.waymark.batch.Batches;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.journey.roster.NamedPeople;
import org.waymark.journey.roster.RosterJourneys;
import org.waymark.work.Instance;

/** Builds what reads reports that somebody uploads as a file, and takes them back. */
public final class FileJourneys {
    public final ImportCompletions importCompletions;
    public final ImportFile importFile;
    public final UndoImport undoImport;

    public FileJourneys(Instance instance, Batches batches, RosterJourneys rosters, AwardJourneys awards) {
        InstantSource clock = instance.clock();
        NamedPeople people = new NamedPeople(instance.erased(), rosters.keepAddress);
        PreviewImport preview = new PreviewImport(instance, people);
        importCompletions = new ImportCompletions(
                instance,
                batches,
                rosters.loadRoster,
                new ImportRows(instance.erased(), people, awards.recordCompletion, clock),
                preview);
        importFile = new ImportFile(instance, batches, importCompletions, preview);
        undoImport = new UndoImport(instance, batches, awards.recordCompletion);
    }
}
