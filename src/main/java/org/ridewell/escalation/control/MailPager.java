package org.ridewell.escalation.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ridewell.configuration.control.PublicAddress;
import org.ridewell.configuration.control.Settings;
import org.ridewell.escalation.entity.PageText;
import org.ridewell.escalation.entity.Recipients;
import org.ridewell.mail.control.Post;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.watchdog.control.Pager;
import org.ridewell.watchdog.entity.Decision;
import org.ridewell.watchdog.entity.Incident;

/** Rung 7: calls people by mail. With a mail server it needs no database, which may be the patient. */
@ApplicationScoped
public class MailPager implements Pager {

    /** Twice what the mail server may take for one answer, and less than the shortest cooldown of a playbook. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final String DEMO_OPS = "ops@example.org";

    /** {@code RIDEWELL_PAGE_TO}: who is mailed when a human is needed, with commas between the addresses; without it the first OPS account's, in local mode the demo's. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_PAGE_TO")
    private Optional<String> pageTo;

    @Inject
    @ConfigProperty(name = "RIDEWELL_OPS_EMAIL")
    private Optional<String> opsEmail;

    @Inject
    private Settings settings;

    @Inject
    private PublicAddress address;

    @Inject
    private Post post;

    @Resource
    private ManagedExecutorService executor;

    private PageMails mails;

    @PostConstruct
    void open() {
        String operations = settings.isLocal() ? DEMO_OPS : opsEmail.orElse("");
        List<String> recipients = Recipients.of(pageTo.orElse(""), operations);
        mails = new PageMails(post.isServed() ? post::deliver : null, recipients, executor, DEADLINE);
    }

    @Override
    public Optional<ActResult> call(Incident incident, Decision page) {
        return mails.call(page.id(), () -> PageText.of(incident, page, address.of("/ops")));
    }
}
