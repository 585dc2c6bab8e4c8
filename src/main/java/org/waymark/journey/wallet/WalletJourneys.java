package org.waymark.journey.wallet;

import java.time.Duration;
import org.waymark.journey.credential.CredentialJourneys;
import org.waymark.journey.view.CheckCredential;
import org.waymark.work.Instance;

/** Builds what clients and learners do with each other. */
public final class WalletJourneys {
    private static final Duration PAUSE = Duration.ofDays(1);

    public final RegisterClient registerClient;
    public final AuthorizeClient authorizeClient;
    public final ExchangeTokens exchangeTokens;
    public final ReadWallet readWallet;
    public final KeepCredential keepCredential;
    public final ManageClients manageClients;

    public WalletJourneys(Instance instance, CredentialJourneys credentials, CheckCredential checkCredential) {
        registerClient = new RegisterClient(instance);
        authorizeClient = new AuthorizeClient(instance);
        exchangeTokens = new ExchangeTokens(instance);
        readWallet = new ReadWallet(instance, credentials.signCredentials, credentials.makeRecord);
        keepCredential = new KeepCredential(instance, checkCredential);
        manageClients = new ManageClients(instance);
        instance.work().every("wallets", PAUSE, registerClient::removeUnused);
    }
}
