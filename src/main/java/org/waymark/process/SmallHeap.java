package org.waymark.process;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Keeps the memory of a server small that was started with plain {@code java -jar}. The JVM reserves a 64th of the
 * machine's memory at its start and gives nothing back; told to keep little of the heap free, and to collect once when
 * the start is over, it holds what Waymark really uses and grows when there is work.
 */
public final class SmallHeap {
    private SmallHeap() {}

    public static void keep() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine == null) {
            return;
        }
        try {
            // The lower ratio goes first: it must never stand above the higher one.
            machine.setVMOption("MinHeapFreeRatio", "10");
            machine.setVMOption("MaxHeapFreeRatio", "25");
            machine.setVMOption("G1PeriodicGCInterval", "10000");
        } catch (IllegalArgumentException e) {
            return; // Another collector, chosen by the operator, has rules of its own.
        }
        System.gc();
    }
}
