package org.waymark.journey.privacy;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.people.retention.OldRows;
import org.waymark.people.retention.RetentionKind;
import org.waymark.people.retention.RetentionRule;
import org.waymark.people.retention.RetentionRules;
import org.waymark.people.retention.RetentionRun;
import org.waymark.work.Instance;

/** Staff say how long things are kept, and see beforehand what that would remove. */
public final class ManageRetention {
    /** So many people are named at most. */
    private static final int MOST_PEOPLE = 10_000;

    private final Instance instance;
    private final RetentionRules rules = new RetentionRules();
    private final OldRows oldRows = new OldRows();
    private final Learners learners = new Learners();
    private final Registrations registrations = new Registrations();

    ManageRetention(Instance instance) {
        this.instance = instance;
    }

    /**
     * A rule with what it would do.
     *
     * @param concerned how many rows, or people, it would remove today
     * @param runs when it was carried out last, and when it last removed something
     */
    public record Standing(RetentionRule rule, long concerned, List<RetentionRun> runs) {
        public Standing {
            runs = List.copyOf(runs);
        }
    }

    /** Reads all rules, those that are off too: what each would remove today. */
    public List<Standing> view() {
        return instance.inTransaction(handle -> {
            List<RetentionRun> runs = rules.listLast(handle);
            return rules.list(handle).stream()
                    .map(rule -> new Standing(
                            rule,
                            oldRows.count(handle, rule, instance.today()),
                            runs.stream()
                                    .filter(run -> run.kind() == rule.kind())
                                    .toList()))
                    .toList();
        });
    }

    /**
     * Sets a rule.
     *
     * @param by who does so, in words
     * @return false when so many months cannot be set
     */
    public boolean set(RetentionKind kind, boolean active, int months, String by) {
        if (!kind.allows(months)) {
            return false;
        }
        instance.useTransaction(handle -> {
            rules.put(handle, new RetentionRule(kind, active, months), instance.now(), by);
            instance.audit(
                    handle,
                    Act.RETENTION_CHANGED,
                    Subject.of(Subject.Kind.INSTALLATION, kind.name()),
                    (active ? "on, " : "off, ") + months + " months");
        });
        return true;
    }

    /** Somebody whom the rule about people would erase. */
    public record Person(Learner learner, String platform) {}

    /** Lists the people whom the rule about people would erase today, also while it is off; noted in the audit log. */
    public List<Person> exportPeople() {
        return instance.inTransaction(handle -> {
            List<Person> people = rules.list(handle).stream()
                    .filter(rule -> rule.kind() == RetentionKind.PEOPLE)
                    .flatMap(rule -> oldRows.listPeople(handle, rule, instance.today(), null, MOST_PEOPLE).stream())
                    .flatMap(id -> learners.find(handle, id).stream())
                    .map(learner -> new Person(learner, platform(handle, learner)))
                    .toList();
            instance.audit(handle, Act.PEOPLE_TO_ERASE_EXPORTED, Subject.INSTALLATION, Integer.toString(people.size()));
            return people;
        });
    }

    private String platform(Handle handle, Learner learner) {
        return registrations
                .find(handle, learner.registrationId())
                .map(Registration::name)
                .orElse("");
    }
}
