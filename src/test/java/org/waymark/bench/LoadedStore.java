package org.waymark.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.store.DataFolder;
import org.waymark.store.Database;

/** The database of a tool under load, in a folder that goes with it. */
final class LoadedStore implements AutoCloseable {
    final String name;
    final Path folder;
    private final @Nullable EmbeddedPostgres postgres;

    private LoadedStore(String name, Path folder, @Nullable EmbeddedPostgres postgres) {
        this.name = name;
        this.folder = folder;
        this.postgres = postgres;
    }

    static LoadedStore of(String name) throws IOException {
        Path folder = Files.createTempDirectory("waymark-load");
        if (name.equals("h2")) {
            return new LoadedStore("H2", folder, null);
        }
        if (!name.equals("postgresql")) {
            throw new IllegalArgumentException("a database is h2 or postgresql, not " + name);
        }
        return new LoadedStore(
                "PostgreSQL",
                folder,
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgresql"))
                        // What tests go without: an installation must not lose what it has answered.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start());
    }

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of("WAYMARK_DATA_DIR", folder.toString()));
        if (postgres != null) {
            settings.put("WAYMARK_DB_URL", url(postgres));
            settings.put("WAYMARK_DB_USER", "postgres");
        }
        return settings;
    }

    Database open() {
        return postgres == null ? DataFolder.at(folder).open() : Database.open(url(postgres), "postgres", "");
    }

    /** The CPU seconds of the database's own processes until now. */
    double cpuSeconds() throws IOException {
        if (postgres == null) {
            return 0;
        }
        List<String> lines = Files.readAllLines(folder.resolve("postgresql").resolve("postmaster.pid"));
        return LoadedTool.cpuSeconds(Long.parseLong(lines.get(0).strip()));
    }

    private static String url(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
