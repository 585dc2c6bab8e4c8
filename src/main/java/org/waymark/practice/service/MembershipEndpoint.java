package org.waymark.practice.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.Lti;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;
import org.waymark.practice.wire.WireJson;

/** The members of a course (NRPS 2.0). Suspended accounts are left out, or inactive. */
public final class MembershipEndpoint {
    static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    private final Desk desk;

    public MembershipEndpoint(Desk desk) {
        this.desk = desk;
    }

    public Response list(Request request, Checks checks) throws HttpRefusal {
        Client client = desk.client(request, checks, Lti.SCOPE_MEMBERS);
        checks.require(
                "the address is the tool's own",
                client.deploymentId().equals(request.part("deployment")),
                request.part("deployment"),
                () -> desk.error(request, 401, "Unauthorized"));
        desk.accept(request, checks, MEMBERS);
        SchoolCourse course = desk.course(request, checks);
        Optional<String> link = request.query("rlid");
        if (link.isPresent()) {
            checks.require(
                    "rlid is known here",
                    !desk.quirks().contains(Quirk.NO_RLID),
                    link.get(),
                    () -> desk.error(request, 400, "Bad Request: rlid"));
            PlacedActivity activity = desk.school().findActivity(link.get()).orElse(null);
            checks.require(
                    "rlid is a link of this course",
                    activity != null && activity.courseId().equals(course.id()),
                    link.get(),
                    () -> desk.error(request, 404, "Not Found: LTI link " + link.get() + " doesn't exist"));
        }
        String role = request.query("role").orElse("").replaceFirst("^.*#", "");
        List<Person> members = desk.school().members(course).stream()
                .filter(person -> !suspended(person) || desk.quirks().contains(Quirk.INACTIVE_MEMBERS))
                .filter(person -> link.isEmpty() || mayOpen(course, person))
                .filter(person -> role.isEmpty() || person.memberRole().equals(role))
                .toList();
        Desk.Page<Person> page = desk.page(request, checks, members);
        if (desk.quirks().contains(Quirk.NO_MEMBER_LINKS)) {
            page = new Desk.Page<>(members, members.size(), 0, -1);
        }
        String address = desk.addresses().memberships(course.id(), client.deploymentId());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", address);
        body.put("context", Map.of("id", course.id(), "label", course.label(), "title", course.title()));
        List<Map<String, Object>> listed = new ArrayList<>();
        if (page.from() == 0 && desk.quirks().contains(Quirk.NAMELESS_MEMBER)) {
            listed.add(Map.of("status", "Active", "roles", List.of("Learner")));
        }
        boolean empty = desk.quirks().contains(Quirk.EMPTY_CIRCLE_OF_MEMBERS);
        (empty ? List.<Person>of() : page.entries()).forEach(person -> listed.add(member(person, link.isPresent())));
        body.put("members", listed);
        Response response = Response.of(200, MEMBERS + "; charset=utf-8", WireJson.write(body));
        boolean circular =
                page.limit() != Integer.MAX_VALUE && (empty || desk.quirks().contains(Quirk.CIRCULAR_MEMBER_LINKS));
        if (page.next() < 0 && !circular) {
            return response;
        }
        String more = "?limit=" + page.limit() + "&from=" + Math.max(0, page.next())
                + (role.isEmpty() ? "" : "&role=" + role)
                + link.map(id -> "&rlid=" + id).orElse("");
        return response.with("Link", link(address, more));
    }

    private boolean mayOpen(SchoolCourse course, Person person) {
        return !desk.quirks().contains(Quirk.GROUP_ONLY)
                || !person.memberRole().equals("Learner")
                || course.personIds().indexOf(person.id()) % 2 == 0;
    }

    private String link(String address, String more) {
        String next = address + more;
        if (desk.quirks().contains(Quirk.RELATIVE_MEMBER_LINKS)) {
            next = next.substring(desk.addresses().base().length());
        }
        if (desk.quirks().contains(Quirk.FOREIGN_MEMBER_LINKS)) {
            next = "http://elsewhere.example"
                    + next.substring(desk.addresses().base().length());
        }
        return desk.quirks().contains(Quirk.TYPOGRAPHIC_LINKS)
                ? "<" + next.replace("&", "&amp;") + ">; rel=\u201cnext\u201d"
                : "<" + next + ">; rel=\"next\"";
    }

    private static boolean suspended(Person person) {
        return person.station() == Person.Station.SUSPENDED;
    }

    private Map<String, Object> member(Person person, boolean withMessage) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("user_id", person.id());
        member.put("roles", List.of(person.memberRole()));
        member.put("status", suspended(person) ? "Inactive" : "Active");
        member.put("lis_person_sourcedid", person.sourcedId());
        if (!desk.quirks().contains(Quirk.PRIVATE)) {
            member.put("name", person.name());
            member.put("given_name", person.givenName());
            member.put("family_name", person.familyName());
            member.put("email", person.email());
            member.put("ext_user_username", person.username());
        }
        if (withMessage) {
            member.put("message", List.of(Map.of(Lti.claim("message_type"), "LtiResourceLinkRequest")));
        }
        return member;
    }
}
