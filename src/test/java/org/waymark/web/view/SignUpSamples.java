package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.admin.MailView;
import org.waymark.web.admin.signup.RunPeopleView;
import org.waymark.web.course.PresenceView;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.signup.RegistrationView;
import org.waymark.web.signup.RegistrationsView;
import org.waymark.web.signup.StopView;

/** The pages of registrations and of mail: rich, empty, and full of hostile text. */
final class SignUpSamples {
    private static final FormView FORM = new FormView("/s/t/registrations/open-data", "token-1");

    private SignUpSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        rich(all);
        hostile(all);
        empty(all);
        return all;
    }

    private static RegistrationView.Wishes wishes(String x, boolean form, boolean mail) {
        return new RegistrationView.Wishes(form ? FORM : null, true, mail, x, true, mail ? x : null);
    }

    private static List<RegistrationView.Tier> tiers() {
        return List.of(
                new RegistrationView.Tier(
                        "Work with the partner",
                        "Work with the partner",
                        "With a coach for eight weeks",
                        "A place for one city is left, of 3; 2 people wait",
                        List.of(
                                "For cities that were assessed",
                                "A place is for a whole city: colleagues of yours share it"),
                        "This is for cities that were assessed. Yours has not been yet; ask the program.",
                        false),
                new RegistrationView.Tier("Audit", "Audit", "Listen in", null, List.of(), null, true));
    }

    private static void rich(Map<String, Object> all) {
        LayoutView layout = Samples.layout("Registration");
        List<LinkView> ways = List.of(
                new LinkView("About the run", "/s/t/catalogue/o/r"),
                new LinkView("My registrations", "/s/t/registrations"));
        List<FactView> facts = List.of(
                new FactView("Register until", "March 20, 2027"), new FactView("For whom", "People who publish data"));
        all.put(
                "registration-rich",
                new RegistrationView(
                        layout,
                        ways,
                        "Sprint",
                        "Open Data Policies",
                        "March 24, 2027, 4 weeks",
                        facts,
                        null,
                        new RegistrationView.Register(
                                FORM,
                                tiers(),
                                List.of(new RegistrationView.Question(
                                        0, "What do you want to change in your city?", "")),
                                new RegistrationView.Wishes(null, false, true, "", true, null),
                                List.of()),
                        null,
                        null,
                        null,
                        "",
                        null,
                        null));
        all.put(
                "registration-placed",
                new RegistrationView(
                        layout,
                        ways,
                        "Sprint",
                        "Open Data Policies",
                        "March 24, 2027, 4 weeks",
                        facts,
                        new RegistrationView.Status(
                                "done", "You have a place: Audit", "We look forward to seeing you.", "Bring a laptop."),
                        null,
                        null,
                        new RegistrationView.Wishes(FORM, true, true, "ada@city.example", true, null),
                        FORM,
                        "Your place goes to the next who waits.",
                        new LinkView("Add to my calendar", "/catalogue/o/r/calendar.ics"),
                        List.of(
                                new RegistrationView.Peer("Grace Hopper", "City of Springfield"),
                                new RegistrationView.Peer("Alan Turing", ""))));
        all.put(
                "registrations-rich",
                new RegistrationsView(
                        layout,
                        List.of(
                                new RegistrationsView.Row(
                                        new LinkView("Open Data Policies", "/s/t/registrations/r"),
                                        "March 24, 2027",
                                        "Audit",
                                        "done",
                                        "You have a place"),
                                new RegistrationsView.Row(
                                        new LinkView("Evaluation", "/s/t/registrations/e"),
                                        "May 1, 2027",
                                        "",
                                        "wait",
                                        "On the waiting list")),
                        new LinkView("Catalog", "/s/t/catalogue")));
        all.put(
                "stop-rich",
                new StopView(
                        LayoutView.open("Reminders", List.of()),
                        "Open Data Policies",
                        "You get reminders of this run by mail.",
                        "You can turn them on again.",
                        new FormView("/mail/stop/t", "")));
        all.put(
                "presence-rich",
                new PresenceView(
                        Samples.layout("Who registered"),
                        new LinkView("Back to the activity", "/s/t"),
                        "Open Data Policies",
                        List.of(
                                new PresenceView.Group(
                                        "absent",
                                        "2 people have a place and have not come",
                                        List.of(
                                                new PresenceView.Row("Ada Byron", "You have a place", "Audit"),
                                                new PresenceView.Row("Grace Hopper", "You have a place", ""))),
                                new PresenceView.Group(
                                        "unregistered",
                                        "1 person came without a place",
                                        List.of(new PresenceView.Row("Alan Turing", "", "")))),
                        "3 people with a place learn on other platforms."));
        people(all, "rich", "Open Data Policies", AdminSamples.layout("Registrations"));
        mail(all, "rich", "You have a place: Open Data Policies", AdminSamples.layout("Mail"));
    }

    private static void people(Map<String, Object> all, String kind, String x, LayoutView layout) {
        List<OptionView> decisions =
                List.of(new OptionView("", "leave as it is", true), new OptionView("PLACE", "give a place", false));
        all.put(
                "runpeople-" + kind,
                new RunPeopleView(
                        layout,
                        new LinkView(x, "/admin/s/runs/r?" + x),
                        x,
                        x,
                        false,
                        new LinkView(x, "/people.csv?" + x),
                        new FormView("/people?" + x, "token-1"),
                        x,
                        List.of(x),
                        List.of(
                                new RunPeopleView.Tier(
                                        "tier-0",
                                        x,
                                        x,
                                        List.of(x),
                                        List.of(
                                                new RunPeopleView.Person(
                                                        "1",
                                                        new LinkView(x, "/p?" + x),
                                                        x,
                                                        x,
                                                        "wait",
                                                        x,
                                                        false,
                                                        x,
                                                        x,
                                                        List.of(new RunPeopleView.Answer(x, x)),
                                                        decisions),
                                                new RunPeopleView.Person(
                                                        "2",
                                                        new LinkView(x, "/p?" + x),
                                                        "",
                                                        x,
                                                        "none",
                                                        x,
                                                        true,
                                                        x,
                                                        "",
                                                        List.of(),
                                                        decisions))),
                                new RunPeopleView.Tier("tier-1", "2 " + x, x, List.of(), List.of()))));
    }

    private static void mail(Map<String, Object> all, String kind, String x, LayoutView layout) {
        all.put(
                "mail-" + kind,
                new MailView(
                        layout,
                        x,
                        x,
                        List.of(
                                new MailView.Row(x, x, x, x, new FormView("/again?" + x, "token-1")),
                                new MailView.Row(x, x, x, "", null))));
    }

    private static void hostile(Map<String, Object> all) {
        String x = Samples.HOSTILE;
        LayoutView layout = Samples.layout(x);
        LinkView link = new LinkView(x, "/a?" + x);
        all.put(
                "registration-hostile",
                new RegistrationView(
                        layout,
                        List.of(link),
                        x,
                        x,
                        x,
                        List.of(new FactView(x, x)),
                        new RegistrationView.Status("none", x, x, x),
                        new RegistrationView.Register(
                                FORM,
                                List.of(
                                        new RegistrationView.Tier(x, x, x, x, List.of(x), x, false),
                                        new RegistrationView.Tier(x, x, x, x, List.of(x), null, true)),
                                List.of(new RegistrationView.Question(0, x, x)),
                                wishes(x, false, true),
                                List.of(x)),
                        x,
                        null,
                        FORM,
                        x,
                        link,
                        List.of(new RegistrationView.Peer(x, x))));
        all.put(
                "registration-hostilewishes",
                new RegistrationView(
                        layout,
                        List.of(link),
                        x,
                        x,
                        x,
                        List.of(new FactView(x, x)),
                        null,
                        null,
                        x,
                        wishes(x, true, true),
                        FORM,
                        x,
                        link,
                        List.of()));
        all.put(
                "registrations-hostile",
                new RegistrationsView(layout, List.of(new RegistrationsView.Row(link, x, x, "wait", x)), link));
        all.put("stop-hostile", new StopView(layout, x, x, x, new FormView("/m?" + x, x)));
        all.put(
                "presence-hostile",
                new PresenceView(
                        layout,
                        link,
                        x,
                        List.of(new PresenceView.Group("absent", x, List.of(new PresenceView.Row(x, x, x)))),
                        x));
        people(all, "hostile", x, layout);
        mail(all, "hostile", x, layout);
    }

    private static void empty(Map<String, Object> all) {
        LayoutView layout = Samples.layout("Registration");
        LinkView link = new LinkView("Catalog", "/s/t/catalogue");
        all.put(
                "registration-empty",
                new RegistrationView(
                        layout,
                        List.of(),
                        "Course",
                        "Open Data",
                        "March 24, 2027",
                        List.of(),
                        null,
                        new RegistrationView.Register(
                                FORM,
                                List.of(new RegistrationView.Tier("", "Take part", null, null, List.of(), null, true)),
                                List.of(),
                                new RegistrationView.Wishes(null, false, false, "", false, null),
                                List.of()),
                        null,
                        null,
                        null,
                        "",
                        null,
                        null));
        all.put("registrations-empty", new RegistrationsView(layout, List.of(), link));
        all.put(
                "stop-empty",
                new StopView(
                        LayoutView.open("Reminders", List.of()),
                        "Open Data",
                        "You get them.",
                        "You can turn them on again.",
                        null));
        all.put(
                "presence-empty",
                new PresenceView(layout, new LinkView("Back to the activity", "/s/t"), "Open Data", List.of(), null));
        all.put(
                "runpeople-empty",
                new RunPeopleView(
                        AdminSamples.layout("Registrations"),
                        new LinkView("The run", "/admin/s/runs/r"),
                        "Open Data",
                        "March 24, 2027",
                        true,
                        null,
                        null,
                        "",
                        List.of(),
                        List.of(new RunPeopleView.Tier("tier-0", "Take part", "0 people", List.of(), List.of()))));
        all.put(
                "mail-empty",
                new MailView(AdminSamples.layout("Mail"), null, "No letter was sent in the last day", List.of()));
    }
}
