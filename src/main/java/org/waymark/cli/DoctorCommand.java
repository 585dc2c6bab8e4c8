package org.waymark.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.waymark.audit.Actor;
import org.waymark.certification.CannotCertify;
import org.waymark.certification.Outcome;
import org.waymark.checkup.Finding;
import org.waymark.cli.text.DoctorText;
import org.waymark.cli.text.PlainWords;
import org.waymark.cli.text.SettingsAdvice;
import org.waymark.config.BadSettings;
import org.waymark.config.Config;
import org.waymark.keys.KeyUnreadable;
import org.waymark.lti.payload.Json;
import org.waymark.store.FolderRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is not well with an installation, or how it does in the certification guide's cases. */
@Command(
        name = "doctor",
        description = "Checks settings, database, keys, clock, public address and every platform; changes nothing."
                + " Exit status 0 when all is well, 1 when something is wrong.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private final Operator operator;

    @Option(names = "--json", description = "prints one JSON object instead of text")
    private boolean json;

    @Option(
            names = "--certify",
            description =
                    "runs the tool cases of the LTI Advantage certification guide against the running server, by a"
                            + " practice LMS on this machine, and prints one line for each")
    private boolean certify;

    DoctorCommand(Operator operator) {
        this.operator = operator;
    }

    @Override
    public Integer call() throws InterruptedException {
        return certify ? certify() : examine();
    }

    private int examine() {
        List<Finding> findings = new ArrayList<>();
        try {
            Config config = Config.read(operator.environment());
            findings.addAll(SettingsAdvice.on(config));
            findings.addAll(operator.house().checkup(config));
        } catch (BadSettings e) {
            e.problems()
                    .forEach(problem -> findings.add(
                            Finding.wrong("settings", problem + ".", "Set it right; nothing else was tried.")));
        } catch (KeyUnreadable e) {
            findings.add(
                    Finding.wrong("keys", PlainWords.cause(e), "Check WAYMARK_KEY_SECRET; nothing else was tried."));
        } catch (FolderRefused e) {
            findings.add(Finding.wrong("database", e.problem(), e.todo()));
        } catch (RuntimeException e) {
            findings.add(Finding.wrong(
                    "database",
                    "It cannot be opened: " + PlainWords.cause(e),
                    "Check that it runs, and WAYMARK_DB_URL with user and password; nothing else was tried."));
        }
        boolean well = findings.stream().noneMatch(finding -> finding.level() == Finding.Level.WRONG);
        operator.out().print(json ? json(well, findings) : DoctorText.findings(findings));
        return well ? Operator.OK : Operator.REFUSED;
    }

    private int certify() throws InterruptedException {
        List<Outcome> outcomes;
        try {
            Config config = Config.read(operator.environment());
            if (!config.allowLocalNetwork()) {
                return operator.refused(
                        "The practice LMS of --certify stands on this machine's loopback, and Waymark calls"
                                + " no loopback address unless it is allowed to. Start the server with"
                                + " WAYMARK_ALLOW_LOCAL_NETWORK=true, set it for this command too, and take it away"
                                + " afterwards.");
            }
            operator.err().println("Running the certification cases; this takes about half a minute.");
            Actor.bind(Actor.OPERATOR);
            outcomes = operator.house().certify(config);
        } catch (BadSettings e) {
            return operator.badSettings(e);
        } catch (CannotCertify e) {
            return operator.refused(String.valueOf(e.getMessage()));
        } finally {
            Actor.release();
        }
        boolean passed = outcomes.stream().allMatch(Outcome::passed);
        operator.out().print(json ? certificate(passed, outcomes) : DoctorText.outcomes(outcomes));
        return passed ? Operator.OK : Operator.REFUSED;
    }

    private static String json(boolean well, List<Finding> findings) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("well", well);
        report.put("findings", findings.stream().map(DoctorCommand::map).toList());
        return Json.writeReadable(report) + "\n";
    }

    private static Map<String, Object> map(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("check", finding.check());
        map.put("level", DoctorText.word(finding.level()));
        map.put("says", finding.says());
        map.put("todo", finding.todo());
        return map;
    }

    private static String certificate(boolean passed, List<Outcome> outcomes) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("passed", passed);
        report.put("cases", outcomes.stream().map(DoctorCommand::map).toList());
        return Json.writeReadable(report) + "\n";
    }

    private static Map<String, Object> map(Outcome outcome) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("case", outcome.number());
        map.put("name", outcome.name());
        map.put("expected", outcome.expected());
        map.put("got", outcome.got());
        map.put("passed", outcome.passed());
        map.put("verdict", outcome.verdict());
        return map;
    }
}
