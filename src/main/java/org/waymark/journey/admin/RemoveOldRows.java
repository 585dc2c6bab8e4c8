package org.waymark.journey.admin;

import java.time.Duration;
import java.time.Instant;
import org.waymark.administration.LaunchLog;
import org.waymark.lti.deeplink.DeepLinkingRequests;
import org.waymark.lti.launch.UsedStates;
import org.waymark.lti.platform.ToolKeys;
import org.waymark.work.Instance;

/** Removes what nobody can use any more: states, requests to pick content, key sets, and launches written down long ago. */
final class RemoveOldRows {
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofMinutes(10);
    private static final Duration LONGEST_PICK = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Instance instance;
    private final UsedStates usedStates = new UsedStates();
    private final DeepLinkingRequests deepLinkingRequests = new DeepLinkingRequests();
    private final ToolKeys toolKeys;
    private final LaunchLog launchLog;

    RemoveOldRows(Instance instance, ToolKeys toolKeys, LaunchLog launchLog) {
        this.instance = instance;
        this.toolKeys = toolKeys;
        this.launchLog = launchLog;
    }

    void everyFewMinutes() {
        instance.work().every("sweep", PAUSE, this::remove);
    }

    private void remove() {
        Instant now = instance.clock().instant();
        instance.database().useTransaction(handle -> {
            usedStates.removeExpired(handle, now.minus(KEPT_AFTER_EXPIRY));
            deepLinkingRequests.removeOld(handle, now.minus(LONGEST_PICK));
        });
        toolKeys.releaseUnused();
        launchLog.sweep();
    }
}
