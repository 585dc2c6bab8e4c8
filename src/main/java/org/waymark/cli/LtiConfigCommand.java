package org.waymark.cli;

import java.net.URI;
import org.waymark.config.BadSettings;
import org.waymark.config.Config;
import org.waymark.lti.platform.ToolFacts;
import org.waymark.lti.setup.Lms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What an LMS without dynamic registration has to be told, with this installation's own addresses. */
@Command(
        name = "lti-config",
        description = "Shows what an administrator enters in an LMS that has no dynamic registration.",
        mixinStandardHelpOptions = true)
record LtiConfigCommand(Operator operator) {

    @Command(
            description = "Prints it: JSON to paste for canvas, the fields of the form for the others.",
            mixinStandardHelpOptions = true)
    int print(@Parameters(paramLabel = "LMS", description = "one of ${COMPLETION-CANDIDATES}") Lms lms) {
        Config config;
        try {
            config = Config.read(operator.environment());
        } catch (BadSettings e) {
            return operator.badSettings(e);
        }
        URI baseUrl = config.baseUrl();
        if (baseUrl == null) {
            operator.err()
                    .println("WAYMARK_BASE_URL is not set: an LMS on another machine cannot use these addresses.");
            baseUrl = URI.create("http://localhost:" + config.port());
        }
        operator.out().print(lms.text(new ToolFacts(baseUrl)));
        operator.out().flush();
        return Operator.OK;
    }
}
