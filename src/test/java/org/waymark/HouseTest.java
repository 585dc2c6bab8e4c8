package org.waymark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps the plan of the house: which room may import which, and what each room must not know. */
class HouseTest {
    private static final String ROOT = "org.waymark.";
    private static final Path SOURCES = Path.of("src/main/java/org/waymark");
    private static final int LONGEST_FILE = 300;

    /** The whole table of arrows. A room that is missing here fails; an arrow that is missing here fails. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("store", Set.of()),
            Map.entry("outbound", Set.of()),
            Map.entry("work", Set.of("store")),
            Map.entry("poll", Set.of()),
            Map.entry("intake", Set.of("lti.payload")),
            Map.entry("moodle", Set.of("outbound", "lti.payload")),
            Map.entry("config", Set.of()),
            Map.entry("standard", Set.of()),
            Map.entry("people", Set.of()),
            Map.entry("roster", Set.of("people")),
            Map.entry("learning", Set.of("standard", "people")),
            Map.entry("keys", Set.of()),
            Map.entry("practice.wire", Set.of()),
            Map.entry("practice.school", Set.of()),
            Map.entry("practice.trust", Set.of("outbound", "practice.wire", "practice.school")),
            Map.entry("practice.message", Set.of("practice.wire", "practice.school", "practice.trust")),
            Map.entry("practice.service", Set.of("practice.wire", "practice.school", "practice.trust")),
            Map.entry(
                    "practice.page", Set.of("practice.wire", "practice.school", "practice.trust", "practice.message")),
            Map.entry(
                    "practice",
                    Set.of(
                            "outbound",
                            "practice.wire",
                            "practice.school",
                            "practice.trust",
                            "practice.message",
                            "practice.service",
                            "practice.page")),
            Map.entry("lti.payload", Set.of()),
            Map.entry("lti.platform", Set.of("outbound", "store", "keys", "lti.payload")),
            Map.entry("lti.setup", Set.of("lti.platform", "lti.payload")),
            Map.entry("lti.launch", Set.of("lti.platform", "lti.payload", "store")),
            Map.entry("lti.deeplink", Set.of("lti.payload", "lti.platform", "lti.launch")),
            Map.entry("lti.service", Set.of("lti.platform", "lti.payload", "outbound")),
            Map.entry("completion", Set.of("standard", "people", "learning", "progress")),
            Map.entry("progress", Set.of("standard")),
            Map.entry("sheet", Set.of()),
            Map.entry("batch", Set.of("store", "work", "people", "learning")),
            Map.entry("credential", Set.of("keys")),
            Map.entry("passback", Set.of("lti.platform", "lti.payload", "lti.service", "people", "store", "work")),
            Map.entry("administration", Set.of("store", "lti.payload", "lti.platform", "lti.launch")),
            Map.entry(
                    "journey",
                    Set.of(
                            "administration",
                            "store",
                            "work",
                            "batch",
                            "sheet",
                            "outbound",
                            "standard",
                            "people",
                            "learning",
                            "completion",
                            "roster",
                            "keys",
                            "lti.payload",
                            "lti.platform",
                            "lti.launch",
                            "lti.deeplink",
                            "lti.service",
                            "progress",
                            "credential",
                            "poll",
                            "moodle",
                            "intake",
                            "passback")),
            Map.entry(
                    "web",
                    Set.of(
                            "administration",
                            "batch",
                            "sheet",
                            "journey",
                            "web.view",
                            "web.page",
                            "lti.payload",
                            "standard",
                            "people",
                            "learning",
                            "completion",
                            "roster",
                            "keys",
                            "lti.platform",
                            "lti.launch",
                            "lti.deeplink",
                            "progress",
                            "credential",
                            "poll",
                            "intake",
                            "store",
                            "passback")),
            Map.entry(
                    "web.admin",
                    Set.of(
                            "batch",
                            "completion",
                            "credential",
                            "learning",
                            "progress",
                            "web",
                            "web.view",
                            "journey",
                            "administration",
                            "lti.payload",
                            "lti.platform",
                            "standard",
                            "people",
                            "keys",
                            "intake",
                            "passback")),
            Map.entry(
                    "certification",
                    Set.of(
                            "practice",
                            "practice.wire",
                            "practice.school",
                            "practice.trust",
                            "practice.message",
                            "outbound",
                            "journey",
                            "administration",
                            "lti.launch",
                            "lti.platform",
                            "lti.payload")),
            Map.entry("checkup", Set.of("journey", "keys", "lti.platform", "outbound", "store")),
            Map.entry("web.view", Set.of()),
            Map.entry("web.page", Set.of("web.view")),
            Map.entry(
                    "cli",
                    Set.of(
                            "certification",
                            "checkup",
                            "journey",
                            "config",
                            "store",
                            "batch",
                            "completion",
                            "standard",
                            "people",
                            "learning",
                            "keys",
                            "intake",
                            "sheet",
                            "lti.payload",
                            "lti.platform",
                            "lti.setup")),
            Map.entry("app", Set.of("*")));

    /** Read by the tests of this class only: the table of arrows is of use without them. */
    private static JavaClasses classes;

