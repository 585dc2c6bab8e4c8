package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.journey.enter.PickRuns;
import org.waymark.web.ErrorView;
import org.waymark.web.course.InstructorView;
import org.waymark.web.launch.DeepLinkReturnView;
import org.waymark.web.launch.NewWindowView;
import org.waymark.web.launch.PickerView;
import org.waymark.web.launch.RegisterView;
import org.waymark.web.launch.StorageView;
import org.waymark.web.learner.CityView;
import org.waymark.web.learner.LearnerView;
import org.waymark.web.learner.UnsetView;
import org.waymark.web.open.AchievementPageView;
import org.waymark.web.open.CredentialView;
import org.waymark.web.open.HomeView;
import org.waymark.web.open.VerifyView;
import org.waymark.web.part.BadgeView;
import org.waymark.web.part.ChoiceView;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.GradeView;
import org.waymark.web.part.GradeView.State;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.part.RunView;

/** Views to look at: a rich and an empty one of every page, and one full of hostile text. */
final class Samples {
    static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    private static final FormView FORM = new FormView("/post/here", "token-1");
    private static final LinkView AWAY = new LinkView("Learning opportunities", "/catalogue");
    private static final BadgeView BADGE =
            new BadgeView("/credentials/7.svg", "/credentials/7", "/credentials/7.pdf", "/credentials/7.json", null);

    private static final String RULE = "This is complete when the learner says so or an instructor approves it.";

    private Samples() {}

