package org.waymark.question;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;

/** Questions and what was written about them. Whoever writes about one holds its row first ({@link #findToChange}). */
public final class Questions {
    private static final String COLUMNS = """
            question.id, question.topic, question.state, question.learner_id as learner, question.city_id as city,
              question.name, question.address, question.page, question.token, question.asked_at, question.changed_at
            """;
    private static final String LINE = "select " + COLUMNS + """
            , entry.words, learner.name as person, city.name as city_name from question
            join question_entry entry on entry.question = question.id and entry.number = 1
            left join learner on learner.id = question.learner_id
            left join city on city.id = question.city_id
            """;

    /** Adds a question with what was asked. */
    public void add(Handle handle, Question question, String words) {
        handle.createUpdate("""
                        insert into question (id, topic, state, learner_id, city_id, name, address, page, token, asked_at,
                          changed_at)
                        values (:id, :topic, :state, :learner, :city, :name, :address, :page, :token, :askedAt, :changedAt)
                        """).bindMethods(question).execute();
        write(handle, question.id(), question.learner(), null, words, question.askedAt());
    }

    /**
     * Writes, for whoever asked, about a question whose row the caller holds.
     *
     * @param learner who writes; null for somebody who is not signed in
     * @param done what was done; null where somebody only writes
     */
    public void write(
            Handle handle,
            QuestionId id,
            @Nullable LearnerId learner,
            @Nullable Message done,
            String words,
            Instant now) {
        write(handle, id, learner, false, "", done, words, now);
    }

    /**
     * Writes, for staff, about a question whose row the caller holds.
     *
     * @param by who writes, in words
     * @param done what staff did; null where they only write
     */
    public void answer(Handle handle, QuestionId id, String by, @Nullable Message done, String words, Instant now) {
        write(handle, id, null, true, by, done, words, now);
    }

    private static void write(
            Handle handle,
            QuestionId id,
            @Nullable LearnerId learner,
            boolean byStaff,
            String by,
            @Nullable Message done,
            String words,
            Instant now) {
        handle.createUpdate("""
                        insert into question_entry (question, number, learner_id, by_staff, written_by, done, words, written_at)
                        select :id, coalesce(max(number), 0) + 1, :learner, :byStaff, :by, :done, :words, :now
                        from question_entry where question = :id
                        """)
                .bind("id", id)
                .bind("learner", learner)
                .bind("byStaff", byStaff)
                .bind("by", by)
                .bind("done", done)
                .bind("words", words)
                .bind("now", now)
                .execute();
    }