    @BeforeAll
    static void reads() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.waymark");
    }

    @Test
    @Covers("E2.92")
    void rooms_import_only_what_the_table_of_arrows_allows() {
        Set<String> strayed = new TreeSet<>();
        for (JavaClass from : classes) {
            String room = room(from);
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (to.getPackageName().startsWith("org.waymark")
                        && !room(to).equals(room)
                        && !allowed(room, room(to))) {
                    strayed.add(room + " -> " + room(to) + ": " + dependency.getDescription());
                }
            }
        }
        assertThat(strayed).isEmpty();
    }

    @Test
    void every_room_stands_in_the_table_and_says_what_belongs_in_it() throws IOException {
        Set<String> rooms = new TreeSet<>();
        classes.forEach(type -> rooms.add(room(type)));
        for (String room : rooms) {
            assertThat(ARROWS).containsKey(room);
            if (!room.equals("web.page")) {
                Path text = SOURCES.resolve(room.replace('.', '/')).resolve("package-info.java");
                assertThat(text).exists();
                assertThat(Files.readString(text)).contains("Belongs here:", "Does not:", "@NullMarked");
            }
        }
    }

    @Test
    void rooms_have_no_cycles() {
        SlicesRuleDefinition.slices()
                .matching("org.waymark.(**)")
                .should()
                .beFreeOfCycles()
                .check(classesWithoutPages());
    }

    @Test
    void only_web_and_app_know_javalin() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.waymark.web..", "org.waymark.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..")
                .check(classes);
    }

    @Test
    void web_knows_of_the_database_only_that_it_may_be_busy() {
        noClasses()
                .that()
                .resideInAPackage("org.waymark.web..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "the database",
                        type -> type.getPackageName().equals("org.waymark.store")
                                && !type.getSimpleName().equals("Busy")))
                .check(classes);
    }

    @Test
    void only_outbound_knows_an_http_client() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.waymark.outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.apache.hc..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.HttpURLConnection")
                .check(classes);
    }

    @Test
    void progress_is_pure() {
        noClasses()
                .that()
                .resideInAPackage("org.waymark.progress..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.jdbi..", "java.sql..", "java.net..", "java.io..", "java.security..", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void only_the_payload_adapter_knows_the_ims_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.waymark.lti.payload..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tsugi..", "net.oauth..")
                .check(classes);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.tsugi\\..*(LaunchJWT|LTI13Util|LTI13JwtUtil|LTI13KeySetUtil|LTI13AccessTokenUtil|HttpClientUtil|OpenIDClientRegistration)|net\\.oauth\\..*|org\\.tsugi\\.basiclti\\..*")
                .check(classes);
    }

    @Test
    void only_app_reads_the_clock_of_the_machine() {
        DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> clock =
                DescribedPredicate.describe("a call that reads the machine's clock", call -> {
                    String name = call.getTarget().getName();
                    JavaClass owner = call.getTargetOwner();
                    boolean now = name.equals("now")
                            && (owner.isEquivalentTo(Instant.class)
                                    || owner.isEquivalentTo(LocalDate.class)
                                    || owner.getName().startsWith("java.time."))
                            && call.getTarget().getRawParameterTypes().isEmpty();
                    boolean millis = name.equals("currentTimeMillis") && owner.isEquivalentTo(System.class);
                    boolean system = owner.isEquivalentTo(Clock.class) && name.startsWith("system");
                    return now || millis || system;
                });
        noClasses()
                .that()
                .resideOutsideOfPackage("org.waymark.app..")
                .should()
                .callMethodWhere(clock)
                .check(classes);
    }

    @Test
    void names_say_what_a_thing_is() {
        List<String> banned = List.of("Impl", "Manager", "Helper", "Util", "Utils", "Base", "Abstract");
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classesWithoutPages()) {
            banned.stream()
                    .filter(ending -> type.getSimpleName().endsWith(ending))
                    .forEach(e -> found.add(type.getName()));
            if (type.getSimpleName().matches("I[A-Z][a-z].*") && type.isInterface()) {
                found.add(type.getName());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void files_stay_short() throws IOException {
        Set<String> tooLong = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                int lines = Files.readAllLines(file).size();
                if (lines > LONGEST_FILE) {
                    tooLong.add(file + ": " + lines + " lines");
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static JavaClasses classesWithoutPages() {
        return classes.that(DescribedPredicate.describe(
                "written by hand", type -> !type.getPackageName().startsWith(ROOT + "web.page")));
    }

    private static boolean allowed(String from, String to) {
        Set<String> arrows = ARROWS.getOrDefault(from, Set.of());
        return arrows.contains("*") || arrows.contains(to);
    }

    private static String room(JavaClass type) {
        String inside = type.getPackageName().substring("org.waymark".length());
        if (inside.startsWith(".web.page")) {
            return "web.page";
        }
        return inside.isEmpty() ? "" : inside.substring(1);
    }
}
