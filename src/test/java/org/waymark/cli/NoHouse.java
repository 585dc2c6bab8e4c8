package org.waymark.cli;

import java.nio.file.Path;
import java.util.List;
import org.waymark.certification.Outcome;
import org.waymark.checkup.Finding;
import org.waymark.config.Config;

/** For commands that are only looked at, or that start and open nothing. */
public class NoHouse implements House {
    @Override
    public void serve(Config config) {
        throw new UnsupportedOperationException("serve");
    }

    @Override
    public void demo(Config config) {
        throw new UnsupportedOperationException("demo");
    }

    @Override
    public void practice(int port, Path stateFile) {
        throw new UnsupportedOperationException("practice");
    }

    @Override
    public List<Finding> checkup(Config config) {
        throw new UnsupportedOperationException("checkup");
    }

    @Override
    public List<Outcome> certify(Config config) {
        throw new UnsupportedOperationException("certify");
    }

    @Override
    public Opened open(Config config) {
        throw new UnsupportedOperationException("open");
    }
}
