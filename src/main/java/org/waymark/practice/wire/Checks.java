package org.waymark.practice.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects the checks made of one request. Used by one thread. */
public final class Checks {
    private final List<MessageVerdict> verdicts = new ArrayList<>();

    /** Records the check and ends the request with the given answer when it failed. */
    public void require(String check, boolean passed, String detail, Supplier<Response> otherwise) throws HttpRefusal {
        note(check, passed, detail);
        if (!passed) {
            throw new HttpRefusal(otherwise.get());
        }
    }

    /** Records a check that does not refuse anything. */
    public void note(String check, boolean passed, String detail) {
        verdicts.add(new MessageVerdict(check, passed, passed ? "" : detail));
    }

    public List<MessageVerdict> verdicts() {
        return List.copyOf(verdicts);
    }
}
