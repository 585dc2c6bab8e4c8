package org.waymark.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that has prepared a database does not do it again; every other program does. */
class PreparationIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_same_program_prepares_once(TestDatabase kind) throws Exception {
        Path program = jar("first.jar", "a");
        Path same = jar("copy.jar", "a");
        Path next = jar("next.jar", "b");
        try (Database database = kind.open()) {
            Preparation first = Preparation.of(database.dataSource(), program);
            assertThat(first.isDone()).isFalse();
            first.begin();
            assertThat(Preparation.of(database.dataSource(), program).isDone()).isFalse();
            first.end();
            assertThat(first.isDone()).isTrue();
            assertThat(Preparation.of(database.dataSource(), program).isDone()).isTrue();
            assertThat(Preparation.of(database.dataSource(), same).isDone()).isTrue();

            Preparation second = Preparation.of(database.dataSource(), next);
            assertThat(second.isDone()).isFalse();
            second.begin();
            // It may have made anything of the tables before it was stopped.
            assertThat(Preparation.of(database.dataSource(), program).isDone()).isFalse();
        }
    }

    @Test
    void classes_in_a_folder_are_no_program_that_can_be_known() {
        try (Database database = TestDatabase.H2.open()) {
            Preparation classes = Preparation.of(database.dataSource());
            classes.begin();
            classes.end();
            assertThat(Preparation.of(database.dataSource()).isDone()).isFalse();
        }
    }

    private Path jar(String name, String content) throws Exception {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("sql/migration/V1.sql"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
