package dev.moongate.admin.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.admin.KeyRotation;
import dev.moongate.admin.KeyRotationService;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Reason;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;

/**
 * The keys that sign tokens.
 */
@Tag(name = "Administration")
@RestController
@RequestMapping("/api/v1/admin/keys")
class KeyController {

	private final KeyRotationService rotations;

	KeyController(KeyRotationService rotations) {
		this.rotations = rotations;
	}

	@Operation(summary = "Replace the signing keys and end every session, in an emergency", description = """
			Every access and refresh token of everybody is dead at once, the caller's own too; the key set shows the
			new key only. Services that check tokens themselves refuse the old ones when their copy of the key set has
			aged.""")
	@FailsWith(Reason.ACCESS_DENIED)
	@PostMapping("/rotate")
	Answer<KeyRotation> rotate(@AuthenticationPrincipal Caller caller) {
		return Answer.ok("answer.keys.rotated", rotations.rotate(caller.userId()));
	}

}
