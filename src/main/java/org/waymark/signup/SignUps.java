package org.waymark.signup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.json.TextList;
import org.waymark.learning.RunId;
import org.waymark.people.CityId;
import org.waymark.people.LearnerId;

/** The sign-ups of runs. Whoever writes holds the run, so that nobody takes the same place twice. */
public final class SignUps {
    /** Stands for who moved somebody up where nobody did: places that became free. */
    public static final String BY_ITSELF = "Waymark";

    private static final String SELECT = """
            select id, run, learner_id as learner, city_id as city, tier, state, line, answers, shown, address, reminders,
              stop_token, signed_up_at, changed_at from sign_up
            """;

    private final SignUpSteps steps = new SignUpSteps();

    private record Row(
            SignUpId id,
            RunId run,
            LearnerId learner,
            @Nullable CityId city,
            String tier,
            SignUpState state,
            long line,
            String answers,
            boolean shown,
            @Nullable String address,
            boolean reminders,
            String stopToken,
            Instant signedUpAt,
            Instant changedAt) {
        SignUp signUp() {
            return new SignUp(
                    id,
                    run,
                    learner,
                    city,
                    tier,
                    state,
                    line,
                    pairs(answers),
                    shown,
                    address,
                    reminders,
                    stopToken,
                    signedUpAt,
                    changedAt);
        }
    }

