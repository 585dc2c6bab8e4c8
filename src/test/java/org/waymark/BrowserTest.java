package org.waymark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test class that drives a real browser. On a machine without one it is skipped, and says so; where {@code CI=true}
 * it is never skipped, so that a missing browser fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserTest.Present.class)
public @interface BrowserTest {
    /** Where Debian and Ubuntu put them. */
    Path CHROMIUM = Path.of("/usr/bin/chromium");

    Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** Decides once for each class. */
    final class Present implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return decide("true".equals(System.getenv("CI")), CHROMIUM, DRIVER, context.getDisplayName());
        }

        static ConditionEvaluationResult decide(boolean ci, Path chromium, Path driver, String name) {
            if (ci) {
                return ConditionEvaluationResult.enabled("CI=true: nothing is skipped");
            }
            for (Path program : new Path[] {chromium, driver}) {
                if (!Files.isExecutable(program)) {
                    String reason = name + " is skipped: there is no " + program
                            + " (Debian packages chromium and chromium-driver)";
                    System.err.println(reason);
                    return ConditionEvaluationResult.disabled(reason);
                }
            }
            return ConditionEvaluationResult.enabled("the browser is there");
        }
    }
}
