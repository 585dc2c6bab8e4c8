package org.waymark.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A disk on which H2 keeps its files, at addresses that begin with {@code disk:}; it remembers what is done to the file of
 * a database, in order.
 */
public final class RecordedDisk extends FilePathWrapper {
    static final String SCHEME = "disk";

    private static volatile List<Event> events = Collections.synchronizedList(new ArrayList<>());

    /** A thing that was done to the file, or said by whoever uses it. */
    sealed interface Event {}

    /**
     * @param bytes null where the file is cut at that length
     * @param nanos when, by {@link System#nanoTime}
     */
    record Written(byte @Nullable [] bytes, long at, long nanos) implements Event {}

    /**
     * All that was written before is on the disk.
     *
     * @param before how many things had been done when the disk was asked
     * @param nanos when it was asked, by {@link System#nanoTime}
     */
    record Forced(int before, long nanos) implements Event {}

    record Said(int number) implements Event {}

    /** Begins anew. */
    static List<Event> record() {
        FilePath.register(new RecordedDisk());
        List<Event> fresh = Collections.synchronizedList(new ArrayList<>());
        events = fresh;
        return fresh;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        return name.endsWith(".mv.db") ? new RecordedFile(file, events) : file;
    }

    private static final class RecordedFile extends FileBase {
        private final FileChannel file;
        private final List<Event> recorded;

        RecordedFile(FileChannel file, List<Event> recorded) {
            this.file = file;
            this.recorded = recorded;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            byte[] bytes = Arrays.copyOfRange(
                    source.array(), source.arrayOffset() + source.position(), source.arrayOffset() + source.limit());
            int written = file.write(source, position);
            recorded.add(new Written(Arrays.copyOf(bytes, written), position, System.nanoTime()));
            return written;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            long position = file.position();
            int written = write(source, position);
            file.position(position + written);
            return written;
        }

        @Override
        public FileChannel truncate(long length) throws IOException {
            recorded.add(new Written(null, length, System.nanoTime()));
            file.truncate(length);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            long asked = System.nanoTime();
            int before = recorded.size();
            file.force(metaData);
            recorded.add(new Forced(before, asked));
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
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
