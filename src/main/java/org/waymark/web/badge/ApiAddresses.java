package org.waymark.web.badge;

/** The addresses of the API, below the installation's own. */
public final class ApiAddresses {
    public static final String OPEN_BADGES = "/ims/ob/v3p0";
    public static final String RECORDS = "/ims/clr/v2p0";
    public static final String REGISTER = "/oauth/register";
    public static final String AUTHORIZE = "/oauth/authorize";
    public static final String TOKEN = "/oauth/token";
    public static final String REVOKE = "/oauth/revoke";
    /** Says to people how a wallet is connected, and what holds for those who run one. */
    public static final String WALLETS = "/wallets";

    static final String METADATA = "/.well-known/oauth-authorization-server";

    private ApiAddresses() {}
}