    /** Reads questions and answers by turns. */
    private static List<Answer> pairs(String column) {
        List<String> texts = TextList.read(column);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            answers.add(new Answer(texts.get(i), texts.get(i + 1)));
        }
        return answers;
    }

    private static String texts(List<Answer> answers) {
        return TextList.write(answers.stream()
                .flatMap(one -> Stream.of(one.question(), one.text()))
                .toList());
    }

    /** Holds the run until the transaction ends: whoever gives places of it waits. */
    public void lock(Handle handle, RunId run) {
        handle.createUpdate("update run set register_here = register_here where slug = :run")
                .bind("run", run)
                .execute();
    }

    public Optional<SignUp> find(Handle handle, RunId run, LearnerId learner) {
        return handle.createQuery(SELECT + " where run = :run and learner_id = :learner")
                .bind("run", run)
                .bind("learner", learner)
                .mapTo(Row.class)
                .findOne()
                .map(Row::signUp);
    }

    public Optional<SignUp> find(Handle handle, SignUpId id) {
        return handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .findOne()
                .map(Row::signUp);
    }

    /** The sign-up whose mails carry this token. */
    public Optional<SignUp> findByStopToken(Handle handle, String token) {
        return handle.createQuery(SELECT + " where stop_token = :token")
                .bind("token", token)
                .mapTo(Row.class)
                .findOne()
                .map(Row::signUp);
    }

    /** All sign-ups of a run, of every state, in the order of the line. */
    public List<SignUp> list(Handle handle, RunId run) {
        return handle.createQuery(SELECT + " where run = :run order by line, id")
                .bind("run", run)
                .mapTo(Row.class)
                .map(Row::signUp)
                .list();
    }

    /** All sign-ups of a person, the last first. */
    public List<SignUp> list(Handle handle, LearnerId learner) {
        return handle.createQuery(SELECT + " where learner_id = :learner order by signed_up_at desc, id")
                .bind("learner", learner)
                .mapTo(Row.class)
                .map(Row::signUp)
                .list();
    }

    /** Adds a sign-up at the end of the run's line, or puts the person's earlier one there, and notes the step. */
    public void put(Handle handle, SignUp signUp) {
        long line = handle.createQuery("select coalesce(max(line), 0) + 1 from sign_up where run = :run")
                .bind("run", signUp.run())
                .mapTo(Long.class)
                .one();
        int known = write(handle, signUp, line, """
                update sign_up set city_id = :city, tier = :tier, state = :state, line = :newLine, answers = :texts,
                  shown = :shown, address = :address, reminders = :reminders, signed_up_at = :signedUpAt,
                  changed_at = :changedAt
                where run = :run and learner_id = :learner
                """);
        if (known == 0) {
            write(handle, signUp, line, """
                    insert into sign_up (id, run, learner_id, city_id, tier, state, line, answers, shown, address,
                      reminders, stop_token, signed_up_at, changed_at)
                    values (:id, :run, :learner, :city, :tier, :state, :newLine, :texts, :shown, :address, :reminders,
                      :stopToken, :signedUpAt, :changedAt)
                    """);
        }
        steps.add(handle, signUp.id(), signUp.state(), signUp.tier(), signUp.changedAt(), "", "");
    }

    private static int write(Handle handle, SignUp signUp, long line, String sql) {
        return handle.createUpdate(sql)
                .bindMethods(signUp)
                .bind("texts", texts(signUp.answers()))
                .bind("newLine", line)
                .execute();
    }

    /**
     * Moves a sign-up to another state or tier, and notes the step.
     *
     * @param by who does so, in words; empty for the person
     * @param note what the person is told of it; empty for nothing
     */
    public void mark(
            Handle handle, SignUp signUp, SignUpState state, String tier, Instant now, String by, String note) {
        handle.createUpdate("update sign_up set state = :state, tier = :tier, changed_at = :now where id = :id")
                .bind("state", state)
                .bind("tier", tier)
                .bind("now", now)
                .bind("id", signUp.id())
                .execute();
        steps.add(handle, signUp.id(), state, tier, now, by, note);
    }

    /** Changes what the person said about mail and about being seen, as long as there is hope of a place. */
    public boolean markWishes(Handle handle, SignUpId id, boolean shown, @Nullable String address, boolean reminders) {
        return handle.createUpdate("""
                                update sign_up set shown = :shown, address = :address, reminders = :reminders
                                where id = :id and state in ('APPLIED', 'PLACED', 'WAITING')
                                """)
                        .bind("shown", shown)
                        .bind("address", address)
                        .bind("reminders", reminders)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Changes whether others may see the person, as long as there is hope of a place. */
    public boolean markShown(Handle handle, SignUpId id, boolean shown) {
        return handle.createUpdate("""
                                update sign_up set shown = :shown
                                where id = :id and state in ('APPLIED', 'PLACED', 'WAITING')
                                """).bind("shown", shown).bind("id", id).execute() == 1;
    }

    /** Forgets how to reach a person who does not take part any more, and that others may see the person. */
    public void markGone(Handle handle, SignUpId id) {
        handle.createUpdate("update sign_up set shown = false, address = null, reminders = false where id = :id")
                .bind("id", id)
                .execute();
    }

    /** Ends the reminders of the sign-up whose mails carry this token. */
    public void markUnreminded(Handle handle, String token) {
        handle.createUpdate("update sign_up set reminders = false where stop_token = :token")
                .bind("token", token)
                .execute();
    }

    /** Moves the hopes and places of a person to another city, as the person is moved; null for none. */
    public void markCity(Handle handle, LearnerId learner, @Nullable CityId city) {
        handle.createUpdate("""
                        update sign_up set city_id = :city
                        where learner_id = :learner and state in ('APPLIED', 'PLACED', 'WAITING')
                        """).bind("city", city).bind("learner", learner).execute();
    }

    /** Names the way of taking part of everybody who registered while the run named none. */
    public void markTier(Handle handle, RunId run, String tier) {
        handle.createUpdate("update sign_up set tier = :tier where run = :run and tier = ''")
                .bind("tier", tier)
                .bind("run", run)
                .execute();
    }

    /** Counts who has a place in a run, waits, or applied. */
    public long countOpen(Handle handle, RunId run) {
        return handle.createQuery(
                        "select count(*) from sign_up where run = :run and state in ('APPLIED', 'PLACED', 'WAITING')")
                .bind("run", run)
                .mapTo(Long.class)
                .one();
    }

    /** Lists the runs that begin within these days, the last one included, and for which somebody is to be reminded. */
    public List<RunId> listToRemind(Handle handle, LocalDate from, LocalDate to) {
        return handle.createQuery("""
                        select r.slug from run r where r.start_date between :from and :to and exists (
                          select 1 from sign_up s where s.run = r.slug and s.state = 'PLACED' and s.reminders
                            and s.address is not null) order by r.slug
                        """)
                .bind("from", from)
                .bind("to", to)
                .mapTo(RunId.class)
                .list();
    }

    private record Named(SignUpId id, String name) {}

    /** The names of the cities for which people registered. */
    public Map<SignUpId, String> listCities(Handle handle, RunId run) {
        Map<SignUpId, String> names = new HashMap<>();
        handle.createQuery("""
                        select sign_up.id, city.name from sign_up join city on city.id = sign_up.city_id
                        where sign_up.run = :run
                        """)
                .bind("run", run)
                .mapTo(Named.class)
                .forEach(named -> names.put(named.id(), named.name()));
        return names;
    }

    /** Lists the runs for which somebody waits and that have not begun, or that are taken at any time. */
    public List<RunId> listWithWaiting(Handle handle, LocalDate today) {
        return handle.createQuery("""
                        select distinct s.run from sign_up s join run r on r.slug = s.run
                        where s.state = 'WAITING' and (r.start_date >= :today or r.run_format = 'SELF_PACED') order by s.run
                        """).bind("today", today).mapTo(RunId.class).list();
    }

    /** Lists the runs of which addresses are still kept. */
    public List<RunId> listWithAddresses(Handle handle) {
        return handle.createQuery("select distinct run from sign_up where address is not null order by run")
                .mapTo(RunId.class)
                .list();
    }

    /** Forgets the addresses of those sign-ups of a run that have not changed since then. */
    public void forgetAddresses(Handle handle, RunId run, Instant before) {
        handle.createUpdate("""
                        update sign_up set address = null, reminders = false
                        where run = :run and address is not null and changed_at < :before
                        """).bind("run", run).bind("before", before).execute();
    }
}
