package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.people.retention.RetentionKind;

/** The operator's commands on an installation of their own. */
class CommandsIT {
    private static final Path CATALOGUE = Path.of("src/main/resources/org/waymark/learning/catalogue.json");
    private static final Path STANDARD = Path.of("src/main/resources/org/waymark/standard/standard-2018-2021.json");

    @TempDir
    private static Path folder;

    @TempDir
    private Path files;

    private final Terminal terminal = Terminal.on(folder);

    @Test
    void registration_link_prints_just_the_link() {
        Terminal.Printed printed = terminal.run("registration-link");
        assertThat(printed.status()).isZero();
        assertThat(printed.out()).matches("http://localhost:8080/lti/register/[A-Za-z0-9_-]{20,}\\R");
        assertThat(terminal.with("WAYMARK_BASE_URL", "https://waymark.example.org")
                        .run("registration-link", "--review")
                        .out())
                .startsWith("https://waymark.example.org/lti/register/");
        assertThat(terminal.run("registration-link", "--hours", "0").status()).isEqualTo(1);
    }

    @Test
    void verify_says_each_step_and_the_verdict() throws IOException {
        Path folder = Path.of("src/test/resources/proof/npm");
        Terminal.Printed good = terminal.run(
                "verify", folder.resolve("badge-eddsa-rdfc-2022.json").toString());
        assertThat(good.status()).as(good.err()).isZero();
        assertThat(good.out()).contains("PASSED\tProof\t", "PASSED\tIssuer\t").endsWith("Valid\n");
        String badge = folder.resolve("badge-eddsa-rdfc-2022.json").toString();
        Terminal.Printed named = terminal.run("verify", badge, "--email", "a@b.example");
        assertThat(named.status()).isZero();
        assertThat(named.out()).contains("PASSED\tEmail address\t").endsWith("Valid\n");
        Terminal.Printed other = terminal.run("verify", badge, "--email=b@b.example");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.out()).contains("FAILED\tEmail address\t").endsWith("Valid, but names somebody else\n");
        Terminal.Printed none = terminal.run("verify", badge, "--email", "nobody");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out()).contains("NOTE\tEmail address\t");
        Terminal.Printed expired =
                terminal.run("verify", folder.resolve("badge-expired.json").toString());
        assertThat(expired.status()).isEqualTo(1);
        assertThat(expired.out()).contains("FAILED\tDates\t").endsWith("Genuine, but expired\n");
        String jwt = Files.readString(folder.resolve("badge-EdDSA.jwt")).strip();
        assertThat(terminal.run("verify", jwt).out()).endsWith("Valid\n");
        assertThat(terminal.run("verify", jwt + "A").status()).isEqualTo(1);
        for (String nothing : List.of("0123-4567-89AB", "hello", "no/such/file.jwt", "https://10.0.0.1/badge")) {
            Terminal.Printed refused = terminal.run("verify", nothing);
            assertThat(refused.status()).as(nothing).isEqualTo(1);
            assertThat(refused.err()).as(nothing).contains("There is no signed credential");
        }
    }

    @Test
    void reports_of_a_period_are_made_once_and_written_as_files_that_stay_the_same() throws IOException {
        assertThat(terminal.run("city-code", "create", "City of Reports").status())
                .isZero();
        assertThat(terminal.run("city", "confirm", "City of Reports", "DG1", "--on", "2024-05-05")
                        .status())
                .isZero();
        Terminal.Printed made = terminal.run("report", "make", "2024-Q2");
        assertThat(made.status()).as(made.err()).isZero();
        assertThat(made.err()).contains("made ").contains(" of ");
        assertThat(terminal.run("report", "make", "2024-04-01--2024-06-30").err())
                .contains("made 0");
        assertThat(terminal.run("report", "list").out()).contains("2024-04-01--2024-06-30\tQuarter 2 of 2024");
        Path pdf = files.resolve("springfield.pdf");
        Path csv = files.resolve("springfield.csv");
        String[] write = {"report", "write", "2024-Q2", pdf.toString(), "--city", "City of Reports"};
        assertThat(terminal.run(write).status()).isZero();
        byte[] first = Files.readAllBytes(pdf);
        assertThat(new String(first, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(terminal.run(write).status()).isZero();
        assertThat(Files.readAllBytes(pdf)).isEqualTo(first);
        assertThat(terminal.run("report", "write", "2024-Q2", csv.toString(), "--city", "City of Reports")
                        .status())
                .isZero();
        assertThat(Files.readString(csv)).contains("standing,points,,0,1", ",DG1,");
        assertThat(terminal.run("report", "write", "2024-Q2", csv.toString()).status())
                .isZero();
        assertThat(Files.readString(csv)).contains("City of Reports,1,0,1,45");
        assertThat(terminal.run("report", "make", "2199-Q4").err()).contains("has not ended yet");
        assertThat(terminal.run("report", "make", "soon").err()).contains("PERIOD is a quarter");
        assertThat(terminal.run("report", "write", "2024-Q2", pdf.toString()).err())
                .contains("ends in .csv");
        assertThat(terminal.run("report", "write", "2024-Q3", csv.toString()).err())
                .contains("report make 2024-07-01--2024-09-30 makes it");
    }

    @Test
    void a_standard_is_shown_as_a_file_and_taken_into_use_from_days_after_a_dry_run() throws IOException {
        assertThat(terminal.run("standard", "list").lines())
                .anyMatch(line -> line.startsWith("wwc-2018\tin use\t2018-01-01\t2018-01-01\t"))
                .anyMatch(line -> line.startsWith("wwc-2022\tdraft\t-\t-\t"));
        Terminal.Printed shown = terminal.run("standard", "show", "wwc-2022");
        Path file = Files.writeString(files.resolve("shown.json"), shown.out());
        assertThat(terminal.run("import", "standard", file.toString()).err()).contains("added 0, changed 0");
        String[] use = {"standard", "use", "wwc-2022", "--runs-from", "2030-01-01", "--cities-from", "2030-04-01"};
        String[] dry = Stream.concat(Stream.of(use), Stream.of("--dry-run")).toArray(String[]::new);
        assertThat(terminal.run(dry).status()).isZero();
        assertThat(terminal.run("standard", "list").out()).contains("wwc-2022\tdraft");
        assertThat(terminal.run(use).status()).isZero();
        assertThat(terminal.run("standard", "list").out()).contains("wwc-2022\tplanned\t2030-01-01\t2030-04-01\t");
        assertThat(terminal.run("standard", "use", "wwc-2022").status()).isZero();
        assertThat(terminal.run("standard", "list").out()).contains("wwc-2022\tdraft");
        Terminal.Printed past = terminal.run("standard", "use", "wwc-2018", "--runs-from", "2018-01-01");
        assertThat(past.status()).isEqualTo(1);
        assertThat(past.err()).contains("once it is over");
        assertThat(terminal.run("standard", "show", "none").status()).isEqualTo(1);
    }

    @Test
    void a_person_is_erased_after_a_look_at_what_would_go_and_rules_are_shown() throws IOException {
        assertThat(terminal.run(
                                "platform",
                                "add",
                                "--issuer=https://erasing.example",
                                "--client-id=erasing",
                                "--authorization-endpoint=https://erasing.example/a",
                                "--token-endpoint=https://erasing.example/t",
                                "--jwks-uri=https://erasing.example/k")
                        .status())
                .isZero();
        String platform = terminal.run("platform", "list").lines().stream()
                .filter(line -> line.contains("erasing.example"))
                .map(line -> line.replaceAll("\t.*", ""))
                .findFirst()
                .orElseThrow();
        Path file = files.resolve("people.csv");
        Files.writeString(file, "id,name,completed\nzq-1,Zq Erasable,2026-01-10\n");
        Terminal.Printed imported = terminal.run(
                "import",
                "completions",
                file.toString(),
                "--platform",
                platform,
                "--zone",
                "UTC",
                "--run",
                "data-management-quality-and-standards-2019-09-04");
        assertThat(imported.err()).as(imported.out()).contains("new 1");
        String id = terminal.run("learner", "find", "zq-1").lines().get(0).replaceAll("\t.*", "");

        Terminal.Printed look = terminal.run("learner", "erase", id, "--dry-run");
        assertThat(look.status()).as(look.err()).isZero();
        assertThat(look.lines()).contains("removed\tPERSON\t1", "kept\tCOMPLETIONS\t1");
        assertThat(terminal.run("learner", "find", "zq-1").lines()).hasSize(1);
        assertThat(terminal.run("learner", "erase", id, "--reason", "BOREDOM").status())
                .isNotZero();
        assertThat(terminal.run("learner", "erase", id).lines()).isEqualTo(look.lines());
        assertThat(terminal.run("learner", "find", "zq-1").lines()).isEmpty();
        Terminal.Printed again = terminal.run("learner", "erase", id);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("erased before");

        assertThat(terminal.run("retention", "show").lines())
                .hasSize(RetentionKind.values().length)
                .contains("PEOPLE\toff\t36\t0", "COURSE_LISTS\toff\t24\t0");
        assertThat(terminal.run("retention", "run", "--dry-run").lines()).isEmpty();
        assertThat(terminal.run("retention", "run").status()).isZero();
    }

    @Test
    void audit_verify_prints_a_witness_that_a_later_log_still_holds() {
        terminal.run("city-code", "create", "City of Ogdenville");
        Terminal.Printed checked = terminal.run("audit", "verify");
        assertThat(checked.status()).isZero();
        assertThat(checked.lines()).singleElement().asString().matches("[1-9][0-9]*:[0-9a-f]{64}");
        String witness = checked.lines().get(0);
        terminal.run("city-code", "create", "City of Ogdenville");
        assertThat(terminal.run("audit", "verify", "--expect", witness).status())
                .isZero();
        Terminal.Printed other = terminal.run("audit", "verify", "--expect", witness.replaceFirst(":.", ":x"));
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).contains("does not hold entry");
        assertThat(terminal.run("audit", "verify", "--expect", "1").status()).isEqualTo(1);
        assertThat(terminal.run("audit", "list", "--last", "1").lines())
                .singleElement()
                .asString()
                .containsPattern("\toperator\tCITY_CODE_MADE\tCITY\t[0-9a-f-]{36}\tCity of Ogdenville\t…");
        assertThat(terminal.run("audit", "list", "--last", "0").status()).isEqualTo(1);
        assertThat(terminal.run("audit", "export").lines()).anyMatch(line -> line.contains(",CITY_CODE_MADE,CITY,"));
    }

    @Test
    void assessments_are_imported_after_a_dry_run_and_their_cities_get_codes() throws IOException {
        Path file = Files.writeString(
                files.resolve("results.csv"),
                "city,assessed on,criteria,level,certified until\nNorth Haverbrook,2026-11-01,DG1 DG2,silver,2029-11-01\n");
        Terminal.Printed dry = terminal.run("import", "assessments", file.toString(), "--dry-run");
        assertThat(dry.status()).isZero();
        assertThat(dry.err()).contains("North Haverbrook (new), 2026-11-01, 2 confirmed, silver", "would record 1");
        assertThat(dry.out()).isEmpty();
        assertThat(terminal.run("city", "standing", "North Haverbrook").status())
                .isEqualTo(1);
        assertThat(terminal.run("import", "assessments", file.toString()).lines())
                .singleElement()
                .asString()
                .matches("North Haverbrook\t[0-9A-Z-]{14}");
        assertThat(terminal.run("city", "standing", "North Haverbrook").out()).contains("points 2 of 45");
        assertThat(terminal.run("import", "assessments", file.toString()).err()).contains("recorded 0");
        Files.writeString(file, "city,assessed on\nNorth Haverbrook,soon\n");
        Terminal.Printed faulty = terminal.run("import", "assessments", file.toString());
        assertThat(faulty.status()).isEqualTo(1);
        assertThat(faulty.err()).contains("line 2, assessed on");
    }

    @Test
    void city_code_prints_just_the_code_and_can_be_listed_and_withdrawn() {
        Terminal.Printed printed = terminal.run("city-code", "create", "City of Springfield");
        assertThat(printed.status()).isZero();
        assertThat(printed.lines()).singleElement().asString().matches("[0-9A-Z-]{8,}");
        String code = printed.lines().get(0);
        assertThat(terminal.run("city-code", "list").lines()).contains(code + "\tgood\tCity of Springfield");
        assertThat(terminal.run("city-code", "withdraw", code).status()).isZero();
        assertThat(terminal.run("city-code", "list").lines()).contains(code + "\twithdrawn\tCity of Springfield");
        assertThat(terminal.run("city-code", "withdraw", code).status()).isEqualTo(1);
        assertThat(terminal.run("city-code", "create", "  ").status()).isEqualTo(1);
    }

    @Test
    void an_intake_client_gets_a_token_once_for_one_platform_and_can_be_ended() {
        String platform = addPlatform("https://intake.example");
        Terminal.Printed printed = terminal.run("intake-client", "create", "Registry", "--platform", platform);
        assertThat(printed.status()).isZero();
        assertThat(printed.lines()).singleElement().asString().matches("wmk_[A-Za-z0-9_-]{43}");
        String token = printed.lines().get(0);
        assertThat(terminal.run("intake-client", "create", "Registry", "--platform", platform)
                        .status())
                .isEqualTo(1);
        assertThat(terminal.run("intake-client", "create", " ", "--platform", platform)
                        .status())
                .isEqualTo(1);
        String nobody = UUID.randomUUID().toString();
        assertThat(terminal.run("intake-client", "create", "R", "--platform", nobody)
                        .status())
                .isEqualTo(1);
        Terminal.Printed list = terminal.run("intake-client", "list");
        assertThat(list.out()).contains("\tgood\tRegistry\t").doesNotContain(token);
        String id = list.lines().stream()
                .filter(line -> line.contains("Registry"))
                .map(line -> line.split("\t", -1)[0])
                .findFirst()
                .orElseThrow();
        assertThat(terminal.run("intake-client", "end", id).status()).isZero();
        assertThat(terminal.run("intake-client", "end", id).status()).isEqualTo(1);
        assertThat(terminal.run("intake-client", "list").out()).contains("\tended\tRegistry\t");
    }

    @Test
    void web_services_are_named_tried_and_forgotten_and_a_closed_network_is_not_called() throws IOException {
        String platform = addPlatform("https://moodle.example");
        String file = Files.writeString(files.resolve("token"), "geheim1\n").toString();
        Terminal.Printed printed =
                terminal.run("platform", "web-service", platform, "--address", "http://10.1.2.3", "--token-file", file);
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.err()).contains("--address", "private network");
        printed = terminal.run("platform", "web-service", platform);
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.err()).contains("No address and token are set.");
        assertThat(terminal.run("platform", "web-service", platform, "--forget").status())
                .isEqualTo(1);
        // Port 9 of this machine answers nobody: what is kept is tried, and the failure is told without the token.
        Terminal local = terminal.with("WAYMARK_ALLOW_LOCAL_NETWORK", "true");
        String[] web = {"platform", "web-service", platform, "--address", "http://127.0.0.1:9", "--token-file"};
        printed = local.run(more(web, file));
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.err()).contains("could not reach").doesNotContain("geheim1");
        assertThat(local.run("platform", "web-service", platform, "--forget").status())
                .isZero();
        InputStream usual = System.in;
        try {
            System.setIn(new ByteArrayInputStream("geheim2\n".getBytes(StandardCharsets.UTF_8)));
            printed = local.run(more(web, "-"));
        } finally {
            System.setIn(usual);
        }
        assertThat(printed.err()).contains("could not reach").doesNotContain("geheim2");
        assertThat(local.run(more(web, files.resolve("none").toString())).err())
                .contains("The token cannot be read from")
                .doesNotContain("\tat ");
        assertThat(local.run("platform", "web-service", platform, "--forget").status())
                .isZero();
    }

    @Test
    void a_token_on_the_command_line_is_refused_and_not_repeated() {
        String platform = UUID.randomUUID().toString();
        for (String[] given : List.of(new String[] {"--token", "geheim3"}, new String[] {"--token=geheim3"})) {
            Terminal.Printed printed = terminal.run(more(
                    new String[] {"platform", "web-service", platform, "--address", "https://moodle.example"}, given));
            assertThat(printed.status()).isEqualTo(1);
            assertThat(printed.out() + printed.err())
                    .contains("--token-file", "--token alone")
                    .doesNotContain("geheim3", "There is no registration");
        }
    }

    private static String[] more(String[] words, String... further) {
        return Stream.concat(Stream.of(words), Stream.of(further)).toArray(String[]::new);
    }

    private String addPlatform(String issuer) {
        return terminal.run(
                        "platform",
                        "add",
                        "--issuer",
                        issuer,
                        "--client-id",
                        "c-of-" + issuer,
                        "--authorization-endpoint",
                        issuer + "/auth",
                        "--token-endpoint",
                        issuer + "/token",
                        "--jwks-uri",
                        issuer + "/jwks")
                .lines()
                .get(0);
    }

    /** Dates that can be read in two ways, on the command line. */
    @Test
    void an_import_of_completions_asks_how_its_dates_are_written() throws IOException {
        String platform = terminal.run(
                        "platform",
                        "add",
                        "--name",
                        "Dates",
                        "--issuer",
                        "https://dates.example",
                        "--client-id",
                        "dates",
                        "--authorization-endpoint",
                        "https://dates.example/a",
                        "--token-endpoint",
                        "https://dates.example/t",
                        "--jwks-uri",
                        "https://dates.example/j")
                .lines()
                .get(0);
        Path file = files.resolve("completions.csv");
        Files.copy(Path.of("src/test/resources/cases/c04-local-dates.csv"), file);
        List<String> command = List.of(
                "import",
                "completions",
                file.toString(),
                "--platform",
                platform,
                "--zone",
                "UTC",
                "--dry-run",
                "--run");
        String run = "data-management-quality-and-standards-2019-09-04";
        assertThat(run(command, run))
                .satisfies(printed -> assertThat(printed.status()).isEqualTo(1))
                .satisfies(printed -> assertThat(printed.err()).contains("line 3", "--dates day-first"));
        assertThat(run(command, run, "--dates", "sometimes"))
                .satisfies(printed -> assertThat(printed.status()).isEqualTo(2))
                .satisfies(printed -> assertThat(printed.err()).contains("day-first or month-first, not sometimes"));
        assertThat(run(command, run, "--dates", "month-first").err())
                .contains(
                        "line 5: 110, completed 2026-05-04T01:08:03Z (written 5/4/2026 01:08:03)",
                        "line 3: 108, not taken",
                        "not a date if the month comes first");
    }

    private Terminal.Printed run(List<String> command, String... more) {
        return terminal.run(Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void importing_twice_changes_nothing() {
        String before = terminal.run("export", "catalogue").out();
        for (int time = 0; time < 2; time++) {
            Terminal.Printed standard = terminal.run("import", "standard", STANDARD.toString());
            assertThat(standard.status()).isZero();
            assertThat(standard.err()).contains("added 0, changed 0");
            Terminal.Printed catalogue = terminal.run("import", "catalogue", CATALOGUE.toString());
            assertThat(catalogue.status()).isZero();
            assertThat(catalogue.out()).isEmpty();
            assertThat(catalogue.err()).contains("added 0, changed 0");
        }
        assertThat(terminal.run("export", "catalogue").out()).isEqualTo(before);
    }

    @Test
    void a_faulty_file_names_line_and_field_and_changes_nothing() throws IOException {
        String before = terminal.run("export", "catalogue").out();
        List<String> lines = Files.readAllLines(CATALOGUE);
        int line = 0;
        while (!lines.get(line).contains("\"startDate\"")) {
            line++;
        }
        lines.set(line, lines.get(line).replaceFirst("\\d{4}-\\d\\d-\\d\\d", "2019-02-30"));
        Path file = Files.write(files.resolve("faulty.json"), lines);
        Terminal.Printed printed = terminal.run("import", "catalogue", file.toString());
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err())
                .contains("Nothing was changed", "line " + (line + 1), "start")
                .doesNotContain("\tat ");
        assertThat(terminal.run("export", "catalogue").out()).isEqualTo(before);
    }

    @Test
    void a_file_that_is_not_there_or_not_text_is_refused() throws IOException {
        Terminal.Printed missing =
                terminal.run("import", "catalogue", files.resolve("none.json").toString());
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err().lines()).singleElement().asString().contains("none.json");
        Path binary = Files.write(files.resolve("binary.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(terminal.run("import", "standard", binary.toString()).status())
                .isEqualTo(1);
        assertThat(terminal.run("import", "standard", files.toString()).status())
                .isEqualTo(1);
    }

    @Test
    void export_prints_json_and_nothing_else() throws IOException {
        Terminal.Printed printed = terminal.run("export", "catalogue");
        assertThat(printed.status()).isZero();
        JsonNode json = new ObjectMapper().readTree(printed.out());
        assertThat(json.path("opportunities").size()).isGreaterThan(20);
        assertThat(json.path("criteria").size()).isGreaterThan(20);
    }

    @Test
    void a_platform_is_added_listed_and_switched() {
        String[] add = {
            "platform", "add",
            "--issuer", "https://lms.example.edu",
            "--client-id", "a1",
            "--authorization-endpoint", "https://lms.example.edu/auth",
            "--token-endpoint", "https://lms.example.edu/token",
            "--jwks-uri", "https://lms.example.edu/jwks",
            "--deployment", "7",
            "--name", "Our LMS"
        };
        Terminal.Printed printed = terminal.run(add);
        assertThat(printed.status()).isZero();
        assertThat(printed.lines()).singleElement().asString().matches("[0-9a-f-]{36}");
        String id = printed.lines().get(0);
        assertThat(terminal.run(add).lines()).containsExactly(id);
        String line = "\thttps://lms.example.edu\ta1\tOur LMS";
        assertThat(terminal.run("platform", "list").lines())
                .contains(id + "\tACTIVE" + line, "\tdeployment\t7\tallowed");
        assertThat(terminal.run("platform", "off", id).status()).isZero();
        assertThat(terminal.run("deployment", "refuse", id, "7").status()).isZero();
        assertThat(terminal.run("platform", "list").lines()).contains(id + "\tOFF" + line, "\tdeployment\t7\trefused");
        assertThat(terminal.run("platform", "on", id).status()).isZero();
        assertThat(terminal.run("deployment", "allow", id, "7").status()).isZero();
        assertThat(terminal.run("platform", "list").lines())
                .contains(id + "\tACTIVE" + line, "\tdeployment\t7\tallowed");
        String nobody = "00000000-0000-0000-0000-000000000000";
        assertThat(terminal.run("platform", "on", nobody).status()).isEqualTo(1);
        // Whether its issuer's clients share their users.
        assertThat(terminal.run("platform", "users", id).lines()).containsExactly("apart");
        assertThat(terminal.run("platform", "users", id, "--shared").status()).isZero();
        assertThat(terminal.run("platform", "users", id).lines()).containsExactly("shared");
        assertThat(terminal.run("platform", "users", id, "--shared", "--apart").status())
                .isEqualTo(1);
        assertThat(terminal.run("platform", "users", id, "--apart").status()).isZero();
        assertThat(terminal.run("platform", "users", id).lines()).containsExactly("apart");
        assertThat(terminal.run("platform", "users", nobody, "--shared").status())
                .isEqualTo(1);
        assertThat(terminal.run("deployment", "allow", nobody, "7").status()).isEqualTo(1);
        assertThat(terminal.run("deployment", "allow", id, "x".repeat(256)).status())
                .isEqualTo(1);
    }

    /** The LMS is told the address of a key set first, and what it gives in return comes with the set's id. */
    @Test
    void a_printed_sheet_and_the_platform_that_is_entered_after_it_have_one_key_set() {
        Terminal.Printed sheet = terminal.run("lti-config", "print", "moodle");
        assertThat(sheet.status()).isZero();
        assertThat(sheet.err()).contains("WAYMARK_BASE_URL is not set");
        Matcher address = Pattern.compile("/lti/keys/([0-9a-f-]{36})").matcher(sheet.out());
        assertThat(address.find()).isTrue();
        String keySet = address.group(1);
        assertThat(sheet.out()).contains("--key-set " + keySet);
        String issuer = "https://sheet.example";
        String[] add = {
            "platform",
            "add",
            "--key-set",
            keySet,
            "--issuer",
            issuer,
            "--client-id",
            "sheet",
            "--authorization-endpoint",
            issuer + "/auth",
            "--token-endpoint",
            issuer + "/token",
            "--jwks-uri",
            issuer + "/jwks"
        };
        Terminal.Printed added = terminal.run(add);
        assertThat(added.lines()).containsExactly(keySet);
        assertThat(added.err()).contains("/lti/keys/" + keySet);
        add[5] = "https://second.example";
        Terminal.Printed again = terminal.run(add);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("another platform reads it");
    }

    @Test
    void another_issuer_with_the_same_client_id_is_asked_about() {
        String issuer = "https://twin-one.example";
        addPlatform(issuer);
        String[] twin = {
            "platform",
            "add",
            "--issuer",
            "https://twin-two.example",
            "--client-id",
            "c-of-" + issuer,
            "--authorization-endpoint",
            "https://twin-two.example/auth",
            "--token-endpoint",
            "https://twin-two.example/token",
            "--jwks-uri",
            "https://twin-two.example/jwks"
        };
        Terminal.Printed refused = terminal.run(twin);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains(issuer + " has the same client_id", "--shared");
        List<String> shared = new ArrayList<>(List.of(twin));
        shared.add("--shared");
        assertThat(terminal.run(shared.toArray(new String[0])).status()).isZero();
    }

    @Test
    void keys_are_listed_as_lines_and_rotated() {
        Terminal.Printed before = terminal.run("key", "list");
        assertThat(before.lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.split("\t", -1).length == 4)
                .noneMatch(line -> line.contains("KeyFact"));
        Terminal.Printed rotated = terminal.run("key", "rotate", "BADGE", "--overlap-hours", "0");
        assertThat(rotated.status()).isZero();
        String kid = rotated.out().strip();
        List<String> after = terminal.run("key", "list").lines();
        assertThat(after).hasSize(before.lines().size() + 1);
        assertThat(after)
                .anyMatch(line -> line.startsWith(kid + "\tBADGE\t") && line.endsWith("\tnewest"))
                .anyMatch(line -> line.contains("\tBADGE\t") && line.contains("\tuntil "));
        String platform = addPlatform("https://rotated.example");
        Terminal.Printed own = terminal.run("key", "rotate", "LTI", "--registration", platform);
        assertThat(own.status()).isZero();
        assertThat(terminal.run("key", "list").lines())
                .anyMatch(line -> line.startsWith(own.out().strip() + "\tLTI\t") && line.endsWith(" for " + platform));
        assertThat(terminal.run("key", "rotate", "BADGE", "--registration", platform)
                        .status())
                .isEqualTo(1);
        int all = terminal.run("key", "rotate", "LTI").lines().size();
        assertThat(all).isGreaterThanOrEqualTo(2);
        assertThat(terminal.run("key", "rotate", "LTI", "--overlap-hours", "-1").status())
                .isEqualTo(1);
    }

    @Test
    void what_a_city_claims_and_what_was_confirmed_need_a_known_city_and_criterion() {
        terminal.run("city-code", "create", "City of Ogden");
        assertThat(terminal.run("city", "claim", "City of Ogden", "DG1", "DG2").status())
                .isZero();
        assertThat(terminal.run("city", "confirm", "City of Ogden", "DG1").status())
                .isZero();
        assertThat(terminal.run("city", "confirm", "City of Ogden", "DG1", "--undo")
                        .status())
                .isZero();
        Terminal.Printed unknown = terminal.run("city", "claim", "City of Ogden", "DG3", "XX9");
        assertThat(unknown.status()).isEqualTo(1);
        assertThat(unknown.err()).contains("XX9", "nothing was noted").doesNotContain("City of Ogden");
        Terminal.Printed nowhere = terminal.run("city", "claim", "City of Nowhere", "DG1");
        assertThat(nowhere.status()).isEqualTo(1);
        assertThat(nowhere.err()).contains("City of Nowhere").doesNotContain("DG1");
    }

    @Test
    void a_criterion_is_confirmed_without_a_claim_and_that_is_explained() {
        terminal.run("city-code", "create", "City of Provo");
        terminal.run("city", "claim", "City of Provo", "DG2");
        Terminal.Printed printed = terminal.run("city", "confirm", "City of Provo", "DG1", "DG2");
        assertThat(printed.status()).isZero();
        assertThat(printed.err())
                .contains("DG1 is confirmed although the city does not claim it")
                .doesNotContain("DG2 is");
    }

    @Test
    void where_a_city_stands_is_shown_on_any_day_and_its_standard_changed_after_a_look() {
        terminal.run("city-code", "create", "City of Moab");
        assertThat(terminal.run("city", "claim", "City of Moab", "DG1", "--on", "2026-01-05", "--evidence", "A letter")
                        .status())
                .isZero();
        Terminal.Printed today = terminal.run("city", "standing", "City of Moab");
        assertThat(today.out()).contains("wwc-2018", "claimed 1", "DG1\tclaimed since 2026-01-05");
        assertThat(terminal.run("city", "standing", "City of Moab", "--on", "2026-01-06")
                        .out())
                .as("nobody knew it then")
                .contains("2026-01-06", "claimed 0")
                .doesNotContain("DG1");
        assertThat(terminal.run("city", "standing", "City of Nowhere").err()).contains("City of Nowhere");
        Terminal.Printed draft = terminal.run("city", "standard", "City of Moab", "wwc-2022", "--from", "2026-01-01");
        assertThat(draft.status()).isEqualTo(1);
        assertThat(draft.err()).contains("wwc-2018", "not on “wwc-2022”");
        assertThat(terminal.run(
                                "city",
                                "standard",
                                "City of Moab",
                                "wwc-2018",
                                "--from",
                                "2026-01-01",
                                "--carry",
                                "badges")
                        .status())
                .isEqualTo(1);
        Terminal.Printed look = terminal.run(
                "city",
                "standard",
                "City of Moab",
                "wwc-2018",
                "--from",
                "2026-01-01",
                "--carry",
                "claims,confirmations",
                "--dry-run");
        assertThat(look.out()).contains("1 stay: DG1", "0 need a new claim");
        assertThat(terminal.run("city", "claim", "City of Moab", "DG1", "--standard", "nothing")
                        .err())
                .contains("no such Standard");
    }

    /** The word that is wrong is named, and nothing of Java is shown. */
    @Test
    void a_wrong_word_is_named_and_no_exception_shown() {
        for (String[] words : new String[][] {
            {"platform", "on", "not-an-id"},
            {"platform", "on", "1-1-1-1-1"},
            {"completion", "withdraw", "not-an-id", "--reason", "r"},
            {"key", "rotate", "LTI", "--registration", "not-an-id"},
            {"learner", "find", "x", "--platform", "not-an-id"},
            {"completion", "list", "nobody of this name"},
            {"city", "move", "nobody of this name", "City of Provo"},
            {"import", "catalogue", "no-such-file.json"},
            {"import", "standard", "src"},
        }) {
            Terminal.Printed printed = terminal.run(words);
            assertThat(printed.status()).as(String.join(" ", words)).isNotZero();
            assertThat(printed.err())
                    .as(String.join(" ", words))
                    .containsAnyOf(
                            "not-an-id",
                            "1-1-1-1-1",
                            "nobody of this name",
                            "no-such-file.json",
                            "src is a folder",
                            "City of Provo")
                    .doesNotContain("Exception", "java.");
        }
    }
}
