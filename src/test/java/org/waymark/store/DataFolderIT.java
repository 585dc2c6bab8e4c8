package org.waymark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may open an installation's H2 file, and that files of 0.1, which had no password, go on opening. */
class DataFolderIT {
    private static final String OF_0_1 = "/h2/waymark-0.1.mv.db.gz";
    private static final int NOBODY = 65534;

    @TempDir
    private Path place;

    private Path folder;

    @BeforeEach
    void others_may_look_into_the_folder_around() throws IOException {
        mode(place, "rwxr-xr-x");
        folder = place.resolve("data");
    }

    @Test
    void a_file_of_0_1_opens_with_all_that_is_in_it_and_has_a_password_from_then_on() throws Exception {
        lay01();
        mode(folder, "rwxr-xr-x");
        mode(folder.resolve("waymark.mv.db"), "rw-r--r--");
        for (int time = 0; time < 2; time++) {
            try (Database database = DataFolder.at(folder).open()) {
                assertThat(issuers(database)).containsExactly("https://lms.example.edu");
                assertThat(Rows.count(database, "signing_key")).isGreaterThanOrEqualTo(2);
                // Whoever knows where the database listens, which H2's lock file tells, is not let in by that.
                assertOnlyThePasswordOpens();
            }
        }
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("waymark.mv.db"))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("waymark.password"))).isEqualTo("rw-------");
    }

    @Test
    void a_new_file_has_a_password_of_its_own() throws Exception {
        DataFolder.at(folder).open().close();
        String first = DataFile.password(folder);
        assertThat(first).hasSizeGreaterThan(40);
        assertOnlyThePasswordOpens();
        folder = place.resolve("another");
        DataFolder.at(folder).open().close();
        assertThat(DataFile.password(folder)).isNotEqualTo(first);
    }

    @Test
    void killed_between_the_file_and_the_change_it_opens_the_next_time() throws Exception {
        lay01();
        Files.writeString(folder.resolve("waymark.password"), "written-and-then-killed\n");
        try (Database database = DataFolder.at(folder).open()) {
            assertThat(issuers(database)).hasSize(1);
            assertOnlyThePasswordOpens();
        }
        assertThat(DataFile.password(folder)).isEqualTo("written-and-then-killed");
    }

    @Test
    void several_who_open_a_file_of_0_1_at_once_all_get_in() throws Exception {
        lay01();
        List<List<String>> seen = Rows.together(6, () -> {
            try (Database database = DataFolder.at(folder).open()) {
                return issuers(database);
            }
        });
        assertThat(seen).hasSize(6).containsOnly(List.of("https://lms.example.edu"));
        assertOnlyThePasswordOpens();
    }

    @Test
    void a_running_server_of_0_1_is_not_locked_out_and_the_password_comes_after_it() throws Exception {
        lay01();
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerOf01.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("open");
            try (Database beside = DataFolder.at(folder).open();
                    Connection another = DataFile.connect(folder, "")) {
                assertThat(issuers(beside)).hasSize(1);
                assertThat(another.isValid(0)).isTrue();
            }
        } finally {
            server.destroyForcibly().waitFor();
        }
        DataFolder.at(folder).open().close();
        assertOnlyThePasswordOpens();
    }

    @Test
    void a_copy_of_the_folder_opens_and_is_closed_again() throws Exception {
        DataFolder.at(folder).open().close();
        Path copy = Files.createDirectory(place.resolve("copy"));
        for (String file : List.of("waymark.mv.db", "waymark.password")) {
            Files.copy(folder.resolve(file), copy.resolve(file));
            mode(copy.resolve(file), "rw-r--r--");
        }
        folder = copy;
        DataFolder.at(folder).open().close();
        assertOnlyThePasswordOpens();
        assertThat(mode(copy.resolve("waymark.password"))).isEqualTo("rw-------");
    }

    @Test
    void a_password_that_is_missing_or_of_another_database_is_said_and_nothing_is_lost() throws Exception {
        DataFolder.at(folder).open().close();
        String right = Files.readString(folder.resolve("waymark.password"));
        Files.delete(folder.resolve("waymark.password"));
        assertThatThrownBy(() -> DataFolder.at(folder).open())
                .isInstanceOf(FolderRefused.class)
                .hasMessageContaining("waymark.password");
        assertThat(folder.resolve("waymark.password")).doesNotExist();
        Files.writeString(folder.resolve("waymark.password"), "of-another\n");
        assertThatThrownBy(() -> DataFolder.at(folder).open())
                .isInstanceOf(FolderRefused.class)
                .hasMessageContaining("not the one");
        Files.writeString(folder.resolve("waymark.password"), right);
        DataFolder.at(folder).open().close();
    }

    @Test
    void a_folder_that_everybody_may_write_into_is_refused_with_the_command_that_mends_it() throws Exception {
        Files.createDirectory(folder);
        mode(folder, "rwxrwxrwx");
        FolderRefused refused = catchThrowableOfType(
                FolderRefused.class, () -> DataFolder.at(folder).open());
        assertThat(refused.todo()).contains("chmod 700 " + folder);
        assertThat(folder).isEmptyDirectory();
        run("chmod", "700", folder.toString());
        DataFolder.at(folder).open().close();
    }

    @Test
    void a_folder_of_somebody_else_is_refused_with_the_command_that_mends_it() throws Exception {
        if (isRoot()) {
            Files.createDirectory(folder);
            Files.setAttribute(folder, "unix:uid", NOBODY);
            FolderRefused refused = catchThrowableOfType(
                    FolderRefused.class, () -> DataFolder.at(folder).open());
            assertThat(refused.todo()).contains("sudo chown -R root " + folder + " && sudo chmod 700 " + folder);
            assertThat(folder).isEmptyDirectory();
        } else {
            assertThatThrownBy(() -> DataFolder.at(Path.of("/usr")).open())
                    .isInstanceOf(FolderRefused.class)
                    .hasMessageContaining("chmod 700 /usr");
        }
    }

    @Test
    void another_user_of_the_machine_reads_nothing() throws Exception {
        lay01();
        mode(folder, "rwxr-xr-x");
        Files.writeString(place.resolve("open.txt"), "readable");
        mode(place.resolve("open.txt"), "rw-r--r--");
        try (Database database = DataFolder.at(folder).open()) {
            assertThat(database.ready()).isTrue();
            Files.writeString(folder.resolve("waymark.trace.db"), "what H2 writes when something fails");
            mode(folder.resolve("waymark.trace.db"), "rw-r--r--");
            List<String> files;
            try (var list = Files.list(folder)) {
                files = list.map(Path::toString).toList();
            }
            assertThat(files)
                    .anyMatch(file -> file.endsWith("waymark.lock.db"))
                    .anyMatch(file -> file.endsWith("waymark.password"))
                    .anyMatch(file -> file.endsWith("waymark.mv.db"));
            assertThat(mode(folder)).isEqualTo("rwx------");
            if (isRoot()) {
                assertThat(asNobody("cat", place.resolve("open.txt").toString()))
                        .isEqualTo("readable");
                assertThat(asNobody("ls", folder.toString())).isEmpty();
                for (String file : files) {
                    assertThat(asNobody("cat", file)).as(file).isEmpty();
                }
            }
        }
    }

    private void lay01() throws IOException {
        Files.createDirectories(folder);
        try (GZIPInputStream packed =
                new GZIPInputStream(Objects.requireNonNull(getClass().getResourceAsStream(OF_0_1)))) {
            Files.copy(packed, folder.resolve("waymark.mv.db"));
        }
    }

    private void assertOnlyThePasswordOpens() throws SQLException {
        try (Connection owner = DataFile.connect(folder)) {
            assertThat(owner.isValid(0)).isTrue();
            assertThatThrownBy(() -> DataFile.connect(folder, "")).hasMessageContaining("Wrong user name or password");
        }
    }

    private static List<String> issuers(Database database) {
        return database.inTransaction(handle -> handle.createQuery("select issuer from registration")
                .mapTo(String.class)
                .list());
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static String asNobody(String... command) throws Exception {
        return run("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", command[0], command[1]);
    }

    /** What a command says on its standard output. */
    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    /** Has the file open as 0.1 did, until it is killed. */
    static final class ServerOf01 {
        private ServerOf01() {}

        public static void main(String[] arguments) throws Exception {
            System.setProperty("h2.bindAddress", "127.0.0.1");
            try (Connection held = DriverManager.getConnection(
                    "jdbc:h2:file:" + arguments[0] + "/waymark;" + Database.H2_OPTIONS + ";AUTO_SERVER=TRUE",
                    "sa",
                    "")) {
                System.out.println(held.isValid(0) ? "open" : "closed");
                Thread.sleep(60_000);
            }
        }
    }
}