    /** Counts what was written about a question. */
    public int countEntries(Handle handle, QuestionId id) {
        return handle.createQuery("select count(*) from question_entry where question = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    /** Counts what others than staff have written after so many entries. */
    public int countSince(Handle handle, QuestionId id, int number) {
        return handle.createQuery(
                        "select count(*) from question_entry where question = :id and number > :number and not by_staff")
                .bind("id", id)
                .bind("number", number)
                .mapTo(Integer.class)
                .one();
    }

    /** Removes a question with all that was written about it. */
    public void remove(Handle handle, QuestionId id) {
        handle.createUpdate("delete from question_entry where question = :id")
                .bind("id", id)
                .execute();
        handle.createUpdate("delete from question where id = :id")
                .bind("id", id)
                .execute();
    }

    /** Gives a question another state. */
    public void mark(Handle handle, QuestionId id, QuestionState state, Instant now) {
        handle.createUpdate("update question set state = :state, changed_at = :now where id = :id")
                .bind("id", id)
                .bind("state", state)
                .bind("now", now)
                .execute();
    }

    /** Gives a question another topic, and so another contact. */
    public void markTopic(Handle handle, QuestionId id, Topic topic, Instant now) {
        handle.createUpdate("update question set topic = :topic, changed_at = :now where id = :id")
                .bind("id", id)
                .bind("topic", topic)
                .bind("now", now)
                .execute();
    }

    public Optional<QuestionLine> find(Handle handle, QuestionId id) {
        return handle.createQuery(LINE + " where question.id = :id")
                .bind("id", id)
                .mapTo(QuestionLine.class)
                .findOne();
    }

    /** Finds a question and holds its row until the transaction ends. */
    public Optional<Question> findToChange(Handle handle, QuestionId id) {
        return handle.createQuery("select " + COLUMNS + " from question where id = :id for update")
                .bind("id", id)
                .mapTo(Question.class)
                .findOne();
    }

    /** Finds the question whose address carries a token; what a city asks is opened by its leads alone. */
    public Optional<QuestionId> findByToken(Handle handle, String token) {
        return handle.createQuery("select id from question where token = :token and topic <> 'HOSTING'")
                .bind("token", token)
                .mapTo(QuestionId.class)
                .findOne();
    }

    /** What was written about a question, in order. */
    public List<QuestionEntry> listEntries(Handle handle, QuestionId id) {
        return handle.createQuery("""
                        select number, by_staff, written_by as by, done, words, written_at from question_entry
                        where question = :id order by number
                        """).bind("id", id).mapTo(QuestionEntry.class).list();
    }

    /** The questions of a person, the last first. */
    public List<QuestionLine> list(Handle handle, LearnerId learner) {
        return handle.createQuery(LINE + " where question.learner_id = :learner order by asked_at desc, question.id")
                .bind("learner", learner)
                .mapTo(QuestionLine.class)
                .list();
    }

    /** Lists questions as a filter says: those that wait for an answer first, the longest first. */
    public List<QuestionLine> list(Handle handle, QuestionFilter filter, int offset, int most) {
        return query(handle, LINE, filter, """
                         order by case when question.state = 'OPEN' then 0 else 1 end,
                          case when question.state = 'OPEN' then question.changed_at end,
                          question.changed_at desc, question.id offset :offset rows fetch first :most rows only
                        """)
                .bind("offset", offset)
                .bind("most", most)
                .mapTo(QuestionLine.class)
                .list();
    }

    public int count(Handle handle, QuestionFilter filter) {
        return query(handle, "select count(*) from question", filter, "")
                .mapTo(Integer.class)
                .one();
    }

    /** Counts what a person has asked since then. */
    public int countSince(Handle handle, LearnerId learner, Instant since) {
        return handle.createQuery("select count(*) from question where learner_id = :learner and asked_at > :since")
                .bind("learner", learner)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    /** Counts the questions of people who were not signed in that nobody has answered. */
    public int countOpenOfStrangers(Handle handle) {
        return handle.createQuery("select count(*) from question where state = 'OPEN' and learner_id is null"
                        + " and topic <> 'HOSTING'")
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Forgets names and addresses, and says of how many questions.
     *
     * @param settled of those that staff answered or settled, when nobody has written since then
     * @param open of those that nobody answered, when nobody has written since then
     */
    public int forget(Handle handle, Instant settled, Instant open) {
        return handle.createUpdate("""
                        update question set address = null, name = ''
                        where (address is not null or name <> '')
                          and ((state <> 'OPEN' and changed_at < :settled) or changed_at < :open)
                        """)
                .bind("settled", settled)
                .bind("open", open)
                .execute();
    }

    private static Query query(Handle handle, String select, QuestionFilter filter, String order) {
        Map<String, Object> bound = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder(" where 1 = 1");
        if (filter.state() != null) {
            where.append(" and question.state = :state");
            bound.put("state", filter.state());
        }
        if (filter.topic() != null) {
            where.append(" and question.topic = :topic");
            bound.put("topic", filter.topic());
        }
        CityId city = filter.city();
        if (city != null) {
            where.append(" and question.city_id = :city");
            bound.put("city", city);
        }
        Query query = handle.createQuery(select + where + order);
        bound.forEach(query::bind);
        return query;
    }
}
