package org.waymark.operation;

import java.time.Instant;
import java.util.List;
import org.waymark.credential.signing.UnsignedCredentials;
import org.waymark.mail.MailTrouble;
import org.waymark.passback.UndeliveredOf;
import org.waymark.poll.PollCount;
import org.waymark.work.WorkCount;

/**
 * What waited and what failed in an installation at one moment.
 *
 * @param grades that have not arrived, by platform
 * @param work in the queue
 * @param looks at platforms that failed last time, by kind
 * @param launchesLost how many launches of the last week are missing in the launch log
 * @param badges that are not signed yet
 */
public record Waiting(
        Instant at,
        List<UndeliveredOf> grades,
        WorkCount work,
        MailTrouble mail,
        List<PollCount> looks,
        long launchesLost,
        UnsignedCredentials.Count badges) {

    public Waiting {
        grades = List.copyOf(grades);
        looks = List.copyOf(looks);
    }
}
