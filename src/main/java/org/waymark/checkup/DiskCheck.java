package org.waymark.checkup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The space that is left where the data folder lies: the file of a database that cannot grow any more stops everything. */
final class DiskCheck {
    private static final String CHECK = "disk";
    private static final long MEGABYTE = 1024L * 1024;
    private static final long LEAST = 256 * MEGABYTE;
    private static final long LITTLE = 2048 * MEGABYTE;

    private final Path folder;

    DiskCheck(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Says nothing where there is no data folder, as beside PostgreSQL. */
    List<Finding> run() {
        try {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            Path file = folder.resolve("waymark.mv.db");
            long database = Files.exists(file) ? Files.size(file) : 0;
            return List.of(finding(Files.getFileStore(folder).getUsableSpace(), database));
        } catch (IOException e) {
            return List.of(Finding.note(
                    CHECK, "It is not known how much space is left for " + folder + ".", "Look at it with: df -h"));
        }
    }

    /**
     * Words what is left.
     *
     * @param left bytes that can be written
     * @param database bytes of the database's file, of which a backup is a copy; 0 where there is none
     */
    Finding finding(long left, long database) {
        String says = left / MEGABYTE + " MB are left for " + folder + ".";
        String todo = "Make room, or move the data folder to a larger disk while Waymark is stopped.";
        if (left < LEAST) {
            return Finding.wrong(CHECK, says + " When it is full, nothing can be written any more.", todo);
        }
        return left < LITTLE || left < 2 * database ? Finding.note(CHECK, says, todo) : Finding.good(CHECK, says);
    }
}
