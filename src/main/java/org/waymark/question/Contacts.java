package org.waymark.question;

import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The contacts that staff have named, one for each topic. */
public final class Contacts {

    /** Lists the contact of every topic, in the order of topics; one that nobody named is empty. */
    public List<Contact> list(Handle handle) {
        return Arrays.stream(Topic.values()).map(topic -> get(handle, topic)).toList();
    }

    /** Returns the contact of a topic, which is empty where nobody named one. */
    public Contact get(Handle handle, Topic topic) {
        return handle.createQuery("select topic, name, address from contact where topic = :topic")
                .bind("topic", topic)
                .mapTo(Contact.class)
                .findOne()
                .orElse(new Contact(topic, "", ""));
    }

    /** Names the contact of a topic. */
    public void put(Handle handle, Contact contact) {
        int known = handle.createUpdate("update contact set name = :name, address = :address where topic = :topic")
                .bindMethods(contact)
                .execute();
        if (known == 0) {
            handle.createUpdate("insert into contact (topic, name, address) values (:topic, :name, :address)"
                            + " on conflict do nothing")
                    .bindMethods(contact)
                    .execute();
        }
    }
}
