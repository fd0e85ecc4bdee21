package dev.moongate.captcha.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.captcha.Captcha;
import dev.moongate.captcha.CaptchaService;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Fields;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;

/**
 * Pictures for people who failed to sign in or ask for many codes.
 */
@Tag(name = "Captcha")
@RestController
@RequestMapping("/api/v1/auth/captcha")
class CaptchaController {

	private final CaptchaService captchas;

	CaptchaController(CaptchaService captchas) {
		this.captchas = captchas;
	}

	@Operation(summary = "Draw a captcha")
	@FailsWith({ Reason.RATE_LIMITED, Reason.BUSY })
	@GetMapping
	Answer<Captcha> draw() {
		return Answer.ok("answer.captcha", captchas.draw());
	}

	@Operation(summary = "Draw another captcha in the place of one", description = "The old one is dead.")
	@FailsWith({ Reason.RATE_LIMITED, Reason.BUSY })
	@PostMapping("/refresh")
	Answer<Captcha> refresh(@RequestBody RefreshRequest request) {
		return Answer.ok("answer.captcha", captchas.replace(request.toCaptchaId()));
	}

	@Schema(name = "CaptchaRefresh", requiredProperties = "captcha_id")
	record RefreshRequest(@Nullable String captchaId) {

		String toCaptchaId() {
			Fields fields = new Fields();
			Fields.Checked<String> id = fields.required("captcha_id", captchaId, text -> text);
			fields.verify();
			return id.get();
		}

	}

}
