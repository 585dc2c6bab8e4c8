package org.waymark.sheet;

import java.util.Arrays;
import java.util.Set;

/** The words by which tables say that something is complete, or that it is not, in the languages that are most used. */
final class StateWords {
    private static final Set<String> COMPLETE = Set.of(
            // one sign
            "x",
            "✓",
            "✔",
            "☑",
            "1",
            "ok",
            // English
            "yes",
            "y",
            "true",
            "completed",
            "complete",
            "passed",
            "pass",
            "finished",
            "done",
            // German
            "ja",
            "j",
            "wahr",
            "abgeschlossen",
            "bestanden",
            "erledigt",
            "fertig",
            "vollstandig",
            "absolviert",
            // Spanish
            "si",
            "s",
            "verdadero",
            "completado",
            "completada",
            "finalizado",
            "finalizada",
            "terminado",
            "terminada",
            "aprobado",
            "aprobada",
            "superado",
            // Portuguese
            "sim",
            "verdadeiro",
            "concluido",
            "concluida",
            "completo",
            "completa",
            "terminou",
            "aprovado",
            "aprovada",
            // French
            "oui",
            "vrai",
            "termine",
            "acheve",
            "reussi");

    private static final Set<String> NOT = Set.of(
            "-",
            "–",
            "—",
            "0",
            "n/a",
            "n",
            "no",
            "false",
            "incomplete",
            "failed",
            "fail",
            "pending",
            "open",
            "in progress",
            "nein",
            "falsch",
            "offen",
            "unvollstandig",
            "in bearbeitung",
            "durchgefallen",
            "falso",
            "incompleto",
            "incompleta",
            "pendiente",
            "en curso",
            "en progreso",
            "suspenso",
            "nao",
            "pendente",
            "em andamento",
            "em curso",
            "reprovado",
            "reprobado",
            "non",
            "faux",
            "inacheve",
            "en cours");

    /** A word that turns what stands beside it into its opposite, as in "Completed (did not achieve pass grade)". */
    private static final Set<String> NEGATION = Set.of(
            "not", "no", "never", "without", "failed", "nicht", "nein", "nie", "ohne", "kein", "keine", "nao", "sem",
            "sin", "nunca", "non", "pas", "sans", "noch");

    private StateWords() {}

    /** Tells whether a word is known to mean that it is complete. */
    static boolean meansComplete(String cell) {
        String text = Folding.fold(cell);
        int aside = text.indexOf('(');
        String said = aside < 0 ? text : text.substring(0, aside).strip();
        return COMPLETE.contains(said) && !isNegated(text);
    }

    /** Tells whether a word is known to mean that it is not. */
    static boolean meansNot(String cell) {
        String text = Folding.fold(cell);
        return NOT.contains(text) || (isNegated(text) && text.chars().noneMatch(Character::isDigit));
    }

    private static boolean isNegated(String text) {
        return Arrays.stream(text.split("[ (),.;:]")).anyMatch(NEGATION::contains);
    }
}
