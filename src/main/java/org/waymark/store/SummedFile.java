package org.waymark.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's files with a checksum in each chunk, at addresses that begin with {@code summed:}. H2 knows a chunk by its first
 * and its last bytes. A machine that dies while a chunk is written may keep those and not what is between them, and H2
 * would take that chunk for the last commit. Here the checksum stands behind the text with which a chunk ends, where H2
 * reads no further. The files remain files of H2; a chunk without a checksum is taken as H2 takes it. H2 makes instances
 * by itself.
 */
public class SummedFile extends FilePathWrapper {
    private static final String SCHEME = "summed";

    private static final int BLOCK = 4096;
    private static final int END = 128;
    private static final byte[] BEGINNING = "chunk:".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern ENDING = Pattern.compile(
            "\\Achunk:\\p{XDigit}++,len:(?<blocks>\\p{XDigit}{1,6}+),version:(?<version>\\p{XDigit}{1,15}+),fletcher:\\p{XDigit}++"
                    + "(?:,sum:(?<sum>\\p{XDigit}{8}+))?+\\s*+\\z");

    /** Returns the address of the same file with checksums. */
    static String address(String file) {
        FilePath.register(new SummedFile());
        return SCHEME + ":" + file;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    /** Tells whether a chunk that is not what its checksum says has no end when it is read. */
    boolean leavesOutHalfWritten() {
        return false;
    }

    @Override
    public final FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        return name.endsWith(".mv.db") ? new Chunks(file, leavesOutHalfWritten()) : file;
    }

    /**
     * The same file while its last whole commit is looked for, at addresses that begin with {@code whole:}. One at a time
     * in a process.
     */
    public static final class WholeChunks extends SummedFile {
        private static volatile long newest;

        /** Begins to note what is met, and returns the address of the same file with the whole chunks alone. */
        static String begin(String file) {
            FilePath.register(new WholeChunks());
            newest = 0;
            return "whole:" + file;
        }

        /** Returns the latest version of any chunk that was met since, whole or not. */
        static long newest() {
            return newest;
        }

        @Override
        public String getScheme() {
            return "whole";
        }

        @Override
        boolean leavesOutHalfWritten() {
            return true;
        }
    }

    /** A place is given with each reading and writing, so many threads may do that at once. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private static final class Chunks extends FileBaseDefault {
        private final FileChannel file;
        private final boolean leavesOutHalfWritten;

        Chunks(FileChannel file, boolean leavesOutHalfWritten) {
            this.file = file;
            this.leavesOutHalfWritten = leavesOutHalfWritten;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            int length = source.remaining();
            ByteBuffer summed = withSum(source);
            for (long at = position; summed.hasRemaining(); ) {
                at += file.write(summed, at);
            }
            source.position(source.limit());
            return length;
        }

        /** The same bytes where they are no chunk, or one that was moved and has its checksum. */
        private static ByteBuffer withSum(ByteBuffer source) {
            int length = source.remaining();
            if (length == 0 || length % BLOCK != 0 || !beginsAsChunk(source)) {
                return source;
            }
            byte[] bytes = new byte[length];
            source.duplicate().get(bytes);
            String end = new String(bytes, length - END, END, StandardCharsets.ISO_8859_1);
            Matcher ending = ENDING.matcher(end);
            if (ending.matches() && ending.group("sum") == null) {
                byte[] sum = (",sum:" + sumOf(ByteBuffer.wrap(bytes, 0, length - END)))
                        .getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(
                        sum, 0, bytes, length - END + end.stripTrailing().length(), sum.length);
            }
            return ByteBuffer.wrap(bytes);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            int start = target.position();
            int read = file.read(target, position);
            if (leavesOutHalfWritten && read == END && (position + END) % BLOCK == 0) {
                ByteBuffer end = target.duplicate().flip().position(start);
                if (beginsAsChunk(end) && !isAsWritten(StandardCharsets.ISO_8859_1.decode(end), position)) {
                    target.position(start);
                    target.put(new byte[END]);
                }
            }
            return read;
        }

        private boolean isAsWritten(CharSequence end, long position) throws IOException {
            Matcher ending = ENDING.matcher(end);
            if (!ending.matches() || ending.group("sum") == null) {
                return true;
            }
            WholeChunks.newest = Math.max(WholeChunks.newest, Long.parseLong(ending.group("version"), 16));
            long length = (long) Integer.parseInt(ending.group("blocks"), 16) * BLOCK - END;
            if (length < 0 || length > position) {
                return false;
            }
            CRC32C sum = new CRC32C();
            ByteBuffer part = ByteBuffer.allocate(64 * BLOCK);
            for (long at = position - length; at < position; at += part.limit()) {
                part.clear().limit((int) Math.min(part.capacity(), position - at));
                while (part.hasRemaining()) {
                    if (file.read(part, at + part.position()) < 0) {
                        return false;
                    }
                }
                sum.update(part.flip());
            }
            return hex(sum).equals(ending.group("sum"));
        }

        private static boolean beginsAsChunk(ByteBuffer bytes) {
            byte[] beginning = new byte[Math.min(BEGINNING.length, bytes.remaining())];
            bytes.duplicate().get(beginning);
            return Arrays.equals(beginning, BEGINNING);
        }

        private static String sumOf(ByteBuffer bytes) {
            CRC32C sum = new CRC32C();
            sum.update(bytes);
            return hex(sum);
        }

        private static String hex(CRC32C sum) {
            return HexFormat.of().toHexDigits((int) sum.getValue());
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
