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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps the plan of the house: which room may import which, and what each room must not know. */
class HouseTest {
    private static final String ROOT = "org.waymark.";
    private static final Path SOURCES = Path.of("src/main/java/org/waymark");
    private static final int LONGEST_FILE = 300;

    /** Packages that are compiled from templates: no rooms, but what pages are made of. */
    static final Set<String> COMPILED = Set.of("web.page", "practice.html");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?org\\.waymark\\.([a-z.]+)\\.[A-Z]");

    private static final int MOST_FILES = 20;
    private static final int MOST_PARAMETERS = 8;
    private static final int LONGEST_APP = 100;
    private static final int ALL_OF_APP = 400;

    /** The floors, from the ground up. A room may name rooms of lower floors only, none of its own and none above. */
    static final List<List<String>> FLOORS = List.of(
            List.of("id", "json", "language", "measure"),
            List.of(
                    "audit",
                    "store",
                    "outbound",
                    "config",
                    "process",
                    "poll",
                    "people",
                    "standard",
                    "sheet",
                    "lti.payload"),
            List.of(
                    "authorization",
                    "people.lead",
                    "people.data",
                    "people.erasure",
                    "people.retention",
                    "work",
                    "keys",
                    "learning",
                    "progress",
                    "standard.crosswalk",
                    "standard.framework",
                    "roster",
                    "intake",
                    "moodle"),
            List.of(
                    "attendance",
                    "credential.held",
                    "credential.recipient",
                    "credential.proof",
                    "learning.edit",
                    "learning.calendar",
                    "progress.city"),
            List.of(
                    "batch",
                    "completion",
                    "credential",
                    "mail",
                    "opencity",
                    "question",
                    "report",
                    "signup",
                    "standing",
                    "lti.platform"),
            List.of(
                    "completion.rule",
                    "credential.achievement",
                    "credential.issuer",
                    "credential.document",
                    "credential.signing"),
            List.of("lti.link", "lti.register"),
            List.of("lti.launch", "lti.service", "lti.setup"),
            List.of("lti.deeplink", "administration", "passback", "credential.paper", "credential.verify"),
            List.of("journey.city", "journey.credential", "journey.standing", "operation"),
            List.of("journey.award", "journey.lead"),
            List.of(
                    "journey.rule",
                    "journey.roster",
                    "journey.source",
                    "journey.view",
                    "journey.achievement",
                    "journey.catalogue",
                    "journey.issuer",
                    "journey.question",
                    "journey.report",
                    "journey.signup",
                    "journey.standard"),
            List.of(
                    "journey.file",
                    "journey.enter",
                    "journey.admin",
                    "journey.programme",
                    "journey.privacy",
                    "journey.wallet"),
            List.of("journey"),
            List.of("web.part", "web.guard"),
            List.of("web"),
            List.of("web.session", "web.report", "web.framework"),
            List.of(
                    "web.badge",
                    "web.launch",
                    "web.question",
                    "web.open",
                    "web.catalogue",
                    "web.city",
                    "web.intake",
                    "web.rule",
                    "web.file",
                    "web.watch",
                    "web.admin"),
            List.of(
                    "web.course",
                    "web.wallet",
                    "web.lead",
                    "web.admin.platform",
                    "web.admin.city",
                    "web.admin.programme",
                    "web.admin.question",
                    "web.admin.achievement",
                    "web.admin.standard"),
            List.of(
                    "web.learner",
                    "web.signup",
                    "web.admin.run",
                    "web.admin.issuer",
                    "web.admin.report",
                    "web.admin.signup"),
            List.of("practice.school", "practice.wire"),
            List.of("practice.trust", "practice.view"),
            List.of("practice.message", "practice.service"),
            List.of("practice.page"),
            List.of("practice"),
            List.of("certification", "checkup", "demo"),
            List.of("cli.text"),
            List.of("cli"),
            List.of("app"));

