package dev.moongate.mail;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.moongate.verification.CodeIssued;

/**
 * Puts the mail of every code that is issued into the outbox.
 */
@Component
class CodeMailListener {

	private final Outbox outbox;

	CodeMailListener(Outbox outbox) {
		this.outbox = outbox;
	}

	/**
	 * Runs in the transaction that stores the code. What is not going to be mailed is put
	 * in too, so that the request costs the same whether there is an account or not.
	 */
	@EventListener
	void on(CodeIssued event) {
		CodeMail mail = new CodeMail(event.codeId(), event.language().tag(), event.delivery());
		outbox.put(CodeMail.TASK, event.codeId(), mail);
	}

}
