package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.process.Starting;

/** One platform answers with lists that are made to fill the memory, while another one goes on as usual. */
class HostileListsIT {
    private static final long THIRTY_MEGABYTES = 30L * 1024 * 1024;
    private static final int COURSES = 3;
    private static final Pattern USED = Pattern.compile("->(\\d+)M\\(");
    /** What is left after a collection, of the 256 MB that the process has. */
    private static final int MOST_USED = 200;

    @Test
    void lists_that_are_made_to_fill_the_memory_do_not_and_the_neighbour_goes_on() throws Exception {
        Path folder = Installation.newFolder();
        int port = Starting.freePort();
        Path memory = folder.resolve("memory.log");
        ServerProcess waymark = new ServerProcess(folder, port, "-Xmx256m", "-Xlog:gc:file=" + memory);
        Process server = waymark.serve();
        try (PracticeLms hostile = PracticeLms.start(Options.inMemory(InstantSource.system()));
                PracticeLms neighbour = PracticeLms.start(Options.inMemory(InstantSource.system()))) {
            waymark.register(hostile);
            waymark.register(neighbour);
            URI base = URI.create(waymark.base());
            Classroom good = new Classroom(neighbour, base, 3);
            PlacedActivity activity = good.withColumn("As usual");
            for (Spot spot : List.of(Spot.MEMBERSHIPS, Spot.LINEITEMS, Spot.RESULTS)) {
                hostile.fault(spot, Fault.flood(THIRTY_MEGABYTES, "{}"));
            }
            for (int i = 0; i < COURSES; i++) {
                Classroom bad = new Classroom(hostile, base, 1);
                PlacedActivity flooded = bad.withoutColumn("Floods");
                bad.complete(bad.learner(0), flooded);
                bad.teacherPage(new WebBrowser(), flooded);
            }
            good.complete(good.learner(0), activity);
            good.waitForGrade(activity, good.learner(0), Duration.ofSeconds(60));
            WebBrowser teacher = new WebBrowser();
            assertThat(RosterIT.rows(RosterIT.read(teacher, good.teacherPage(teacher, activity))))
                    .isEqualTo(3);
            Wait.until(
                    Duration.ofSeconds(60),
                    () -> floods(hostile, "/members") >= COURSES && floods(hostile, "lineitems") > 0,
                    () -> "the lists were never asked for: " + hostile.messages());
            // Entries that are people as far as anybody can see, each as long as can be kept.
            hostile.fault(Spot.MEMBERSHIPS, Fault.flood(THIRTY_MEGABYTES, person()));
            for (int i = 0; i < COURSES; i++) {
                Classroom bad = new Classroom(hostile, base, 1);
                bad.teacherPage(new WebBrowser(), bad.withoutColumn("People"));
            }
            Wait.until(
                    Duration.ofSeconds(60),
                    () -> floods(hostile, "/members") >= 2 * COURSES,
                    () -> "the people were never asked for: " + hostile.messages());
            // Keys and tokens of the same kind.
            hostile.fault(Spot.TOKEN, Fault.flood(THIRTY_MEGABYTES, "{}"));
            hostile.fault(Spot.JWKS, Fault.flood(THIRTY_MEGABYTES, "{}"));
            hostile.rotateKeys(false);
            Classroom bad = new Classroom(hostile, base, 1);
            assertThat(bad.launch(new WebBrowser(), bad.learner(0), bad.withColumn("Keys"))
                            .status())
                    .isEqualTo(503);
            good.complete(good.learner(1), activity);
            good.waitForGrade(activity, good.learner(1), Duration.ofSeconds(60));

            assertThat(server.isAlive()).isTrue();
            assertThat(Files.readString(waymark.log())).doesNotContain("OutOfMemoryError", "memory ran out");
            int most = mostUsed(memory);
            System.err.printf("MEASURED under hostile lists: at most %d MB of 256 after a collection%n", most);
            assertThat(most).isLessThan(MOST_USED);
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static String person() {
        String text = "x".repeat(250);
        return "{\"user_id\":\"" + text + "\",\"name\":\"" + text + "\",\"email\":\"" + text
                + "\",\"lis_person_sourcedid\":\"" + text + "\",\"roles\":[\"" + text + "\"]}";
    }

    private static long floods(PracticeLms lms, String address) {
        return lms.messages().stream()
                .filter(message ->
                        message.target().contains(address) && message.fault().startsWith("a list of"))
                .count();
    }

    private static int mostUsed(Path memory) throws Exception {
        int most = 0;
        Matcher used = USED.matcher(Files.readString(memory));
        while (used.find()) {
            most = Math.max(most, Integer.parseInt(used.group(1)));
        }
        return most;
    }
}
