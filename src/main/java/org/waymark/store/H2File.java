package org.waymark.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FileUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * H2's file while this process has it open. Where a process was killed with the file open, the last commit in it is
 * found first. H2 finds that commit by following a chain of chunks from the file's header. When the process dies
 * between writing a chunk over one of that chain and writing the header, or while it writes the chunk, the chain ends early, and commits that had
 * returned are in the file and are not seen. H2 can look through the whole file instead, and is told to here. It leaves
 * out what {@link SummedFile} tells to be half written.
 */
final class H2File implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);

    /** An address of a file, and not of another kind ("mem:x", "tcp:x"); a single letter is a drive. */
    private static final Pattern FILE =
            Pattern.compile("\\Ajdbc:h2:(?:file:)?+(?![A-Za-z]{2,}+:)(?<name>[^;]++).*+\\z");

    private static final String ENDING = ".mv.db";
    private static final int HEADER = 4096;
    /** What is written between two times that the disk is waited for is a few versions; more was whole once. */
    private static final long MOST_LEFT_OUT = 100;

    /**
     * How often this process has each file open. A second look at a file that is open would let go of the lock on it:
     * locks belong to the process.
     */
    private static final Map<Path, Integer> OPEN = new HashMap<>();

    private final @Nullable Path file;

    private final String url;

    private H2File(@Nullable Path file, String url) {
        this.file = file;
        this.url = url;
    }

    /**
     * Makes H2 find the last commit in the file. Changes nothing for a database that is no file, was closed in order, or
     * is open. Reads the whole file otherwise, about 4 s for each GB.
     *
     * @param url the address as somebody wrote it
     * @throws MVStoreException when no valid commit is in the file
     * @throws IllegalStateException when what is whole is much older than what is not
     */
    static H2File open(String url) {
        Matcher address = FILE.matcher(url);
        if (!address.matches()) {
            return new H2File(null, url);
        }
        // H2 knows ~ as the home of the user.
        String name = FileUtils.toRealPath(address.group("name") + ENDING);
        Path file = Path.of(name);
        synchronized (OPEN) {
            if (OPEN.merge(file, 1, Integer::sum) == 1) {
                try {
                    if (Files.exists(file) && !wasClosed(file)) {
                        findLastCommit(file);
                    }
                } catch (IOException | RuntimeException e) {
                    OPEN.remove(file);
                    throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
                }
            }
        }
        String withoutEnding = name.substring(0, name.length() - ENDING.length());
        return new H2File(file, "jdbc:h2:" + SummedFile.address(withoutEnding) + url.substring(address.end("name")));
    }

    /** Returns the address that H2 is opened with. */
    String url() {
        return url;
    }

    /** False for a database that is in no file. */
    boolean exists() {
        return file != null;
    }

    /** Tells whether this process has that database open. */
    static boolean isOpenHere(Path file) {
        synchronized (OPEN) {
            return OPEN.containsKey(file);
        }
    }

    @Override
    public void close() {
        if (file != null) {
            synchronized (OPEN) {
                OPEN.computeIfPresent(file, (same, times) -> times == 1 ? null : times - 1);
            }
        }
    }

    /** H2 takes its lock away after it closed the file. A copy that has no lock beside it tells by its header. */
    private static boolean wasClosed(Path file) throws IOException {
        if (Files.exists(Path.of(file.toString().replaceFirst("\\.mv\\.db\\z", ".lock.db")))) {
            return false;
        }
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            byte[] header = new byte[(int) Math.min(HEADER, content.length())];
            content.readFully(header);
            return header.length == 0 || new String(header, StandardCharsets.ISO_8859_1).contains("clean:1");
        }
    }

    private static void findLastCommit(Path file) {
        long start = System.nanoTime();
        try (MVStore store = new MVStore.Builder()
                .fileName(SummedFile.WholeChunks.begin(file.toString()))
                .recoveryMode()
                .autoCommitDisabled()
                .open()) {
            if (SummedFile.WholeChunks.newest() - store.getCurrentVersion() > MOST_LEFT_OUT) {
                store.closeImmediately();
                throw new IllegalStateException("The database file " + file
                        + " is damaged in a part that was whole once, and was left as it is. Restore a backup.");
            }
            // The last commit may name chunks that nothing needs and that are written over, for which H2 would refuse
            // it the next time. A commit after it drops them.
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            store.setStoreVersion(store.getStoreVersion());
            store.commit();
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                // A running process has it.
                return;
            }
            throw e;
        }
        LOG.info(
                "The database was not closed in order. Its last commit was looked for in {} ms.",
                (System.nanoTime() - start) / 1_000_000);
    }
}
