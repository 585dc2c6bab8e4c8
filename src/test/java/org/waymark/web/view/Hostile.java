package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.ErrorView;
import org.waymark.web.course.InstructorView;
import org.waymark.web.course.RosterView;
import org.waymark.web.launch.DeepLinkReturnView;
import org.waymark.web.launch.PickerView;
import org.waymark.web.launch.RegisterView;
import org.waymark.web.learner.CityView;
import org.waymark.web.learner.LearnerView;
import org.waymark.web.open.AchievementPageView;
import org.waymark.web.open.CredentialView;
import org.waymark.web.open.HomeView;
import org.waymark.web.open.VerifyView;
import org.waymark.web.part.BadgeView;
import org.waymark.web.part.ChoiceView;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.CriterionView.Facts;
import org.waymark.web.part.DeliveryView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.GradeView;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.part.RunView;

/** Every page filled with text that tries to become markup. */
final class Hostile {
    private static final String X = Samples.HOSTILE;
    private static final FormView FORM = new FormView("/post?x=" + X, X, List.of(new FormView.Field(X, X)));
    private static final LinkView LINK = new LinkView(X, "/away?" + X);

    private Hostile() {}

    static Map<String, Object> all() {
        var layout = new LayoutView(X, X, X, X, List.of(LINK), X, X);
        var run = new RunView(X, X, X, X, X);
        var criteria = List.of(new CriterionView(
                X,
                X,
                X,
                X,
                12,
                true,
                new Facts(
                        1,
                        true,
                        true,
                        false,
                        List.of(new CriterionView.Note("none", X)),
                        List.of(new CriterionView.Note("wait", X)),
                        List.of(new CriterionView.Note("problem", X)))));
        var grade = new GradeView(GradeView.State.PROBLEM, X, X);
        var badge = new BadgeView("/b?" + X, "/b?" + X, "/b?" + X, "/b?" + X, X);
        var choices = List.of(new ChoiceView(X, run, criteria));
        var options = List.of(new OptionView(X, X, true));
        var row = new RosterView.Row(
                X,
                X,
                X,
                X,
                RosterView.State.ASKED,
                X,
                X,
                true,
                FORM,
                FORM,
                FORM,
                FORM,
                new DeliveryView(grade, X, List.of(new DeliveryView.Attempt(X, X, X)), FORM),
                new RosterView.Badge("/b?" + X, X));
        var roster = new RosterView(
                new RosterView.Loading(X, false, true, 1, null, X, X, FORM),
                List.of(LINK),
                FORM,
                X,
                X,
                List.of(row),
                FORM,
                FORM,
                LINK,
                LINK,
                LINK,
                null);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "learner-hostile",
                new LearnerView(
                        layout,
                        run,
                        criteria,
                        new LearnerView.NotJoined(FORM, X, X),
                        new LearnerView.Ready(FORM, true, X, X),
                        X,
                        "/r?" + X,
                        List.of(X),
                        List.of(X),
                        new LearnerView.Objection(FORM, X, X),
                        true));
        all.put(
                "learner-hostiledone",
                new LearnerView(
                        layout,
                        run,
                        criteria,
                        new LearnerView.Joined(X, "/c?" + X),
                        new LearnerView.Done(X, true, badge, grade, "/g?" + X),
                        X,
                        null,
                        List.of(X),
                        List.of(X),
                        new LearnerView.Objection(FORM, X, X),
                        true));
        all.put(
                "city-hostile",
                new CityView(
                        layout,
                        X,
                        X,
                        1,
                        2,
                        X,
                        List.of(new CityView.Level(X, 1, 0, 1, false)),
                        List.of(new CityView.Core(X, X, false)),
                        List.of(new CriterionView.Note("wait", X)),
                        1,
                        1,
                        30,
                        List.of(X),
                        List.of(new CityView.Nearest("claimed", X, X, X)),
                        Things.ahead(X),
                        List.of(new CityView.Area(X, 1, 1, 1, true, criteria)),
                        List.of(new LinkView(X, "/a?" + X)),
                        List.of(new LinkView(X, "/a?" + X))));
        all.put(
                "instructor-hostile",
                new InstructorView(
                        layout,
                        new InstructorView.Ready(
                                run,
                                criteria,
                                X,
                                X,
                                X,
                                new LinkView(X, "/r?" + X),
                                List.of(new InstructorView.Objection(X, X, X, FORM)),
                                List.of(new InstructorView.Look(X, false, X, X, X, FORM)),
                                roster)));
        all.put(
                "instructor-hostileunset",
                new InstructorView(layout, new InstructorView.Unset(FORM, FORM, X, choices, 3)));
        all.put(
                "picker-hostile",
                new PickerView(
                        layout,
                        FORM,
                        X,
                        List.of(new OptionView.Group(X, options)),
                        List.of(new OptionView.Group(X, options)),
                        PickerView.Accepts.SEVERAL,
                        false,
                        choices,
                        3,
                        4,
                        List.of(new PickerView.Page(X, X, X)),
                        FORM,
                        X));
        all.put("deeplinkreturn-hostile", new DeepLinkReturnView(layout, "/r?" + X, X, X, 2));
        all.put("register-hostile", new RegisterView(layout, X, false, true, true, false));
        all.put(
                "credential-hostile",
                new CredentialView(
                        layout,
                        new HeadView("/c?" + X, X, X, X, "/i?" + X, X, List.of(), List.of(), null),
                        "/i?" + X,
                        X,
                        X,
                        List.of(X, X),
                        "/a?" + X,
                        X,
                        X,
                        X,
                        X,
                        List.of(X, X),
                        new CredentialView.Issuer(LINK, "/l?" + X, X),
                        new CredentialView.NotValid(X, X, LINK),
                        criteria,
                        List.of(LINK),
                        new CredentialView.Share("/p?" + X, X),
                        FORM));
        all.put(
                "achievementpage-hostile",
                new AchievementPageView(
                        layout,
                        "/i?" + X,
                        X,
                        X,
                        List.of(X),
                        false,
                        new CredentialView.Issuer(LINK, "/l?" + X, X),
                        X,
                        X,
                        X,
                        List.of(LINK),
                        criteria,
                        LINK));
        all.put(
                "verify-hostile",
                new VerifyView(
                        layout,
                        FORM,
                        X,
                        X,
                        new VerifyView.Result(
                                X,
                                VerifyView.Grade.BAD,
                                X,
                                List.of(new VerifyView.Check(X, VerifyView.Grade.BAD, X)),
                                LINK)));
        all.put("error-hostile", new ErrorView(layout, X, X, List.of(X), LINK, true));
        all.put("home-hostile", new HomeView(layout, "/c?" + X, "/v?" + X));
        return all;
    }
}