    /** All arrows between rooms: one that is missing here fails, and so does one that nobody uses. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("measure", Set.of()),
            Map.entry(
                    "web.admin.achievement",
                    Set.of(
                            "batch",
                            "credential",
                            "credential.achievement",
                            "journey.achievement",
                            "language",
                            "learning",
                            "standard",
                            "web",
                            "web.admin",
                            "web.part")),
            Map.entry(
                    "journey.achievement",
                    Set.of(
                            "audit",
                            "batch",
                            "credential",
                            "credential.achievement",
                            "credential.paper",
                            "id",
                            "journey.award",
                            "journey.city",
                            "language",
                            "learning",
                            "people",
                            "standard",
                            "work")),
            Map.entry(
                    "credential.achievement",
                    Set.of("credential", "json", "language", "learning", "people", "standard")),
            Map.entry("authorization", Set.of("people")),
            Map.entry("credential.held", Set.of("people")),
            Map.entry(
                    "journey.wallet",
                    Set.of(
                            "audit",
                            "authorization",
                            "credential",
                            "credential.held",
                            "credential.recipient",
                            "credential.verify",
                            "journey.credential",
                            "journey.view",
                            "people",
                            "work")),
            Map.entry(
                    "web.badge",
                    Set.of("authorization", "credential", "journey.wallet", "lti.payload", "people", "web")),
            Map.entry(
                    "web.wallet",
                    Set.of(
                            "authorization",
                            "credential.held",
                            "journey.view",
                            "journey.wallet",
                            "language",
                            "people",
                            "web",
                            "web.badge",
                            "web.part",
                            "web.session")),
            Map.entry("web.guard", Set.of("outbound")),
            Map.entry("web.watch", Set.of("operation", "web")),
            Map.entry(
                    "operation",
                    Set.of(
                            "administration",
                            "credential.signing",
                            "mail",
                            "measure",
                            "passback",
                            "poll",
                            "store",
                            "work")),
            Map.entry("people.retention", Set.of("people")),
            Map.entry("people.erasure", Set.of("people")),
            Map.entry(
                    "journey.privacy",
                    Set.of(
                            "administration",
                            "audit",
                            "batch",
                            "completion",
                            "credential",
                            "credential.recipient",
                            "intake",
                            "journey.city",
                            "journey.credential",
                            "journey.roster",
                            "journey.signup",
                            "language",
                            "lti.platform",
                            "mail",
                            "people",
                            "people.erasure",
                            "people.lead",
                            "people.retention",
                            "progress",
                            "roster",
                            "signup",
                            "work")),
            Map.entry("id", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("language", Set.of()),
            Map.entry("store", Set.of("language", "measure")),
            Map.entry("outbound", Set.of()),
            Map.entry("config", Set.of("language")),
            Map.entry("process", Set.of()),
            Map.entry("poll", Set.of("id", "language")),
            Map.entry("people", Set.of("id")),
            Map.entry("standard", Set.of("json", "language")),
            Map.entry("sheet", Set.of("language")),
            Map.entry("lti.payload", Set.of()),
            Map.entry("work", Set.of("audit", "people", "store")),
            Map.entry("keys", Set.of("store")),
            Map.entry("learning", Set.of("json", "people", "standard")),
            Map.entry("progress", Set.of("language")),
            Map.entry("standard.crosswalk", Set.of("language", "standard")),
            Map.entry("standard.framework", Set.of("standard")),
            Map.entry(
                    "web.framework",
                    Set.of("credential", "journey.standard", "lti.payload", "standard", "standard.framework", "web")),
            Map.entry("roster", Set.of("id", "language", "people")),
            Map.entry("intake", Set.of("id", "json", "language", "lti.payload")),
            Map.entry("moodle", Set.of("id", "language", "lti.payload", "outbound")),
            Map.entry("attendance", Set.of("id", "learning", "people")),
            Map.entry("learning.edit", Set.of("language", "learning", "standard")),
            Map.entry("learning.calendar", Set.of("learning", "people", "standard")),
            Map.entry("progress.city", Set.of("standard")),
            Map.entry("batch", Set.of("id", "json", "language", "learning", "people", "store", "work")),
            Map.entry("completion", Set.of("attendance", "id", "language", "learning", "people", "progress")),
            Map.entry("credential.proof", Set.of()),
            Map.entry("credential", Set.of("language")),
            Map.entry("standing", Set.of("learning", "people", "progress.city", "standard")),
            Map.entry("lti.platform", Set.of("id", "keys", "lti.payload", "outbound", "store", "work")),
            Map.entry("completion.rule", Set.of("completion", "id", "learning", "people", "progress")),
            Map.entry(
                    "credential.document",
                    Set.of("credential", "credential.proof", "credential.recipient", "keys", "language")),
            Map.entry(
                    "journey.credential",
                    Set.of(
                            "audit",
                            "credential",
                            "credential.achievement",
                            "credential.document",
                            "credential.recipient",
                            "credential.signing",
                            "keys",
                            "language",
                            "people",
                            "store",
                            "work")),
            Map.entry("credential.recipient", Set.of("people")),
            Map.entry("credential.signing", Set.of("credential")),
            Map.entry("credential.issuer", Set.of("credential", "language", "learning")),
            Map.entry("lti.link", Set.of("id", "store")),
            Map.entry("lti.register", Set.of("id", "language", "lti.payload", "lti.platform", "outbound")),
            Map.entry("lti.launch", Set.of("id", "lti.payload", "lti.platform", "lti.register", "store", "work")),
            Map.entry("lti.service", Set.of("id", "language", "lti.payload", "lti.platform", "outbound")),
            Map.entry("lti.setup", Set.of("lti.payload", "lti.register")),
            Map.entry("lti.deeplink", Set.of("id", "lti.launch", "lti.payload", "lti.platform")),
            Map.entry(
                    "administration",
                    Set.of("id", "lti.launch", "lti.payload", "lti.platform", "measure", "people", "store")),
            Map.entry(
                    "passback",
                    Set.of(
                            "id",
                            "language",
                            "lti.link",
                            "lti.payload",
                            "lti.platform",
                            "lti.service",
                            "measure",
                            "people",
                            "store",
                            "work")),
            Map.entry("credential.paper", Set.of("credential", "credential.document", "language")),
            Map.entry("credential.verify", Set.of("credential", "credential.proof", "language", "outbound")),
            Map.entry(
                    "journey.city",
                    Set.of(
                            "audit",
                            "completion",
                            "id",
                            "learning",
                            "lti.platform",
                            "people",
                            "people.lead",
                            "signup",
                            "standing",
                            "work")),
            Map.entry(
                    "journey.standing",
                    Set.of(
                            "audit",
                            "language",
                            "learning",
                            "learning.calendar",
                            "people",
                            "progress.city",
                            "sheet",
                            "standard",
                            "standard.crosswalk",
                            "standing",
                            "work")),
            Map.entry(
                    "journey.award",
                    Set.of(
                            "attendance",
                            "completion",
                            "completion.rule",
                            "credential",
                            "credential.achievement",
                            "credential.document",
                            "credential.issuer",
                            "credential.recipient",
                            "id",
                            "journey.city",
                            "language",
                            "learning",
                            "lti.link",
                            "passback",
                            "people",
                            "progress",
                            "roster",
                            "standard",
                            "work")),
            Map.entry(
                    "journey.rule",
                    Set.of(
                            "attendance",
                            "audit",
                            "batch",
                            "completion",
                            "completion.rule",
                            "id",
                            "journey.award",
                            "journey.city",
                            "language",
                            "learning",
                            "lti.link",
                            "people",
                            "progress",
                            "roster",
                            "work")),
            Map.entry(
                    "journey.roster",
                    Set.of(
                            "completion",
                            "credential",
                            "id",
                            "journey.award",
                            "language",
                            "learning",
                            "lti.launch",
                            "lti.link",
                            "lti.platform",
                            "lti.service",
                            "passback",
                            "people",
                            "roster",
                            "sheet",
                            "work")),
            Map.entry(
                    "journey.source",
                    Set.of(
                            "attendance",
                            "audit",
                            "completion",
                            "completion.rule",
                            "id",
                            "intake",
                            "journey.award",
                            "keys",
                            "language",
                            "learning",
                            "lti.link",
                            "lti.payload",
                            "lti.platform",
                            "lti.service",
                            "moodle",
                            "outbound",
                            "passback",
                            "people",
                            "poll",
                            "progress",
                            "roster",
                            "work")),
            Map.entry(
                    "journey.view",
                    Set.of(
                            "attendance",
                            "batch",
                            "completion",
                            "completion.rule",
                            "credential",
                            "credential.achievement",
                            "credential.document",
                            "credential.issuer",
                            "credential.verify",
                            "id",
                            "journey.award",
                            "journey.credential",
                            "journey.standing",
                            "keys",
                            "language",
                            "learning",
                            "lti.link",
                            "lti.payload",
                            "opencity",
                            "outbound",
                            "passback",
                            "people",
                            "people.data",
                            "people.lead",
                            "people.retention",
                            "progress",
                            "progress.city",
                            "standard",
                            "store",
                            "work")),
            Map.entry("journey.catalogue", Set.of("audit", "learning", "learning.calendar", "standard", "work")),
            Map.entry(
                    "journey.issuer",
                    Set.of(
                            "audit",
                            "credential",
                            "credential.document",
                            "credential.issuer",
                            "credential.paper",
                            "language",
                            "learning",
                            "work")),
            Map.entry(
                    "journey.standard",
                    Set.of(
                            "audit",
                            "credential",
                            "journey.standing",
                            "language",
                            "learning",
                            "people",
                            "progress.city",
                            "standard",
                            "standard.crosswalk",
                            "standard.framework",
                            "work")),
            Map.entry(
                    "journey.file",
                    Set.of(
                            "audit",
                            "batch",
                            "completion",
                            "completion.rule",
                            "id",
                            "journey.award",
                            "journey.city",
                            "journey.roster",
                            "json",
                            "language",
                            "learning",
                            "lti.link",
                            "lti.platform",
                            "people",
                            "progress",
                            "sheet",
                            "work")),
            Map.entry(
                    "journey.enter",
                    Set.of(
                            "attendance",
                            "completion",
                            "completion.rule",
                            "id",
                            "journey.award",
                            "journey.city",
                            "journey.roster",
                            "language",
                            "learning",
                            "learning.calendar",
                            "lti.deeplink",
                            "lti.launch",
                            "lti.link",
                            "lti.payload",
                            "lti.platform",
                            "passback",
                            "people",
                            "progress",
                            "roster",
                            "standard",
                            "store",
                            "work")),
            Map.entry(
                    "journey.admin",
                    Set.of(
                            "administration",
                            "audit",
                            "completion",
                            "completion.rule",
                            "credential",
                            "id",
                            "intake",
                            "journey.award",
                            "journey.city",
                            "journey.roster",
                            "keys",
                            "language",
                            "learning",
                            "learning.edit",
                            "lti.deeplink",
                            "lti.launch",
                            "lti.link",
                            "lti.payload",
                            "lti.platform",
                            "lti.register",
                            "lti.service",
                            "outbound",
                            "passback",
                            "people",
                            "poll",
                            "progress",
                            "standard",
                            "standard.crosswalk",
                            "store",
                            "work")),
            Map.entry(
                    "journey.programme",
                    Set.of(
                            "audit",
                            "completion",
                            "credential",
                            "journey.question",
                            "journey.signup",
                            "language",
                            "learning",
                            "learning.edit",
                            "people",
                            "question",
                            "signup",
                            "standard",
                            "standard.crosswalk",
                            "work")),
            Map.entry(
                    "journey",
                    Set.of(
                            "administration",
                            "batch",
                            "credential.document",
                            "journey.achievement",
                            "journey.admin",
                            "journey.award",
                            "journey.catalogue",
                            "journey.city",
                            "journey.credential",
                            "journey.enter",
                            "journey.file",
                            "journey.issuer",
                            "journey.lead",
                            "journey.privacy",
                            "journey.programme",
                            "journey.question",
                            "journey.report",
                            "journey.roster",
                            "journey.rule",
                            "journey.signup",
                            "journey.source",
                            "journey.standard",
                            "journey.standing",
                            "journey.view",
                            "journey.wallet",
                            "keys",
                            "lti.platform",
                            "lti.service",
                            "mail",
                            "work")),
            Map.entry(
                    "web.part",
                    Set.of(
                            "completion",
                            "credential",
                            "journey.standing",
                            "language",
                            "learning",
                            "passback",
                            "progress",
                            "progress.city",
                            "signup",
                            "standard")),
            Map.entry(
                    "web",
                    Set.of(
                            "audit",
                            "language",
                            "lti.launch",
                            "lti.payload",
                            "lti.platform",
                            "measure",
                            "outbound",
                            "people",
                            "store",
                            "web.guard",
                            "web.part",
                            "work")),
            Map.entry(
                    "web.session",
                    Set.of(
                            "id",
                            "journey.award",
                            "journey.enter",
                            "language",
                            "lti.link",
                            "lti.platform",
                            "people",
                            "web",
                            "web.part")),
            Map.entry(
                    "web.launch",
                    Set.of(
                            "administration",
                            "id",
                            "journey",
                            "journey.admin",
                            "journey.enter",
                            "language",
                            "learning",
                            "learning.calendar",
                            "lti.deeplink",
                            "lti.launch",
                            "lti.platform",
                            "lti.register",
                            "standard",
                            "store",
                            "web",
                            "web.part",
                            "web.session")),
            Map.entry(
                    "web.open",
                    Set.of(
                            "credential",
                            "credential.document",
                            "credential.paper",
                            "credential.verify",
                            "journey.credential",
                            "journey.privacy",
                            "journey.standard",
                            "journey.view",
                            "language",
                            "standard",
                            "web",
                            "web.framework",
                            "web.part")),
            Map.entry(
                    "web.catalogue",
                    Set.of(
                            "journey.catalogue",
                            "language",
                            "learning",
                            "learning.calendar",
                            "lti.payload",
                            "signup",
                            "standard",
                            "web",
                            "web.part")),
            Map.entry(
                    "web.intake",
                    Set.of("credential", "intake", "journey.source", "language", "lti.payload", "lti.platform", "web")),
            Map.entry(
                    "web.rule",
                    Set.of(
                            "completion.rule",
                            "id",
                            "journey.rule",
                            "language",
                            "learning",
                            "progress",
                            "web",
                            "web.part",
                            "web.session")),
            Map.entry(
                    "web.file",
                    Set.of(
                            "batch",
                            "id",
                            "journey.award",
                            "journey.file",
                            "journey.view",
                            "json",
                            "language",
                            "passback",
                            "people",
                            "progress",
                            "sheet",
                            "web",
                            "web.part",
                            "web.session")),
            Map.entry(
                    "web.admin",
                    Set.of(
                            "administration",
                            "audit",
                            "authorization",
                            "id",
                            "journey",
                            "journey.admin",
                            "journey.question",
                            "journey.signup",
                            "journey.wallet",
                            "keys",
                            "language",
                            "lti.platform",
                            "mail",
                            "passback",
                            "people",
                            "progress",
                            "sheet",
                            "web",
                            "web.part",
                            "web.session")),
            Map.entry(
                    "web.course",
                    Set.of(
                            "attendance",
                            "completion",
                            "credential",
                            "id",
                            "journey",
                            "journey.award",
                            "journey.enter",
                            "journey.roster",
                            "journey.signup",
                            "journey.source",
                            "journey.view",
                            "language",
                            "learning",
                            "learning.calendar",
                            "lti.link",
                            "people",
                            "poll",
                            "progress",
                            "roster",
                            "signup",
                            "web",
                            "web.part",
                            "web.rule",
                            "web.session")),
            Map.entry(
                    "web.admin.platform",
                    Set.of(
                            "administration",
                            "id",
                            "intake",
                            "journey.admin",
                            "journey.city",
                            "journey.source",
                            "language",
                            "lti.payload",
                            "lti.platform",
                            "lti.register",
                            "passback",
                            "web",
                            "web.admin",
                            "web.part")),
            Map.entry(
                    "web.admin.city",
                    Set.of(
                            "journey.admin",
                            "journey.city",
                            "journey.question",
                            "journey.standing",
                            "language",
                            "learning",
                            "people",
                            "people.lead",
                            "progress.city",
                            "question",
                            "sheet",
                            "standard",
                            "standing",
                            "web",
                            "web.admin",
                            "web.part",
                            "web.question")),
            Map.entry(
                    "web.admin.programme",
                    Set.of(
                            "batch",
                            "completion",
                            "completion.rule",
                            "credential",
                            "id",
                            "journey",
                            "journey.admin",
                            "journey.catalogue",
                            "journey.city",
                            "journey.credential",
                            "journey.privacy",
                            "journey.rule",
                            "journey.standard",
                            "journey.view",
                            "language",
                            "learning",
                            "lti.platform",
                            "people",
                            "people.erasure",
                            "people.retention",
                            "progress",
                            "sheet",
                            "standard",
                            "web",
                            "web.admin",
                            "web.part",
                            "web.rule")),
            Map.entry(
                    "web.admin.standard",
                    Set.of("journey.standard", "language", "standard", "web", "web.admin", "web.part")),
            Map.entry(
                    "web.admin.run",
                    Set.of(
                            "journey.programme",
                            "journey.question",
                            "language",
                            "learning",
                            "learning.edit",
                            "people",
                            "question",
                            "standard",
                            "web",
                            "web.admin",
                            "web.catalogue",
                            "web.part")),
            Map.entry(
                    "web.admin.issuer",
                    Set.of(
                            "credential",
                            "credential.issuer",
                            "journey",
                            "journey.issuer",
                            "language",
                            "learning",
                            "web",
                            "web.admin",
                            "web.admin.achievement",
                            "web.part")),
            Map.entry(
                    "web.learner",
                    Set.of(
                            "completion",
                            "credential",
                            "credential.document",
                            "credential.paper",
                            "credential.recipient",
                            "id",
                            "journey",
                            "journey.award",
                            "journey.city",
                            "journey.credential",
                            "journey.enter",
                            "journey.privacy",
                            "journey.source",
                            "journey.standing",
                            "journey.view",
                            "language",
                            "learning",
                            "passback",
                            "people",
                            "people.data",
                            "people.lead",
                            "people.retention",
                            "progress",
                            "progress.city",
                            "standard",
                            "web",
                            "web.catalogue",
                            "web.course",
                            "web.lead",
                            "web.part",
                            "web.session",
                            "web.wallet")),
            Map.entry("practice.school", Set.of()),
            Map.entry("practice.wire", Set.of()),
            Map.entry("practice.trust", Set.of("outbound", "practice.school", "practice.wire")),
            Map.entry("practice.view", Set.of("practice.school", "practice.wire")),
            Map.entry("practice.message", Set.of("practice.school", "practice.trust", "practice.wire")),
            Map.entry("practice.service", Set.of("practice.school", "practice.trust", "practice.wire")),
            Map.entry(
                    "practice.page",
                    Set.of("practice.message", "practice.school", "practice.trust", "practice.view", "practice.wire")),
            Map.entry(
                    "practice",
                    Set.of(
                            "outbound",
                            "practice.message",
                            "practice.page",
                            "practice.school",
                            "practice.service",
                            "practice.trust",
                            "practice.wire")),
            Map.entry(
                    "certification",
                    Set.of(
                            "administration",
                            "id",
                            "journey.admin",
                            "lti.launch",
                            "lti.payload",
                            "lti.platform",
                            "outbound",
                            "practice",
                            "practice.message",
                            "practice.school",
                            "practice.trust",
                            "practice.wire")),
            Map.entry(
                    "checkup",
                    Set.of(
                            "credential.signing",
                            "id",
                            "journey.admin",
                            "keys",
                            "language",
                            "lti.platform",
                            "lti.register",
                            "mail",
                            "operation",
                            "outbound",
                            "passback",
                            "store",
                            "work")),
            Map.entry(
                    "demo",
                    Set.of(
                            "journey.admin",
                            "journey.enter",
                            "learning",
                            "lti.payload",
                            "outbound",
                            "people",
                            "practice",
                            "practice.school")),
            Map.entry(
                    "cli.text",
                    Set.of(
                            "certification",
                            "checkup",
                            "config",
                            "journey.standing",
                            "people",
                            "progress.city",
                            "sheet",
                            "standard",
                            "store")),
            Map.entry(
                    "cli",
                    Set.of(
                            "audit",
                            "batch",
                            "certification",
                            "checkup",
                            "cli.text",
                            "completion",
                            "config",
                            "credential.verify",
                            "id",
                            "intake",
                            "journey",
                            "journey.admin",
                            "journey.city",
                            "journey.file",
                            "journey.privacy",
                            "journey.report",
                            "journey.source",
                            "journey.standard",
                            "journey.standing",
                            "journey.view",
                            "keys",
                            "language",
                            "learning",
                            "lti.payload",
                            "lti.platform",
                            "lti.register",
                            "lti.setup",
                            "people",
                            "people.erasure",
                            "people.retention",
                            "process",
                            "progress.city",
                            "report",
                            "sheet",
                            "standard",
                            "store",
                            "web.report")),
            Map.entry(
                    "app",
                    Set.of(
                            "administration",
                            "audit",
                            "batch",
                            "certification",
                            "checkup",
                            "cli",
                            "config",
                            "credential.document",
                            "demo",
                            "journey",
                            "journey.admin",
                            "journey.award",
                            "journey.enter",
                            "journey.privacy",
                            "journey.question",
                            "journey.signup",
                            "journey.source",
                            "journey.view",
                            "keys",
                            "lti.launch",
                            "lti.platform",
                            "lti.service",
                            "mail",
                            "operation",
                            "outbound",
                            "passback",
                            "people",
                            "practice",
                            "process",
                            "store",
                            "web",
                            "web.admin",
                            "web.admin.city",
                            "web.admin.issuer",
                            "web.admin.platform",
                            "web.admin.programme",
                            "web.admin.question",
                            "web.admin.report",
                            "web.admin.run",
                            "web.admin.signup",
                            "web.admin.standard",
                            "web.catalogue",
                            "web.city",
                            "web.course",
                            "web.file",
                            "web.intake",
                            "web.launch",
                            "web.lead",
                            "web.learner",
                            "web.open",
                            "web.question",
                            "web.rule",
                            "web.session",
                            "web.signup",
                            "web.watch",
                            "work")),
            Map.entry("audit", Set.of("language")),
            Map.entry(
                    "journey.signup",
                    Set.of(
                            "attendance",
                            "audit",
                            "completion",
                            "id",
                            "language",
                            "learning",
                            "lti.link",
                            "lti.platform",
                            "mail",
                            "people",
                            "people.lead",
                            "signup",
                            "standard",
                            "standing",
                            "work")),
            Map.entry("mail", Set.of("id", "measure", "work")),
            Map.entry("signup", Set.of("id", "json", "learning", "people")),
            Map.entry(
                    "web.admin.signup",
                    Set.of(
                            "journey.signup",
                            "language",
                            "learning",
                            "people",
                            "sheet",
                            "signup",
                            "web",
                            "web.admin",
                            "web.part")),
            Map.entry(
                    "web.signup",
                    Set.of(
                            "journey.signup",
                            "journey.view",
                            "language",
                            "learning",
                            "signup",
                            "web",
                            "web.part",
                            "web.session")),
            Map.entry(
                    "journey.report",
                    Set.of(
                            "audit",
                            "batch",
                            "id",
                            "journey.standing",
                            "language",
                            "learning",
                            "mail",
                            "people",
                            "people.lead",
                            "progress.city",
                            "report",
                            "standard",
                            "standing",
                            "work")),
            Map.entry("report", Set.of("people")),
            Map.entry(
                    "web.admin.report",
                    Set.of(
                            "batch",
                            "id",
                            "journey.report",
                            "language",
                            "people",
                            "report",
                            "web",
                            "web.admin",
                            "web.part",
                            "web.report")),
            Map.entry(
                    "web.report",
                    Set.of("credential.document", "credential.paper", "language", "report", "sheet", "web")),
            Map.entry(
                    "journey.lead",
                    Set.of(
                            "audit",
                            "journey.city",
                            "journey.standing",
                            "language",
                            "learning",
                            "mail",
                            "opencity",
                            "people",
                            "people.lead",
                            "progress.city",
                            "report",
                            "standard",
                            "standing",
                            "work")),
            Map.entry("people.data", Set.of("people")),
            Map.entry("people.lead", Set.of("people")),
            Map.entry(
                    "web.lead",
                    Set.of(
                            "audit",
                            "credential.paper",
                            "journey.city",
                            "journey.lead",
                            "journey.question",
                            "journey.view",
                            "language",
                            "learning",
                            "mail",
                            "opencity",
                            "people",
                            "people.lead",
                            "progress.city",
                            "question",
                            "report",
                            "sheet",
                            "standard",
                            "standing",
                            "web",
                            "web.part",
                            "web.question",
                            "web.report",
                            "web.session")),
            Map.entry("opencity", Set.of("people")),
            Map.entry(
                    "web.city",
                    Set.of(
                            "credential.paper",
                            "journey.standing",
                            "journey.view",
                            "language",
                            "opencity",
                            "people",
                            "progress.city",
                            "standard",
                            "web",
                            "web.part")),
            Map.entry(
                    "journey.question",
                    Set.of("audit", "language", "learning", "mail", "people", "people.lead", "question", "work")),
            Map.entry("question", Set.of("id", "language", "learning", "people")),
            Map.entry(
                    "web.admin.question",
                    Set.of(
                            "journey.question",
                            "language",
                            "learning",
                            "mail",
                            "people",
                            "question",
                            "sheet",
                            "web",
                            "web.admin",
                            "web.part",
                            "web.question")),
            Map.entry(
                    "web.question",
                    Set.of(
                            "journey.question",
                            "journey.view",
                            "language",
                            "mail",
                            "question",
                            "web",
                            "web.part",
                            "web.session")));

    /** Read by the tests of this class only: the table of arrows is of use without them. */
    private static JavaClasses classes;

