package org.waymark.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskCheckTest {
    private static final long MEGABYTE = 1024L * 1024;

    @Test
    void a_disk_that_is_almost_full_is_told() {
        DiskCheck check = new DiskCheck(Path.of("data"));
        Finding full = check.finding(100 * MEGABYTE, 0);
        assertThat(full.level()).isEqualTo(Finding.Level.WRONG);
        assertThat(full.says()).contains("100 MB are left");
        assertThat(full.todo()).contains("Make room");
        assertThat(check.finding(1000 * MEGABYTE, 0).level()).isEqualTo(Finding.Level.NOTE);
        assertThat(check.finding(4000 * MEGABYTE, 3000 * MEGABYTE).level())
                .as("a backup of the database would not fit twice")
                .isEqualTo(Finding.Level.NOTE);
        assertThat(check.finding(4000 * MEGABYTE, MEGABYTE).level()).isEqualTo(Finding.Level.GOOD);
    }
}
