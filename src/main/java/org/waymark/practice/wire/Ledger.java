package org.waymark.practice.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last thousand messages, oldest first. */
public final class Ledger {
    private static final int KEPT = 1_000;

    private final Deque<Message> messages = new ArrayDeque<>();

    public synchronized void add(Message message) {
        messages.addLast(message);
        while (messages.size() > KEPT) {
            messages.removeFirst();
        }
    }

    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    public synchronized void clear() {
        messages.clear();
    }
}