    @BeforeAll
    static void reads() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.waymark");
    }

    /** Of the compiled classes, and of the imports, because the value of a constant is all that is left when compiled. */
    @Test
    @Covers("E2.92")
    void the_arrows_between_rooms_are_those_of_the_table_no_more_and_no_less() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        ARROWS.keySet().forEach(room -> found.put(room, new TreeSet<>()));
        for (JavaClass from : classesWithoutPages()) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (to.getPackageName().startsWith("org.waymark") && !room(to).equals(room(from))) {
                    found.computeIfAbsent(room(from), room -> new TreeSet<>()).add(room(to));
                }
            }
        }
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String room = SOURCES.relativize(file.getParent()).toString().replace(java.io.File.separatorChar, '.');
                Matcher imports = IMPORT.matcher(Files.readString(file));
                while (imports.find()) {
                    found.computeIfAbsent(room, any -> new TreeSet<>()).add(imports.group(1));
                }
            }
        }
        found.forEach((room, targets) -> targets.remove(room));
        assertThat(found).containsExactlyInAnyOrderEntriesOf(ARROWS);
    }

    @Test
    void every_arrow_leads_to_a_lower_floor() {
        Map<String, Integer> floors = new HashMap<>();
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String room : FLOORS.get(floor)) {
                assertThat(floors.put(room, floor)).as(room).isNull();
            }
        }
        assertThat(floors.keySet()).isEqualTo(ARROWS.keySet());
        Set<String> upward = new TreeSet<>();
        ARROWS.forEach((from, all) -> all.stream()
                .filter(to -> floors.get(to) >= floors.get(from))
                .forEach(to -> upward.add(from + " -> " + to)));
        assertThat(upward).isEmpty();
    }

    @Test
    void every_room_stands_in_the_table_and_says_what_belongs_in_it() throws IOException {
        Set<String> rooms = new TreeSet<>();
        classesWithoutPages().forEach(type -> rooms.add(room(type)));
        assertThat(rooms).isEqualTo(ARROWS.keySet());
        for (String room : rooms) {
            Path text = SOURCES.resolve(room.replace('.', '/')).resolve("package-info.java");
            assertThat(text).exists();
            assertThat(Files.readString(text)).contains("Belongs here:", "Does not:", "@NullMarked");
        }
    }

    @Test
    void rooms_stay_small() throws IOException {
        Set<String> tooLarge = new TreeSet<>();
        for (String room : ARROWS.keySet()) {
            try (Stream<Path> files = Files.list(SOURCES.resolve(room.replace('.', '/')))) {
                long count =
                        files.filter(file -> file.toString().endsWith(".java")).count();
                if (count > MOST_FILES) {
                    tooLarge.add(room + ": " + count + " files");
                }
            }
        }
        assertThat(tooLarge).isEmpty();
    }

    /** Records of facts, and what only carries a fault, may have as many as the facts are. */
    @Test
    void whatever_is_built_is_built_from_few_parts() {
        Set<String> tooMany = new TreeSet<>();
        for (JavaClass type : classesWithoutPages()) {
            if (!type.isRecord() && !type.isEnum()) {
                type.getConstructors().stream()
                        .filter(constructor ->
                                constructor.getRawParameterTypes().size() > MOST_PARAMETERS)
                        .forEach(constructor -> tooMany.add(constructor.getFullName()));
            }
        }
        assertThat(tooMany).isEmpty();
    }

    @Test
    void app_stands_on_one_screen() throws IOException {
        assertThat(Files.readAllLines(SOURCES.resolve("app/App.java"))).hasSizeLessThanOrEqualTo(LONGEST_APP);
        int lines = 0;
        try (Stream<Path> files = Files.list(SOURCES.resolve("app"))) {
            for (Path file : files.toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        assertThat(lines).isLessThanOrEqualTo(ALL_OF_APP);
    }

    /**
     * What reads and writes tables takes a handle, or holds the database; pages name values and journeys, which open the
     * transaction. What only a store's nested records are named of counts as the store.
     */
    @Test
    void web_names_values_never_stores() {
        DescribedPredicate<JavaClass> store = DescribedPredicate.describe(
                "a store",
                type -> type.getPackageName().startsWith(ROOT)
                        && !type.getPackageName().startsWith(ROOT + "web")
                        && !type.getPackageName().startsWith(ROOT + "journey")
                        && takesHandle(outermost(type)));
        noClasses()
                .that()
                .resideInAPackage("org.waymark.web..")
                .should()
                .dependOnClassesThat(store)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..")
                .check(classes);
    }

    private static boolean takesHandle(JavaClass type) {
        return Stream.concat(type.getMethods().stream(), type.getConstructors().stream())
                .flatMap(unit -> unit.getRawParameterTypes().stream())
                .anyMatch(parameter -> parameter.getName().equals("org.jdbi.v3.core.Handle"));
    }

    /** The templates know what a page shows, and where its parts are; those of the practice LMS its school, too. */
    @Test
    void pages_know_views_only() {
        pagesKnowOnly(
                "web.page",
                type -> type.getPackageName().startsWith(ROOT + "web")
                        && (outermost(type).getSimpleName().endsWith("View")
                                || type.getSimpleName().equals("PageText")));
        pagesKnowOnly(
                "practice.html",
                type -> Set.of("practice.view", "practice.school", "practice.wire")
                        .contains(room(type)));
    }

    private static void pagesKnowOnly(String compiled, Predicate<JavaClass> known) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + compiled + "..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "something else than a page shows",
                        type -> type.getPackageName().startsWith("org.waymark")
                                && !isCompiled(type)
                                && !known.test(type)))
                .check(classes);
        assertThat(SOURCES.resolve(compiled.replace('.', '/')))
                .as("nothing is written by hand where templates are compiled to")
                .doesNotExist();
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
        DescribedPredicate<com.tngtech.archunit.core.domain.JavaAccess<?>> clock =
                DescribedPredicate.describe("a call that reads the machine's clock", call -> {
                    String name = call.getTarget().getName();
                    JavaClass owner = call.getTargetOwner();
                    boolean now = name.equals("now") && owner.getName().startsWith("java.time.");
                    boolean millis = name.equals("currentTimeMillis") && owner.isEquivalentTo(System.class);
                    boolean system = owner.getName().startsWith("java.time.") && name.startsWith("system");
                    boolean date = owner.isEquivalentTo(java.util.Date.class)
                            && name.equals("<init>")
                            && call instanceof com.tngtech.archunit.core.domain.JavaConstructorCall made
                            && made.getTarget().getRawParameterTypes().isEmpty();
                    return now || millis || system || date;
                });
        noClasses()
                .that()
                .resideOutsideOfPackage("org.waymark.app..")
                .should()
                .accessTargetWhere(clock)
                .check(classes);
    }

    @Test
    void names_say_what_a_thing_is() {
        List<String> banned = List.of("Impl", "Manager", "Helper", "Util", "Utils", "Base", "Abstract");
        // "Abstract" and "Base" are put in front, too.
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classesWithoutPages()) {
            banned.stream()
                    .filter(word -> type.getSimpleName().endsWith(word)
                            || type.getSimpleName().matches("(Abstract|Base)[A-Z].*"))
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
        return classes.that(DescribedPredicate.describe("written by hand", type -> !isCompiled(type)));
    }

    private static boolean isCompiled(JavaClass type) {
        return COMPILED.stream()
                .map(compiled -> ROOT + compiled)
                .anyMatch(compiled -> type.getPackageName().equals(compiled)
                        || type.getPackageName().startsWith(compiled + "."));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseTest::outermost).orElse(type);
    }

    private static String room(JavaClass type) {
        String inside = type.getPackageName().substring("org.waymark".length());
        return inside.isEmpty() ? "" : inside.substring(1);
    }
}
