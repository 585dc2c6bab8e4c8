package org.waymark.practice.view;

import java.util.List;
import org.waymark.practice.school.Client;

/**
 * The registered tools, and a form for the next one.
 *
 * @param problem what was wrong with the link that was typed; empty when nothing was
 * @param token opens the web services
 */
public record AdminView(String problem, List<Client> clients, String webServices, String token) {}
