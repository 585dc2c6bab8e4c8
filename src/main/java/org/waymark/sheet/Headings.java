package org.waymark.sheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows what the headings of tables mean, in the languages that are most used. */
final class Headings {

    /** The meaning of a column. */
    enum Meaning {
        ID,
        EMAIL,
        USERNAME,
        ID_NUMBER,
        NAME,
        STATE,
        DATE,
        RESULT,
        RUN
    }

    private static final Map<Meaning, Set<String>> WORDS = Map.of(
            Meaning.ID,
            Set.of(
                    "id",
                    "userid",
                    "user id",
                    "lms id",
                    "learner id",
                    "id del usuario",
                    "id de usuario",
                    "id do usuario",
                    "id do utilizador",
                    "id utilisateur",
                    "nutzer id",
                    "benutzer id",
                    "nutzerid",
                    "benutzerid"),
            Meaning.USERNAME,
            Set.of(
                    "username",
                    "user name",
                    "login",
                    "login name",
                    "benutzername",
                    "anmeldename",
                    "nutzername",
                    "usuario",
                    "nombre de usuario",
                    "nome de usuario",
                    "nome de utilizador",
                    "utilizador",
                    "nom d'utilisateur"),
            Meaning.ID_NUMBER,
            Set.of(
                    "id number",
                    "idnumber",
                    "matrikelnummer",
                    "personalnummer",
                    "id nummer",
                    "numero de id",
                    "numero de identificacion",
                    "numero de identificacao",
                    "numero d'identification"),
            Meaning.NAME,
            Set.of(
                    "name",
                    "full name",
                    "fullname",
                    "learner",
                    "student",
                    "participant",
                    "vollstandiger name",
                    "teilnehmer",
                    "teilnehmerin",
                    "nombre",
                    "nombre completo",
                    "apellidos y nombre",
                    "participante",
                    "nome",
                    "nome completo",
                    "aluno",
                    "nom",
                    "nom complet"),
            Meaning.STATE,
            Set.of(
                    "status",
                    "state",
                    "completed",
                    "complete",
                    "completion",
                    "completion status",
                    "completion state",
                    "passed",
                    "finished",
                    "done",
                    "abgeschlossen",
                    "abschluss",
                    "abschlussstatus",
                    "bestanden",
                    "erledigt",
                    "estado",
                    "estado de finalizacion",
                    "completado",
                    "finalizado",
                    "terminado",
                    "aprobado",
                    "situacao",
                    "concluido",
                    "completo",
                    "aprovado",
                    "status de conclusao",
                    "estado de conclusao",
                    "statut",
                    "termine",
                    "acheve"),
            Meaning.DATE,
            Set.of(
                    "date",
                    "datum",
                    "fecha",
                    "data",
                    "completed at",
                    "completed on",
                    "finished at",
                    "finished on",
                    "time completed",
                    "course complete",
                    "course completed",
                    "abgeschlossen am",
                    "beendet am",
                    "kurs abgeschlossen",
                    "completado el",
                    "finalizado el",
                    "terminado el",
                    "curso completado",
                    "curso finalizado",
                    "concluido em",
                    "concluida em",
                    "curso concluido",
                    "cours termine",
                    "cours acheve"),
            Meaning.RESULT,
            Set.of(
                    "result",
                    "results",
                    "score",
                    "percent",
                    "percentage",
                    "%",
                    "ergebnis",
                    "prozent",
                    "resultado",
                    "porcentaje",
                    "percentual",
                    "percentagem",
                    "porcentagem",
                    "resultat",
                    "pourcentage"),
            Meaning.RUN,
            Set.of("run"));

    private static final List<String> MAIL = List.of("mail", "correo electronico", "courriel");
    private static final List<String> DAY = List.of("date", "datum", "fecha", "data ");
    private static final List<String> END =
            List.of("complet", "abschlus", "abgeschl", "finaliza", "termin", "conclus", "achev", "fertig", "erledig");

    /** Moodle's last heading of a report of course completion. */
    private static final Set<String> COURSE_COMPLETE = Set.of(
            "course complete",
            "kurs abgeschlossen",
            "kurs abgeschlossen am",
            "curso completado",
            "curso finalizado",
            "curso completo",
            "curso concluido",
            "cours termine",
            "cours acheve");

    private Headings() {}

    static Optional<Meaning> meaning(String heading) {
        String word = word(heading);
        if (MAIL.stream().anyMatch(word::contains)) {
            return Optional.of(Meaning.EMAIL);
        }
        for (Meaning meaning : Meaning.values()) {
            if (WORDS.getOrDefault(meaning, Set.of()).contains(word)) {
                return Optional.of(meaning);
            }
        }
        boolean day = DAY.stream().anyMatch(word::contains) && END.stream().anyMatch(word::contains);
        return day ? Optional.of(Meaning.DATE) : Optional.empty();
    }

    /** Counts the different things that the headings of a row speak of; cells that are no headings speak of none. */
    static long count(List<String> row) {
        return row.stream().flatMap(cell -> meaning(cell).stream()).distinct().count();
    }

    static boolean isCourseComplete(String heading) {
        return COURSE_COMPLETE.contains(word(heading));
    }

    /** Small letters without accents, and without what is added in brackets, such as a unit. */
    private static String word(String heading) {
        String plain = heading.length() > 100 ? heading.substring(0, 100) : heading;
        int aside = plain.indexOf('(');
        String text = aside > 0 ? plain.substring(0, aside) : plain;
        return Folding.fold(text.replaceAll("[-_:?*.]", " "));
    }
}
