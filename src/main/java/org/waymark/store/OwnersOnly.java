package org.waymark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Keeps other users of the machine out of a folder, where the file system knows owners and modes. What is made in the
 * folder later is readable by others or not as the process's umask says; nobody reaches it through a folder of 0700.
 */
final class OwnersOnly {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final boolean modes;

    private OwnersOnly(Path folder, boolean modes) {
        this.folder = folder;
        this.modes = modes;
    }

    /**
     * Makes a folder, or closes one that is there.
     *
     * @throws FolderRefused when it belongs to somebody else, or everybody may write into it: then what lies in it may be
     *     somebody else's too
     */
    static OwnersOnly close(Path folder) {
        try {
            boolean there = Files.isDirectory(folder);
            Files.createDirectories(folder);
            boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
            // A file of our own tells who we are, since a container may know no names, and whether modes are kept here.
            Path mine = newFile(folder, posix);
            try {
                if (!posix || !Files.getPosixFilePermissions(mine).equals(FILE)) {
                    return new OwnersOnly(folder, false);
                }
                close(folder, there, Files.getOwner(mine));
                return new OwnersOnly(folder, true);
            } finally {
                Files.delete(mine);
            }
        } catch (FileSystemException e) {
            throw new FolderRefused(
                    "The data folder " + folder + " cannot be made, written or closed to others ("
                            + e.getClass().getSimpleName() + ").",
                    "Name in WAYMARK_DATA_DIR a folder of the user that runs Waymark, or run as its owner: chmod 700 "
                            + quoted(folder) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Path folder, boolean there, UserPrincipal me) throws IOException {
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(folder);
        UserPrincipal owner = Files.getOwner(folder);
        String instead = " (or name in WAYMARK_DATA_DIR a folder below it that is not there yet).";
        if (!owner.equals(me)) {
            throw new FolderRefused(
                    "The data folder " + folder + " belongs to " + owner.getName()
                            + ", who could read every private key in it.",
                    "Run: sudo chown -R " + me.getName() + " " + quoted(folder) + " && sudo chmod 700 " + quoted(folder)
                            + instead);
        }
        if (there && now.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new FolderRefused(
                    "Everybody on this machine may write into the data folder " + folder + ".",
                    "If it is Waymark's alone, run: chmod 700 " + quoted(folder) + instead);
        }
        if (!now.equals(FOLDER)) {
            Files.setPosixFilePermissions(folder, FOLDER);
        }
    }

    /** Closes a file that another program may have made, or copied. */
    void file(Path file) throws IOException {
        if (modes && !Files.getPosixFilePermissions(file).equals(FILE)) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    /** Writes a file that is there wholly or not at all, also when the process or the machine dies meanwhile. */
    void write(Path file, byte[] content) throws IOException {
        Path written = newFile(folder, modes);
        try {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(content));
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Makes a new file that only its owner can read, where the file system knows owners. */
    static Path newFile(Path folder) throws IOException {
        return newFile(folder, hasModes(folder));
    }

    /** Makes a new folder that only its owner can open, likewise. */
    static Path newFolder(Path folder) throws IOException {
        FileAttribute<?>[] closed = hasModes(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOLDER)}
                : new FileAttribute<?>[0];
        return Files.createTempDirectory(folder, "waymark", closed);
    }

    /** Closes a file to everybody but its owner, likewise. */
    static void closeFile(Path file) throws IOException {
        if (hasModes(file)) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    private static boolean hasModes(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private static Path newFile(Path folder, boolean modes) throws IOException {
        FileAttribute<?>[] closed =
                modes ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)} : new FileAttribute<?>[0];
        return Files.createTempFile(folder, "waymark", ".tmp", closed);
    }

    /** As one word of a shell. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