    /** All pages by file name; the name up to the dash says which. */
    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        var ready =
                new LearnerView.Ready(FORM, false, "With it, your badge, certificate and grade follow at once.", null);
        var city = new LearnerView.Joined("City of Harborview", "/city");
        var sent = new GradeView(State.SENT, "March 3, 2020 at 10:15 AM UTC", null);
        all.put("learner-new", learner(new LearnerView.NotJoined(FORM, "", null), ready, List.of()));
        all.put(
                "learner-refused",
                learner(
                        new LearnerView.NotJoined(FORM, "HARB-0000", "No city has this code. Check each character."),
                        new LearnerView.Closed("This run has ended. Ask your instructor."),
                        List.of()));
        all.put("learner-ready", learner(city, ready, List.of()));
        all.put(
                "learner-approval",
                learner(
                        city,
                        new LearnerView.Ready(FORM, true, "Your instructor approves it.", "Tick the box first."),
                        List.of()));
        all.put(
                "learner-noted",
                learner(
                        city,
                        new LearnerView.Noted("This is recorded. This page lists what is still missing.", null),
                        List.of("You said that it is complete.")));
        all.put(
                "learner-waiting",
                learner(
                        city,
                        new LearnerView.Waiting("March 2, 2020 at 9:00 AM UTC", "There is nothing more for you to do."),
                        List.of()));
        all.put(
                "learner-done",
                learner(
                        city,
                        new LearnerView.Done("March 3, 2020", false, BADGE, sent, "/s/x/grade"),
                        Things.reasons()));
        all.put(
                "learner-elsewhere",
                new LearnerView(
                        layout("Data Management"),
                        run(),
                        List.of(),
                        new LearnerView.NotJoined(FORM, "", null),
                        new LearnerView.Done(
                                "March 3, 2020",
                                true,
                                BADGE,
                                new GradeView(
                                        State.PROBLEM, "March 4, 2020 at 9:00 AM UTC", "The course is closed.", 1000),
                                "/s/x/grade"),
                        RULE,
                        "/registrations/run",
                        List.of(),
                        List.of(),
                        new LearnerView.Objection(null, "", null),
                        true));
        all.put("city-rich", city(17, null, 9));
        all.put("city-gold", city(31, "Gold", 42));
        all.put(
                "city-empty",
                new CityView(
                        layout("City"),
                        "City of Nowhere",
                        "2018–2021",
                        0,
                        45,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        0,
                        0,
                        30,
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(new LinkView("Privacy", "/s/x/privacy"))));
        all.putAll(RuleSamples.all());
        all.put(
                "instructor-rich",
                new InstructorView(
                        layout("Activity"),
                        new InstructorView.Ready(
                                run(),
                                Things.criteria(false),
                                "This is complete when an instructor approves it. The LMS gets a grade of 100 % then.",
                                "This activity is a copy of “Sprint” and follows its requirements until you set them here.",
                                "/rule",
                                new LinkView("Who registered, and who came", "/registered"),
                                List.of(new InstructorView.Objection(
                                        "Ada Byron", "today at 9:00", "I was at all four sessions.", FORM)),
                                Things.looks(),
                                Things.roster(false, Things.people()))));
        all.put(
                "instructor-empty",
                new InstructorView(
                        layout("Activity"),
                        new InstructorView.Ready(
                                run(),
                                List.of(),
                                "This is complete when they say so.",
                                null,
                                "/rule",
                                null,
                                List.of(),
                                List.of(),
                                Things.roster(true, List.of()))));
        all.put(
                "instructor-unset",
                new InstructorView(
                        layout("Activity"), new InstructorView.Unset(FORM, search(), "", Things.choices(4), 400)));
        all.put(
                "instructor-none",
                new InstructorView(layout("Activity"), new InstructorView.Unset(FORM, search(), "xyz", List.of(), 0)));
        all.putAll(ImportSamples.all());
        all.putAll(SignUpSamples.all());
        all.putAll(QuestionSamples.all());
        all.putAll(ReportSamples.all());
        all.putAll(PrivacySamples.all());
        all.putAll(WalletSamples.all());
        all.putAll(OpenCitySamples.all());
        all.putAll(StandardSamples.all());
        all.put("picker-rich", picker(Things.choices(30), 30, PickerView.Accepts.SEVERAL));
        all.put("picker-many", picker(Things.choices(PickRuns.MOST_SHOWN), 300, PickerView.Accepts.ONE));
        all.put("picker-empty", picker(List.of(), 30, PickerView.Accepts.ONE));
        all.put("picker-refused", picker(List.of(), 30, PickerView.Accepts.NOTHING));
        all.put(
                "deeplinkreturn-one",
                new DeepLinkReturnView(layout("Back"), "https://lms.example/return", "ey.J.x", "Moodle", 1));
        all.put("register-moodle", new RegisterView(open("Registered"), "Moodle of JHU", false, false, false, true));
        all.put("register-review", new RegisterView(open("Registered"), "Canvas", true, false, false, false));
        all.put("unset-plain", new UnsetView(layout("Activity")));
        all.put("newwindow-plain", new NewWindowView(layout("Activity"), "/lti/login/again?iss=x"));
        all.put(
                "storage-keep",
                new StorageView(
                        layout("Activity"), "frame", "https://lms.example", "k", "v", "/go-on", "/without", "", ""));
        all.put(
                "storage-ask",
                new StorageView(
                        layout("Activity"), "frame", "https://lms.example", "k", null, null, null, "ey.J.x", "s"));
        all.put("credential-rich", credential("Ada Lovelace", null, Things.criteria(false)));
        all.put("credential-revoked", credential(null, "Issued by mistake.", List.of()));
        all.put("achievementpage-rich", achievement(true, Things.criteria(false)));
        all.put("achievementpage-bare", achievement(false, List.of()));
        all.put("verify-start", new VerifyView(open("Verify"), FORM, "", "", null));
        all.put(
                "verify-nobadge",
                new VerifyView(
                        open("Verify"),
                        FORM,
                        "hello",
                        "",
                        new VerifyView.Result(
                                "Not a credential",
                                VerifyView.Grade.UNSURE,
                                "There is no credential in this.",
                                List.of(),
                                null)));
        all.put("verify-good", verify(VerifyView.Grade.GOOD, "This badge is genuine and valid."));
        all.put(
                "verify-bad",
                verify(
                        VerifyView.Grade.BAD,
                        "You cannot rely on this credential: a check failed or could not be made."));
        all.put(
                "error-rich",
                new ErrorView(
                        layout("Not opened"),
                        "Your browser did not let us recognise you",
                        "Waymark stands in a frame, and this browser keeps no cookie for it. So we cannot know that the sign-in you started is the one that came back.",
                        List.of(
                                "Open the activity in a window of its own.",
                                "Or allow cookies for this address, then open the activity again."),
                        new LinkView("Open in a new window", "/again"),
                        true));
        all.put(
                "error-bare",
                new ErrorView(
                        open("Not found"),
                        "There is no such page",
                        "The address leads nowhere.",
                        List.of(),
                        null,
                        false));
        all.put("home-open", new HomeView(open("Learning that moves a city forward"), "/catalogue", "/verify"));
        all.putAll(CatalogueSamples.all());
        all.putAll(CourseSamples.all());
        all.putAll(Hostile.all());
        all.putAll(AdminSamples.all());
        all.putAll(CitySamples.all());
        all.putAll(LeadSamples.all());
        all.putAll(RunSamples.all());
        return all;
    }

    static LayoutView layout(String title) {
        return new LayoutView(
                title,
                "Data for Cities, spring 2020",
                "Ada Lovelace",
                "Learner",
                List.of(new LinkView("This activity", "/activity", true), new LinkView("Your city", "/city"), AWAY),
                null,
                "7f3a9c21",
                new LinkView("Ask a question", "/ask"));
    }

    static LayoutView open(String title) {
        return LayoutView.open(title, List.of(AWAY, new LinkView("Verify a badge", "/verify")));
    }

    static FormView search() {
        return new FormView("/pick", "", List.of(new FormView.Field("s", "session")));
    }

    static RunView run() {
        return new RunView(
                "Data Management: Quality and Standards",
                "DM 202.3",
                "Course",
                "February 3, 2020 – March 2, 2020",
                "How to find out how good your city's data is, agree on standards, and keep both from slipping.");
    }

    static LearnerView learner(LearnerView.City city, LearnerView.Completion completion, List<String> reasons) {
        return new LearnerView(
                layout("Data Management"),
                run(),
                Things.criteria(city instanceof LearnerView.Joined),
                city,
                completion,
                RULE,
                null,
                reasons,
                completion instanceof LearnerView.Noted
                        ? List.of("Your instructor has not approved it yet.")
                        : List.of(),
                new LearnerView.Objection(
                        FORM,
                        reasons.isEmpty() ? "" : "The date is wrong: I finished in February.",
                        reasons.size() > 1 ? "Thank you, it is mended." : null),
                false);
    }

    static CityView city(int confirmed, String level, int people) {
        var levels = List.of(
                new CityView.Level("Silver", 23, Math.max(0, 23 - confirmed), 0, true),
                new CityView.Level("Gold", 31, Math.max(0, 31 - confirmed), 1, true),
                new CityView.Level("Platinum", 38, Math.max(0, 38 - confirmed), 1, false));
        return new CityView(
                layout("City of Harborview"),
                "City of Harborview",
                "What Works Cities Standard, 2018–2021",
                confirmed,
                45,
                level,
                levels,
                List.of(
                        new CityView.Core("DM1", "Implementing Data Strategy and Governance", true),
                        new CityView.Core("LC1", "Executive Commitment to Data Informed Government", false)),
                List.of(
                        new CriterionView.Note(
                                "wait", "DG1 Comprehensive data inventory: the confirmation lapses on May 5, 2027."),
                        new CriterionView.Note(
                                "problem",
                                "DG4 Data quality process: lapsed on May 5, 2026, was confirmed on May 5, 2025.")),
                people,
                people * 3,
                30,
                List.of("Confirmed by the assessment: DG1", "Supported by learning for the first time: DG2 and OD1"),
                List.of(
                        new CityView.Nearest(
                                "claimed", "DG2", "Data Governance Responsibilities", "Claimed. Next: the assessment."),
                        new CityView.Nearest(
                                "supported", "OD1", "Open Data Policy", "Supported by learning. Next: claim it.")),
                Things.ahead("Data Management: Quality and Standards"),
                List.of(
                        new CityView.Area("Data Governance", 2, 2, 1, true, Things.criteria(true)),
                        new CityView.Area("Evaluations", 0, 0, 0, false, List.of()),
                        new CityView.Area("Performance & Analytics", 2, 2, 1, false, Things.criteria(true))),
                List.of(new LinkView("People", "/s/x/city/people"), new LinkView("Claims", "/s/x/city/claims")),
                List.of(
                        new LinkView("Privacy: what is kept about you, and who sees it", "/s/x/privacy"),
                        new LinkView("I have a lead's code", "/s/x/city/lead")));
    }

    static PickerView picker(List<ChoiceView> choices, int total, PickerView.Accepts accepts) {
        return new PickerView(
                layout("Add"),
                search(),
                choices.isEmpty() ? "quantum" : "",
                List.of(new OptionView.Group(
                        "What Works Cities Certification 2018",
                        List.of(
                                new OptionView("wwc-2018:DG", "Data Governance", choices.isEmpty()),
                                new OptionView("wwc-2018:EV", "Evaluations", false)))),
                List.of(new OptionView.Group(
                        "What Works Cities Certification 2018",
                        List.of(new OptionView("wwc-2018:DG1", "DG1 Comprehensive data inventory", false)))),
                accepts,
                accepts == PickerView.Accepts.SEVERAL,
                choices,
                choices.isEmpty() ? 0 : total,
                total,
                List.of(
                        new PickerView.Page("my-progress", "My progress", "Shows each learner what is completed."),
                        new PickerView.Page("our-city", "Our city", "Shows how a city stands.")),
                FORM,
                "");
    }

    static CredentialView credential(String recipient, String revoked, List<CriterionView> criteria) {
        return new CredentialView(
                open("Badge"),
                new HeadView(
                        "/credentials/7", "article", "Badge", "A badge", "/7.png", "en_US", List.of(), List.of(), null),
                "/credentials/7.svg",
                "Data Management: Quality and Standards",
                "Knows how to judge, improve and keep the quality of a city's data.",
                List.of("Completing the course DM 202.3, confirmed by its instructor."),
                "/achievements/7",
                recipient,
                recipient == null ? null : "City of Harborview",
                "3 March 2020",
                recipient == null ? null : "3 March 2022",
                recipient == null ? List.of() : List.of("Data quality. Completed on 2020-03-03."),
                new CredentialView.Issuer(
                        new LinkView("What Works Cities Academy", "/issuers/1"),
                        recipient == null ? null : AdminSamples.LOGO,
                        recipient == null ? null : "Jane Q. Example, Executive Director"),
                revoked == null ? null : new CredentialView.NotValid("Revoked", revoked, null),
                criteria,
                List.of(
                        new LinkView("JWT", "/7.jwt"),
                        new LinkView("JSON", "/7.json"),
                        new LinkView("SVG", "/7.svg"),
                        new LinkView("PNG", "/7.png"),
                        new LinkView("Certificate (PDF)", "/7.pdf")),
                revoked == null
                        ? new CredentialView.Share("/profile/add", "https://waymark.example/credentials/7")
                        : null,
                new FormView("/verify", "", List.of(new FormView.Field("jwt", "ey.J.x"))));
    }

    static AchievementPageView achievement(boolean rich, List<CriterionView> criteria) {
        return new AchievementPageView(
                open("Data Management"),
                "/credentials/7.svg",
                "Data Management: Quality and Standards",
                "Knows how to judge, improve and keep the quality of a city's data.",
                List.of("Completing the course DM 202.3, confirmed by its instructor.", "And one more."),
                rich,
                new CredentialView.Issuer(
                        new LinkView("What Works Cities Academy", "/issuers/1"), rich ? AdminSamples.LOGO : null, null),
                rich ? "Johns Hopkins University" : null,
                rich ? "for 36 months" : "for ever",
                rich ? "3.1.2" : null,
                rich ? List.of(new LinkView("Data Management: Quality", "/catalogue/dm-202")) : List.of(),
                criteria,
                new LinkView("The same for programs (JSON)", "/achievements/7?form=json"));
    }

    static VerifyView verify(VerifyView.Grade verdict, String summary) {
        return new VerifyView(
                open("Verify"),
                FORM,
                "eyJhbGciOi.J9.x",
                "ada@example.org",
                new VerifyView.Result(
                        verdict == VerifyView.Grade.GOOD ? "Valid" : "Not verified",
                        verdict,
                        summary,
                        List.of(
                                new VerifyView.Check(
                                        "Form", VerifyView.Grade.GOOD, "This is a credential with a proof in it."),
                                new VerifyView.Check(
                                        "Proof",
                                        verdict,
                                        "Its issuer does not have the key that it names: https://badges.example.org/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi"),
                                new VerifyView.Check(
                                        "Issuer",
                                        VerifyView.Grade.UNSURE,
                                        "It was issued at the site of https://badges.example.org/issuers/565049, which calls itself Example University. The key comes from that site, but it does not say whose key it is."),
                                new VerifyView.Check("Dates", VerifyView.Grade.GOOD, "Valid since 3 March 2020.")),
                        new LinkView("See its public page", "/credentials/7")));
    }
}
