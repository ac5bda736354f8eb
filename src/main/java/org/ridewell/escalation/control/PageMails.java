package org.ridewell.escalation.control;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ridewell.escalation.entity.PageText;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;

/** One page is one mail to each address, all at once and beside whoever asks; it ends when each was taken or refused, and at its deadline at the latest. */
final class PageMails {

    private static final Logger LOG = Logger.getLogger(PageMails.class.getName());
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>]+@[^\\s<>]+");
    private static final int LONGEST = 200;

    /** How a mail goes out, on the caller's thread. */
    interface Mailing {

        /** @throws MessagingException when it was not taken */
        void send(String recipient, String subject, String body) throws MessagingException;
    }

    private final @Nullable Mailing mailing;
    private final List<String> recipients;
    private final Executor executor;
    private final Duration deadline;
    private final Map<String, CompletableFuture<ActResult>> calls = new HashMap<>();

    /** @param mailing null where nobody takes mails */
    PageMails(@Nullable Mailing mailing, List<String> recipients, Executor executor, Duration deadline) {
        this.mailing = mailing;
        this.recipients = List.copyOf(recipients);
        this.executor = executor;
        this.deadline = deadline;
    }

    /** Begins the call when it is the first that is heard of it; how it ended is said once, and empty until then. */
    synchronized Optional<ActResult> call(String id, Supplier<PageText> text) {
        Mailing out = mailing;
        if (out == null) {
            return Optional.of(ActResult.done(0, "no mail server is configured: log, Event and /ops only", null));
        }
        CompletableFuture<ActResult> call = calls.computeIfAbsent(id, first -> begun(out, text.get()));
        if (!call.isDone()) {
            return Optional.empty();
        }
        calls.remove(id);
        return Optional.of(call.join());
    }

    private CompletableFuture<ActResult> begun(Mailing out, PageText text) {
        List<CompletableFuture<Optional<String>>> mails =
                recipients.stream().map(to -> mail(out, to, text)).toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(mails.toArray(CompletableFuture<?>[]::new));
        return all.thenApply(ended -> result(mails));
    }

    private CompletableFuture<Optional<String>> mail(Mailing out, String recipient, PageText text) {
        Optional<String> late = Optional.of("no answer within " + deadline.toMillis() + " ms");
        return CompletableFuture.supplyAsync(() -> refusal(out, recipient, text), executor)
                .completeOnTimeout(late, deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why the mail was not taken; empty when it was. */
    private static Optional<String> refusal(Mailing out, String recipient, PageText text) {
        try {
            out.send(recipient, text.subject(), text.body());
            return Optional.empty();
        } catch (MessagingException | RuntimeException e) {
            LOG.log(Level.SEVERE, "a page was not taken", e);
            return Optional.of(why(e));
        }
    }

    private static ActResult result(List<CompletableFuture<Optional<String>>> mails) {
        List<String> refusals =
                mails.stream().flatMap(mail -> mail.join().stream()).toList();
        String why = String.join("; ", new LinkedHashSet<>(refusals));
        int taken = mails.size() - refusals.size();
        if (taken == 0) {
            return ActResult.of(Status.FAILED, 0, "no mail was taken: " + why);
        }
        String detail = "mail to " + taken + (taken == 1 ? " address" : " addresses");
        String rest = refusals.isEmpty() ? "" : ", not to " + refusals.size() + ": " + why;
        return ActResult.done(0, detail + rest, null);
    }

    /** In the server's words, which may repeat an address: those are personal, and the record is for ever. */
    private static String why(Exception refused) {
        Throwable root = refused;
        for (Throwable next = root.getCause(); next != null; next = next.getCause()) {
            root = next;
        }
        String top = said(refused);
        String said = root == refused ? top : top + ": " + said(root);
        return said.substring(0, Math.min(said.length(), LONGEST));
    }

    private static String said(Throwable refused) {
        String message = refused.getMessage();
        return message == null
                ? refused.getClass().getSimpleName()
                : ADDRESS.matcher(message).replaceAll("(an address)").strip().replaceAll("\\s+", " ");
    }
}
