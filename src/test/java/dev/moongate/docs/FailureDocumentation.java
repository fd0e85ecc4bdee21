package dev.moongate.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

import dev.moongate.problem.ErrorCategory;
import dev.moongate.problem.FailsWith;
import dev.moongate.problem.ProblemBody;
import dev.moongate.problem.ProblemDetailBody;
import dev.moongate.problem.Reason;
import dev.moongate.system.Caller;

/**
 * Writes into the OpenAPI document what each endpoint can fail for, in both forms, and
 * the headers that answers carry.
 */
class FailureDocumentation implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {

	private static final Set<Reason> OF_ALL = EnumSet.of(Reason.NOT_ACCEPTABLE, Reason.INTERNAL_ERROR,
			Reason.DEPENDENCY_UNAVAILABLE, Reason.HOST_DENIED, Reason.ORIGIN_DENIED);

	private static final Set<Reason> OF_BODIES = EnumSet.of(Reason.INVALID_FIELDS, Reason.MALFORMED_JSON,
			Reason.PAYLOAD_TOO_LARGE, Reason.UNSUPPORTED_MEDIA_TYPE);

	private static final Set<Reason> OF_TOKENS = EnumSet.of(Reason.TOKEN_MISSING, Reason.TOKEN_INVALID,
			Reason.TOKEN_EXPIRED, Reason.TOKEN_REVOKED);

	@Override
	public Operation customize(Operation operation, HandlerMethod method) {
		Optional<MethodParameter> caller = Arrays.stream(method.getMethodParameters())
			.filter(parameter -> parameter.getParameterType() == Caller.class)
			.findAny();
		boolean needsToken = caller.isPresent() && !caller.get().isOptional();
		addSecurity(operation, caller.isPresent(), needsToken);
		Map<Integer, List<Reason>> byStatus = reasons(method, needsToken).stream()
			.collect(Collectors.groupingBy(reason -> reason.status().value(), TreeMap::new, Collectors.toList()));
		// what the method says of a status itself is more exact
		byStatus.forEach((status, reasons) -> operation.getResponses()
			.putIfAbsent(status.toString(), failure(reasons, operation)));
		operation.getResponses().forEach(FailureDocumentation::addCommonHeaders);
		return operation;
	}

	@Override
	public void customise(OpenAPI document) {
		for (Class<?> body : List.of(ProblemBody.class, ProblemDetailBody.class)) {
			ModelConverters.getInstance(true).readAll(body).forEach(document.getComponents()::addSchemas);
		}
	}

	/**
	 * Tells which tokens an operation takes, where its method does not say so itself. Who
	 * need not show one may show none; a refresh token stands in the body or in the
	 * cookie as well.
	 */
	private static void addSecurity(Operation operation, boolean takesToken, boolean needsToken) {
		if (takesToken && operation.getSecurity() == null) {
			operation.addSecurityItem(new SecurityRequirement().addList(OpenApiConfiguration.BEARER));
			if (!needsToken) {
				operation.addSecurityItem(new SecurityRequirement());
			}
		}
		else if (takes(OpenApiConfiguration.REFRESH, operation)) {
			operation.addSecurityItem(new SecurityRequirement());
		}
	}

	private static Set<Reason> reasons(HandlerMethod method, boolean needsToken) {
		Set<Reason> reasons = EnumSet.copyOf(OF_ALL);
		if (Arrays.stream(method.getMethodParameters()).anyMatch(FailureDocumentation::isBody)) {
			reasons.addAll(OF_BODIES);
		}
		if (needsToken) {
			reasons.addAll(OF_TOKENS);
		}
		FailsWith own = method.getMethodAnnotation(FailsWith.class);
		if (own != null) {
			reasons.addAll(Arrays.asList(own.value()));
		}
		return reasons;
	}

	private static boolean isBody(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(RequestBody.class);
	}

	private static ApiResponse failure(List<Reason> reasons, Operation operation) {
		List<Reason> sorted = new ArrayList<>(reasons);
		sorted.sort(Comparator.naturalOrder());
		String names = sorted.stream().map(reason -> "`" + reason.name() + "`").collect(Collectors.joining(", "));
		ApiResponse response = new ApiResponse().description(names)
			.content(new Content().addMediaType("application/json", schema("Failure"))
				.addMediaType("application/problem+json", schema("ProblemDetails")));
		List<String> challenges = challenges(reasons, operation);
		if (!challenges.isEmpty()) {
			response.addHeaderObject("WWW-Authenticate",
					new Header().description(String.join(" or ", challenges)).schema(new StringSchema()));
		}
		return response;
	}

	/**
	 * Returns how those who fail are told to say who they are: a service that is not
	 * known, and a user without a token that holds. A wrong password is not asked for
	 * again that way.
	 */
	private static List<String> challenges(List<Reason> reasons, Operation operation) {
		List<String> challenges = new ArrayList<>();
		if (reasons.contains(Reason.INVALID_CREDENTIALS) && takes(OpenApiConfiguration.BASIC, operation)) {
			challenges.add("`Basic` (RFC 7617 section 2)");
		}
		if (reasons.stream().anyMatch(reason -> reason.category() == ErrorCategory.INVALID_TOKEN)) {
			challenges.add("`Bearer` (RFC 6750 section 3)");
		}
		return challenges;
	}

	/**
	 * Whether an operation can be called with this kind of credentials.
	 */
	static boolean takes(String scheme, Operation operation) {
		return operation.getSecurity() != null
				&& operation.getSecurity().contains(new SecurityRequirement().addList(scheme));
	}

	private static void addCommonHeaders(String status, ApiResponse response) {
		if (status.equals("429") || status.equals("503")) {
			response.addHeaderObject("Retry-After",
					new Header().description("In how many seconds another try makes sense")
						.schema(new IntegerSchema()));
		}
		response.addHeaderObject("X-Request-Id",
				new Header().description("What to quote when asking for help").schema(new StringSchema()));
		response.addHeaderObject("X-Process-Time",
				new Header().description("How many seconds the answer took").schema(new StringSchema()));
	}

	private static MediaType schema(String name) {
		return new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + name));
	}

}
