package org.waymark.web.file;

import org.waymark.journey.award.WithdrawCompletion;
import org.waymark.journey.file.FileJourneys;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.web.Routes;
import org.waymark.web.session.Visitor;

/** Builds the pages that upload a report and watch what becomes of it. */
public final class FilePages {
    public final Routes routes;

    public FilePages(Visitor visitor, FileJourneys files, ViewJourneys views, WithdrawCompletion withdrawCompletion) {
        routes = Routes.of(
                new ImportRoutes(
                        visitor, views.teachActivity, files.importCompletions, withdrawCompletion, views.watchJob),
                new JobRoutes(visitor, views.teachActivity, views.watchJob, files.undoImport));
    }
}
