package org.ridewell.cluster.control;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.control.KubernetesApi.Answer;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;

/** What an answer of the API server means for an act, by its HTTP status alone. */
final class Answers {

    private Answers() {}

    static ActResult of(Answer answer, String done, @Nullable String undo) {
        return answer.isDone() ? ActResult.done(answer.status(), done, undo) : refused(answer);
    }

    static ActResult refused(Answer answer) {
        Status status =
                switch (answer.status()) {
                    case 404, 410 -> Status.GONE;
                    // 422 is a failed test of a patch: the object changed after it was read
                    case 409, 412, 422 -> Status.CONFLICT;
                    default -> Status.FAILED;
                };
        return ActResult.of(status, answer.status(), answer.message());
    }

    interface Write {

        ActResult write() throws IOException;
    }

    /** Whatever happens on the way is a result, so that no act ends the loop. */
    static ActResult written(Write write) {
        try {
            return write.write();
        } catch (IOException e) {
            return silent(e);
        }
    }

    /** Sent or not, nobody answered: the next snapshot shows what became of it. */
    static ActResult silent(IOException e) {
        return e instanceof LeaseGate.NotLeading
                ? ActResult.of(Status.NOT_LEADING, 0, String.valueOf(e.getMessage()))
                : ActResult.of(Status.FAILED, 0, "no answer of the API server: " + e.getMessage());
    }
}
