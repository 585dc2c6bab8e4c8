package org.waymark.app;

import org.jspecify.annotations.Nullable;
import org.waymark.config.Config;
import org.waymark.mail.MailServer;
import org.waymark.outbound.Network;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.store.DataFolder;
import org.waymark.store.Database;

/** Turns an operator's settings into parts. */
final class ConfigParts {
    private ConfigParts() {}

    /** False when opening would make a new, empty installation; a database elsewhere is taken to be there. */
    static boolean databaseExists(Config config) {
        return !config.dbUrl().isEmpty() || DataFolder.at(config.dataDir()).holdsDatabase();
    }

    /** Opens PostgreSQL where the settings name one, else H2 in the data folder. */
    static Database database(Config config) {
        return config.dbUrl().isEmpty()
                ? DataFolder.at(config.dataDir()).open()
                : Database.open(config.dbUrl(), config.dbUser(), config.dbPassword());
    }

    /** Returns the server that takes letters; null where the settings name none. */
    static @Nullable MailServer mailServer(Config config) {
        Config.Mail mail = config.mail();
        return mail == null ? null : MailServer.of(mail.server(), mail.from());
    }

    /** Returns the policy of which addresses Waymark may call. */
    static NetworkPolicy networkPolicy(Config config) {
        return new NetworkPolicy(
                config.allowLocalNetwork(),
                config.allowedNetworks().stream().map(Network::parse).toList());
    }
}
