package dev.moongate.session.web;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.problem.FailsWith;
import dev.moongate.problem.Reason;
import dev.moongate.problem.RefusedToken;
import dev.moongate.session.BasicCredentials;
import dev.moongate.session.IntrospectionService;
import dev.moongate.session.ServiceClientService;
import dev.moongate.session.TokenRevocationService;
import dev.moongate.system.Answer;
import dev.moongate.system.Caller;
import dev.moongate.system.ClientAddressResolver;

/**
 * What other services ask about tokens.
 */
@Tag(name = "For other services")
@RestController
@RequestMapping(path = "/api/v1/auth", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
class ServiceTokenController {

	private static final String BASIC = "service_client";

	private final ServiceClientService clients;

	private final IntrospectionService introspections;

	private final TokenRevocationService revocations;

	private final ClientAddressResolver addresses;

	ServiceTokenController(ServiceClientService clients, IntrospectionService introspections,
			TokenRevocationService revocations, ClientAddressResolver addresses) {
		this.clients = clients;
		this.introspections = introspections;
		this.revocations = revocations;
		this.addresses = addresses;
	}

	@Operation(summary = "Ask whether a token is valid now", description = """
			RFC 7662, by a service of `SERVICE_CLIENTS`. The answer has the shape of the RFC, without the envelope of
			other answers; failures have the usual form. `{"active": false}` and nothing else is the answer for
			everything that is not valid now. A refresh token is described without `username`, `roles` and
			`collection_name`, and its `aud` is another: it opens nothing.""",
			security = @SecurityRequirement(name = BASIC),
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
							schema = @Schema(implementation = TokenForm.class))))
	@FailsWith({ Reason.INVALID_CREDENTIALS, Reason.RATE_LIMITED, Reason.INVALID_FIELDS, Reason.PAYLOAD_TOO_LARGE,
			Reason.UNSUPPORTED_MEDIA_TYPE })
	@PostMapping("/introspect")
	IntrospectionResponse introspect(HttpServletRequest request) throws IOException {
		authenticate(request);
		TokenForm form = TokenForm.read(request);
		return introspections.introspect(form.token())
			.map(IntrospectionResponse::of)
			.orElse(IntrospectionResponse.INACTIVE);
	}

	@Operation(summary = "End a token", description = """
			RFC 7009, by a service of `SERVICE_CLIENTS`, or with an access token of the same session. A refresh token
			ends its session and all tokens of it, an access token ends alone. The answer is the same for a token
			that is none or has ended.""",
			security = { @SecurityRequirement(name = BASIC), @SecurityRequirement(name = "access_token") },
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
							schema = @Schema(implementation = TokenForm.class))))
	@FailsWith({ Reason.INVALID_CREDENTIALS, Reason.TOKEN_MISSING, Reason.TOKEN_INVALID, Reason.TOKEN_EXPIRED,
			Reason.TOKEN_REVOKED, Reason.RATE_LIMITED, Reason.INVALID_FIELDS, Reason.PAYLOAD_TOO_LARGE,
			Reason.UNSUPPORTED_MEDIA_TYPE })
	@PostMapping("/revoke")
	Answer<Answer.Nothing> revoke(@AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request)
			throws IOException {
		if (caller == null) {
			requireService(request);
		}
		TokenForm form = TokenForm.read(request);
		revocations.revoke(form.token(), caller);
		return Answer.done("answer.token.revoked");
	}

	/** Who shows no Basic credentials is told what is wrong with the bearer token. */
	private void requireService(HttpServletRequest request) {
		String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (authorization == null || !authorization.regionMatches(true, 0, "Basic", 0, 5)) {
			throw RefusedToken.of(request);
		}
		authenticate(request);
	}

	private void authenticate(HttpServletRequest request) {
		clients.authenticate(BasicCredentials.of(request.getHeader(HttpHeaders.AUTHORIZATION)).orElse(null),
				addresses.resolve(request));
	}

}
