package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.waymark.practice.school.PlacedActivity;

/**
 * Every address against every role: a table says who is answered, and an address that is not in the table fails. With real
 * ids of others it is tried in {@link TenantsIT} and {@link LeadIT}.
 */
class RolesIT {
    private static final Path TABLE = Path.of("src/test/resources/roles/addresses.txt");
    private static final String NO_ID = "7f6f1d4e-0000-4000-8000-000000000001";

    /** Everybody who can ask, from those with the least rights on. */
    private enum Role {
        STRANGER,
        LEARNER,
        LEAD,
        LEAD_ELSEWHERE,
        INSTRUCTOR,
        STAFF
    }

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-20T10:00:00Z"));

    /** Somebody's browser, with the session of the address and the token of its forms. */
    private record Seat(WebBrowser browser, String session, String csrf) {}

    @Test
    void every_address_answers_each_role_as_the_table_says() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (String line : Files.readAllLines(TABLE)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int split = line.indexOf("  ");
                expected.put(line.substring(split).strip(), line.substring(0, split));
            }
        }
        try (Installation waymark = Installation.onH2(Installation.newFolder(), clock::get)) {
            Map<Role, Seat> seats = seats(waymark);
            Map<String, String> found = new TreeMap<>();
            for (Routes.Route route : Routes.under(waymark.app, "/")) {
                StringBuilder signs = new StringBuilder();
                for (Role role : Role.values()) {
                    int status = status(waymark, seats.get(role), route);
                    assertThat(status).as(role + " " + route).isLessThan(500);
                    signs.append(signs.isEmpty() ? "" : " ").append(sign(status));
                }
                found.put(route.path() + " " + route.method(), signs.toString());
            }
            assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
            assertRooms(found);
        }
    }

    /** What holds whatever the table says. */
    private static void assertRooms(Map<String, String> found) {
        found.forEach((address, signs) -> {
            if (address.startsWith("/admin/{session}")) {
                assertThat(signs).as(address).startsWith("- - - - - ");
            } else if (address.startsWith("/s/{session}")) {
                assertThat(signs)
                        .as("somebody without this session: " + address)
                        .startsWith("- ")
                        .endsWith(" -");
            }
            if (address.startsWith("/s/{session}/city/") && !address.startsWith("/s/{session}/city/lead")) {
                assertThat(signs.charAt(2)).as("a learner: " + address).isNotEqualTo('+');
                assertThat(signs.charAt(8)).as("an instructor: " + address).isNotEqualTo('+');
            }
        });
    }

    private static char sign(int status) {
        return status == 401 || status == 403 ? '-' : status < 400 ? '+' : '.';
    }

    private static int status(Installation waymark, Seat seat, Routes.Route route) {
        String path = route.filled(part -> part.equals("session") ? seat.session() : NO_ID);
        URI address = URI.create(waymark.app.baseUrl() + path);
        return route.posts()
                ? seat.browser()
                        .postOnce(new WebBrowser.Form(address, Map.of("_csrf", seat.csrf())))
                        .status()
                : seat.browser().get(address.toString(), Map.of()).status();
    }

    private Map<Role, Seat> seats(Installation waymark) {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 3);
        PlacedActivity activity = room.withColumn("An activity");
        WebBrowser staff = new WebBrowser();
        WebBrowser.Page admin = AdminIT.enter(waymark, staff);
        Map<Role, Seat> seats = new EnumMap<>(Role.class);
        seats.put(Role.STRANGER, new Seat(new WebBrowser(), "none", ""));
        int number = 0;
        for (Role role : List.of(Role.LEARNER, Role.LEAD, Role.LEAD_ELSEWHERE)) {
            String city = role == Role.LEAD_ELSEWHERE ? "City of Shelbyville" : "City of Springfield";
            String code = waymark.app.journeys.admin.manageCities.addCode(city).shown();
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = room.launch(browser, room.learner(number), activity);
            WebBrowser.Form join = page.form("/join");
            browser.post(join.with("code", code));
            if (role != Role.LEARNER) {
                String found = staff.get(admin.address() + "/people?q="
                                + room.learner(number).familyName())
                        .body()
                        .replaceAll("(?s).*?href=\"([^\"]*/people/[0-9a-f-]{36})\".*", "$1");
                staff.post(staff.get(waymark.app.baseUrl() + found).form("/leads"));
            }
            number++;
            seats.put(role, new Seat(browser, session(page), join.fields().get("_csrf")));
        }
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page taught = room.teacherPage(teacher, activity);
        WebBrowser.Page rule = teacher.get(taught.address() + "/rule");
        seats.put(
                Role.INSTRUCTOR,
                new Seat(teacher, session(taught), rule.form("/rule").fields().get("_csrf")));
        seats.put(
                Role.STAFF,
                new Seat(
                        staff,
                        session(admin),
                        staff.get(admin.address() + "/cities")
                                .form("/cities")
                                .fields()
                                .get("_csrf")));
        return seats;
    }

    private static String session(WebBrowser.Page page) {
        return page.address().getPath().replaceAll("^/(?:s|admin)/([^/]+).*", "$1");
    }
}
