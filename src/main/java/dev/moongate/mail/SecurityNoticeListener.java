package dev.moongate.mail;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.moongate.account.AccountDeleted;
import dev.moongate.account.EmailChanged;
import dev.moongate.account.PasswordChanged;
import dev.moongate.account.Recipient;
import dev.moongate.account.SignInsFailed;
import dev.moongate.session.NewDeviceUsed;
import dev.moongate.session.RefreshTokenReused;
import dev.moongate.system.Device;
import dev.moongate.system.Ids;

/**
 * Puts a notice into the outbox whenever something happens that the owner of an account
 * should know, in the transaction in which it happens.
 */
@Component
class SecurityNoticeListener {

	private final Outbox outbox;

	private final RequestOrigin origin;

	private final Ids ids;

	private final Clock clock;

	SecurityNoticeListener(Outbox outbox, RequestOrigin origin, Ids ids, Clock clock) {
		this.outbox = outbox;
		this.origin = origin;
		this.ids = ids;
		this.clock = clock;
	}

	@EventListener
	void on(PasswordChanged event) {
		tell(event.owner(), SecurityNotice.PASSWORD_CHANGED);
	}

	@EventListener
	void on(EmailChanged event) {
		tell(event.old(), SecurityNotice.EMAIL_CHANGED);
	}

	@EventListener
	void on(AccountDeleted event) {
		outbox.dropNoticesTo(event.recipient().email());
		if (event.byOwner()) {
			tell(event.recipient(), SecurityNotice.ACCOUNT_DELETED);
		}
		else {
			tell(event.recipient(), SecurityNotice.ACCOUNT_REMOVED, null, null);
		}
	}

	@EventListener
	void on(SignInsFailed event) {
		tell(event.owner(), SecurityNotice.FAILED_SIGN_INS);
	}

	@EventListener
	void on(RefreshTokenReused event) {
		tell(event.owner(), SecurityNotice.SESSION_REUSE);
	}

	@EventListener
	void on(NewDeviceUsed event) {
		tell(event.owner(), SecurityNotice.NEW_DEVICE);
	}

	private void tell(Recipient owner, SecurityNotice kind) {
		tell(owner, kind, origin.address(), origin.device());
	}

	private void tell(Recipient owner, SecurityNotice kind, @Nullable String ip, @Nullable Device device) {
		NoticeMail mail = new NoticeMail(ids.next(), kind, owner.email().value(), owner.language().tag(),
				clock.instant(), ip, device);
		outbox.put(NoticeMail.TASK, mail.id(), mail);
	}

}
