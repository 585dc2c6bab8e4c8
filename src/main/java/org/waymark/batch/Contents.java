package org.waymark.batch;

import java.io.InputStream;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.id.JobId;
import org.waymark.store.Database;

/** Stores what was uploaded for a job, in pieces, so that any process can go on with it. */
public final class Contents {
    /** The length of a piece in bytes. */
    public static final int PART = 64 * 1024;

    private final Database database;

    Contents(Database database) {
        this.database = database;
    }

    /** @param content {@link #PART} bytes, or fewer in the last piece */
    public void add(Handle handle, JobId job, int part, byte[] content) {
        handle.createUpdate("insert into job_content (job_id, part, content) values (:job, :part, :content)")
                .bind("job", job)
                .bind("part", part)
                .bind("content", content)
                .execute();
    }

    public void remove(Handle handle, JobId job) {
        handle.createUpdate("delete from job_content where job_id = :job")
                .bind("job", job)
                .execute();
    }

    /** Reads it all, a piece at a time, each in a transaction of its own. */
    public InputStream open(JobId job) {
        return new Parts(job);
    }

    private final class Parts extends InputStream {
        private final JobId job;
        private byte[] part = new byte[0];
        private int next;
        private int at;

        Parts(JobId job) {
            this.job = job;
        }

        @Override
        public int read() {
            return more() ? part[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int count = Math.min(length, part.length - at);
            System.arraycopy(part, at, target, offset, count);
            at += count;
            return count;
        }

        private boolean more() {
            while (at == part.length) {
                Optional<byte[]> read = database.inTransaction(handle -> handle.createQuery(
                                "select content from job_content where job_id = :job and part = :part")
                        .bind("job", job)
                        .bind("part", next)
                        .mapTo(byte[].class)
                        .findOne());
                if (read.isEmpty()) {
                    return false;
                }
                part = read.get();
                at = 0;
                next++;
            }
            return true;
        }
    }
}
