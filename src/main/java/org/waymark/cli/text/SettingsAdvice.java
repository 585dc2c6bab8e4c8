package org.waymark.cli.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.waymark.checkup.Finding;
import org.waymark.config.Config;

/** Advises an operator about settings that can be used but should be thought about. */
public final class SettingsAdvice {
    private static final String CHECK = "settings";

    private SettingsAdvice() {}

    public static List<Finding> on(Config config) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good(CHECK, "They can be used."));
        URI baseUrl = config.baseUrl();
        boolean inPublic = baseUrl != null && baseUrl.getScheme().equals("https");
        if (!inPublic) {
            return findings;
        }
        if (config.keySecret() == null) {
            findings.add(Finding.note(
                    CHECK,
                    "Private keys lie in the database as plain text.",
                    "Set WAYMARK_KEY_SECRET to a long random text, kept apart from backups; keys made from then on are"
                            + " encrypted."));
        }
        if (config.dbUrl().isEmpty()) {
            findings.add(Finding.note(
                    CHECK, "The data is an H2 file, good for one server.", "For production set WAYMARK_DB_URL."));
        }
        if (config.allowLocalNetwork()) {
            findings.add(Finding.note(
                    CHECK,
                    "A registration may name addresses of this machine.",
                    "Outside of --certify take WAYMARK_ALLOW_LOCAL_NETWORK away."));
        }
        if (!config.rateLimits()) {
            findings.add(Finding.wrong(
                    CHECK, "City codes can be guessed without a limit.", "Take WAYMARK_RATE_LIMITS=off away."));
        }
        return findings;
    }
}
