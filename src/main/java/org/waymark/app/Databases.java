package org.waymark.app;

import org.waymark.config.Config;
import org.waymark.store.DataFolder;
import org.waymark.store.Database;

/** Opens the database that the settings name: PostgreSQL, or H2 in the data folder. */
final class Databases {
    private Databases() {}

    /** False when opening would make a new, empty installation; a database elsewhere is taken to be there. */
    static boolean exists(Config config) {
        return !config.dbUrl().isEmpty() || DataFolder.at(config.dataDir()).holdsDatabase();
    }

    static Database open(Config config) {
        return config.dbUrl().isEmpty()
                ? DataFolder.at(config.dataDir()).open()
                : Database.open(config.dbUrl(), config.dbUser(), config.dbPassword());
    }
}
