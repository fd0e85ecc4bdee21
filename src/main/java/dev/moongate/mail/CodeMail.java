package dev.moongate.mail;

import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;

import dev.moongate.verification.Delivery;

/**
 * A code on its way: the data of its task. Neither the code nor the address is in it,
 * both are asked for when the mail is sent.
 *
 * @param codeId the identity of the code
 * @param language the tag of the language of the mail
 * @param delivery what is mailed
 */
record CodeMail(UUID codeId, String language, Delivery delivery) {

	static final TaskDescriptor<CodeMail> TASK = TaskDescriptor.of("code-mail", CodeMail.class);

}
