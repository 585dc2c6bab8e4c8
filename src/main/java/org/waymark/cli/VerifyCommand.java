package org.waymark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.verify.HandedIn;
import org.waymark.credential.verify.NamedHolders;
import org.waymark.credential.verify.VerificationReport;
import org.waymark.journey.view.CheckCredential;
import org.waymark.language.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a credential, ours or another's, as the page {@code /verify} does. */
@Command(
        name = "verify",
        description = "Checks a credential: prints each step, then the verdict; ends with 1 when it is not valid.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private static final int LONGEST = 8 * 1024 * 1024;
    private static final Messages PAGE = Messages.of("web/open");

    private final Operator operator;

    @Parameters(
            paramLabel = "FILE|ADDRESS|CODE",
            description =
                    "a file (JWT, JSON, PNG, SVG, PDF), the address of a credential, the code of a certificate, or signed text")
    private String what = "";

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            description =
                    "an e-mail address: tells whether the credential names its holder; ends with 1 when it does not, or names nobody by an address")
    private @Nullable String email;

    VerifyCommand(Operator operator) {
        this.operator = operator;
    }

    @Override
    public Integer call() {
        byte[] bytes;
        try {
            bytes = bytes();
        } catch (IOException e) {
            return operator.refused("The file " + what + " cannot be read");
        }
        if (bytes.length > LONGEST) {
            return operator.refused("The file " + what + " is larger than any credential");
        }
        return operator.withJourneys(journeys -> {
            CheckCredential check = journeys.views.checkCredential;
            HandedIn handedIn = check.read(bytes);
            Optional<VerificationReport> report = check.checkOurs(handedIn).or(() -> check.check(handedIn, () -> {}));
            if (report.isEmpty()) {
                return operator.refused("There is no signed credential in this, and none of ours has this code");
            }
            VerificationReport all = email == null ? report.get() : report.get().compareHolder(email);
            all.checks()
                    .forEach(found -> operator.out()
                            .println(found.grade() + "\t" + found.name().words() + "\t"
                                    + found.finding().words()));
            operator.out().println(PAGE.say(all.verdict()));
            boolean named = email == null || all.holders().compare(email) == NamedHolders.Fit.FITS;
            return all.valid() && named ? Operator.OK : Operator.REFUSED;
        });
    }

    private byte[] bytes() throws IOException {
        try {
            Path file = Path.of(what);
            if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    return in.readNBytes(LONGEST + 1);
                }
            }
        } catch (InvalidPathException e) {
            // No name of a file, so it is the credential itself, its code or its address.
        }
        return what.getBytes(StandardCharsets.UTF_8);
    }
}
