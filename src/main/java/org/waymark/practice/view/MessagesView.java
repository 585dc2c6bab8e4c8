package org.waymark.practice.view;

import java.util.List;
import org.waymark.practice.wire.Message;

/**
 * The messages between the tool and the platform, newest first.
 *
 * @param shown how many messages are shown at most
 */
public record MessagesView(int shown, List<Message> messages) {}
