package org.waymark.journey.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.id.RegistrationId;
import org.waymark.keys.KeyFact;
import org.waymark.keys.KeySetName;
import org.waymark.keys.KeyUse;
import org.waymark.keys.Keys;
import org.waymark.work.Instance;

/** Manages the installation's key pairs for an operator. */
public final class ManageKeys {
    private final Instance instance;
    private final Keys keys;

    ManageKeys(Instance instance, Keys keys) {
        this.instance = instance;
        this.keys = keys;
    }

    public List<KeyFact> list() {
        return instance.inTransaction(keys::listFacts);
    }

    /**
     * Publishes a new key in every set of that use now and signs with it after the overlap.
     *
     * @return the kids, that of the installation's own set first
     */
    public List<String> rotate(KeyUse use, Duration overlap) {
        return list().stream()
                .map(KeyFact::set)
                .filter(set -> set.use() == use)
                .distinct()
                .map(set -> rotate(set, overlap))
                .toList();
    }

    /** Rotates the key set of one registration; empty when there is none. */
    public Optional<String> rotate(RegistrationId registration, Duration overlap) {
        KeySetName set = KeySetName.of(registration.value());
        boolean known = list().stream().anyMatch(fact -> fact.set().equals(set));
        return known ? Optional.of(rotate(set, overlap)) : Optional.empty();
    }

    private String rotate(KeySetName set, Duration overlap) {
        return instance.inTransaction(handle -> {
            String kid = keys.rotate(handle, set, instance.now(), overlap);
            instance.audit(handle, Act.KEY_ROTATED, Subject.INSTALLATION, set.use() + " " + kid);
            return kid;
        });
    }
}
