package org.waymark.journey.wallet;

import java.util.List;
import java.util.Optional;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.authorization.Client;
import org.waymark.authorization.ClientId;
import org.waymark.authorization.ClientUse;
import org.waymark.authorization.Clients;
import org.waymark.work.Instance;

/** Lists the clients that registered themselves, for staff, and removes one. */
public final class ManageClients {
    private final Instance instance;
    private final Clients clients = new Clients();

    ManageClients(Instance instance) {
        this.instance = instance;
    }

    /**
     * A part of the list.
     *
     * @param more whether there are more behind it
     */
    public record Part(List<ClientUse> clients, boolean more) {
        public Part {
            clients = List.copyOf(clients);
        }
    }

    /** Lists clients, the last used first. */
    public Part list(int offset, int most) {
        List<ClientUse> found = instance.inTransaction(handle -> clients.list(handle, offset, most + 1));
        return new Part(found.subList(0, Math.min(most, found.size())), found.size() > most);
    }

    public Optional<ClientUse> find(ClientId id) {
        return instance.inTransaction(handle -> clients.findUse(handle, id));
    }

    /** Removes a client; all that learners let it do ends at once. @return false where there is none */
    public boolean remove(ClientId id) {
        return instance.inTransaction(handle -> {
            Optional<Client> client = clients.find(handle, id);
            return instance.audit(
                    handle,
                    clients.remove(handle, id),
                    Act.WALLET_REMOVED,
                    client.map(one -> new Subject(Subject.Kind.CLIENT, id.toString(), one.name()))
                            .orElse(Subject.INSTALLATION),
                    client.map(Client::host).orElse(""));
        });
    }
}
