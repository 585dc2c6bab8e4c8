package org.waymark.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What it costs when strangers ask for certificates and pictures. */
class DrawingsTest {
    private static final int STRANGERS = 200;

    private final Drawings drawings = new Drawings();
    private final AtomicInteger drawn = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @Test
    void two_hundred_who_ask_for_one_certificate_at_once_let_it_be_drawn_once() throws Exception {
        assertThat(asked(number -> "one.pdf")).allMatch(bytes -> bytes.length == 1_000);
        assertThat(drawn.get()).isEqualTo(1);
    }

    @Test
    void of_two_hundred_different_ones_only_two_are_drawn_at_a_time_and_each_once() throws Exception {
        asked(number -> number + ".pdf");
        asked(number -> number + ".pdf");
        assertThat(drawn.get()).isEqualTo(STRANGERS);
        assertThat(mostAtOnce.get()).isLessThanOrEqualTo(2);
    }

    private interface Wanted {
        String of(int number);
    }

    private List<byte[]> asked(Wanted wanted) throws Exception {
        ExecutorService strangers = Executors.newFixedThreadPool(STRANGERS);
        try {
            List<Future<byte[]>> asking = new ArrayList<>();
            for (int i = 0; i < STRANGERS; i++) {
                String key = wanted.of(i);
                asking.add(strangers.submit(() -> drawings.get(key, this::draw)));
            }
            List<byte[]> answers = new ArrayList<>();
            for (Future<byte[]> one : asking) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            strangers.shutdownNow();
        }
    }

    private byte[] draw() {
        drawn.incrementAndGet();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            atOnce.decrementAndGet();
        }
        return new byte[1_000];
    }
}
