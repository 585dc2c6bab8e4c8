package org.waymark.question;

/**
 * Whom to ask about a topic.
 *
 * @param name a person or an office; may be empty
 * @param address of mail; may be empty
 */
public record Contact(Topic topic, String name, String address) {}
