package org.ridewell.escalation.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ridewell.escalation.entity.PageText;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;

class PageMailsTest {

    private static final Duration DEADLINE = Duration.ofMillis(50);
    private static final PageText TEXT = new PageText("needs help", "a pod hangs");

    private final List<String> taken = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();

    @Test
    void isDoneWhenTheServerTookTheMailToEachAddress() {
        PageMails mails = mails(this::take, Runnable::run);
        assertThat(mails.call("i.1", () -> TEXT)).contains(ActResult.done(0, "mail to 2 addresses", null));
        assertThat(taken)
                .containsExactly("olga@example.org needs help: a pod hangs", "pia@example.org needs help: a pod hangs");
    }

    @Test
    void failsAndSaysWhyWithoutAnAddressWhenTheServerTookNone() {
        PageMails mails = mails(
                (recipient, subject, body) -> {
                    MessagingException said = new MessagingException("550 <" + recipient + ">:\n no such user");
                    throw new MessagingException("Invalid Addresses", said);
                },
                Runnable::run);
        assertThat(mails.call("i.1", () -> TEXT))
                .contains(failed("no mail was taken: Invalid Addresses: 550 <(an address)>: no such user"));
    }

    @Test
    void failsWhenThereIsNoServerWhereItShouldBe() {
        PageMails mails = mails(
                (recipient, subject, body) -> {
                    throw new MessagingException("Couldn't connect", new ConnectException("Connection refused"));
                },
                Runnable::run);
        assertThat(mails.call("i.1", () -> TEXT))
                .contains(failed("no mail was taken: Couldn't connect: Connection refused"));
    }

    @Test
    void isDoneWhenOneOfTwoWasReachedAndSaysSo() {
        PageMails mails = mails(
                (recipient, subject, body) -> {
                    if (recipient.startsWith("pia")) {
                        throw new IllegalStateException();
                    }
                    take(recipient, subject, body);
                },
                Runnable::run);
        assertThat(mails.call("i.1", () -> TEXT))
                .contains(ActResult.done(0, "mail to 1 address, not to 1: IllegalStateException", null));
    }

    @Test
    void claimsNoMailWhereNobodyTakesAny() {
        assertThat(mails(null, waiting::add).call("i.1", () -> TEXT))
                .contains(ActResult.done(0, "no mail server is configured: log, Event and /ops only", null));
        assertThat(waiting).isEmpty();
    }

    @Test
    void keepsNobodyWaitingAndSendsOnceHoweverOftenItIsAsked() {
        PageMails mails = mails(this::take, waiting::add, Duration.ofMinutes(1));
        assertThat(mails.call("i.1", () -> TEXT)).isEmpty();
        assertThat(mails.call("i.1", () -> TEXT)).isEmpty();
        assertThat(waiting).hasSize(2);
        waiting.forEach(Runnable::run);
        assertThat(mails.call("i.1", () -> TEXT)).map(ActResult::status).contains(Status.DONE);
        assertThat(taken).hasSize(2);
    }

    @Test
    void failsAtItsDeadlineWhenTheServerDoesNotAnswer() {
        PageMails mails = mails(this::take, waiting::add);
        Optional<ActResult> end = Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> mails.call("i.1", () -> TEXT), Optional::isPresent);
        assertThat(end).contains(failed("no mail was taken: no answer within 50 ms"));
        assertThat(waiting).hasSize(2);
    }

    private void take(String recipient, String subject, String body) {
        taken.add(recipient + " " + subject + ": " + body);
    }

    private static ActResult failed(String detail) {
        return ActResult.of(Status.FAILED, 0, detail);
    }

    private static PageMails mails(PageMails.@Nullable Mailing mailing, Executor executor) {
        return mails(mailing, executor, DEADLINE);
    }

    private static PageMails mails(PageMails.@Nullable Mailing mailing, Executor executor, Duration deadline) {
        return new PageMails(mailing, List.of("olga@example.org", "pia@example.org"), executor, deadline);
    }
}
