package org.waymark.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.waymark.audit.Actor;
import org.waymark.cli.text.PlainWords;
import org.waymark.config.BadSettings;
import org.waymark.config.Config;
import org.waymark.journey.Journeys;

/**
 * The settings, the house and the two streams that every command shares. What a script reads goes to {@code out}, alone
 * on its line; everything else to {@code err}.
 */
record Operator(House house, Map<String, String> environment, PrintStream out, PrintStream err) {
    /** Who makes a change that the history of a thing keeps. */
    static final String NAME = "command line";

    static final int OK = 0;
    static final int REFUSED = 1;
    static final int BAD_SETTINGS = 2;

    /** Work that needs the settings. */
    interface Serving {
        void run(Config config) throws InterruptedException;
    }

    int withJourneys(ToIntFunction<Journeys> work) {
        try {
            Config config = Config.read(environment);
            try (House.Opened opened = house.open(config)) {
                Actor.bind(Actor.OPERATOR);
                return work.applyAsInt(opened.journeys());
            } finally {
                Actor.release();
            }
        } catch (BadSettings e) {
            return badSettings(e);
        }
    }

    int serving(Serving work) {
        Config config;
        try {
            config = Config.read(environment);
        } catch (BadSettings e) {
            return badSettings(e);
        }
        try {
            work.run(config);
            return OK;
        } catch (RuntimeException e) {
            return refused(PlainWords.ofStart(e, config));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OK;
        }
    }

    int refused(String sentence) {
        err.println(sentence);
        return REFUSED;
    }

    int badSettings(BadSettings e) {
        err.println("Waymark cannot start with these settings:");
        e.problems().forEach(problem -> err.println("  " + problem));
        return BAD_SETTINGS;
    }
}
