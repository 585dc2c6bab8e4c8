package org.waymark.web.wallet;

import org.waymark.web.part.LayoutView;

/**
 * The page that says to learners how a wallet is connected, and to those who run one what holds.
 *
 * @param discovery where a program begins, in words
 * @param service what a learner types into a wallet that asks for it
 */
public record WalletHelpView(LayoutView layout, String service, String discovery) {}
