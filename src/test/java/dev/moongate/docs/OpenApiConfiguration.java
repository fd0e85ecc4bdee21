package dev.moongate.docs;

import java.util.List;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import dev.moongate.system.Caller;
import dev.moongate.system.Language;

/**
 * What the OpenAPI document says beyond what the controllers say. No stereotype marks it
 * or what it imports: the application is searched for beans together with its tests, and
 * only one of them writes the document.
 */
@Import({ FailureDocumentation.class, OperationNames.class, RateLimitDocumentation.class, RequestExamples.class,
		TokenCookieDocumentation.class })
class OpenApiConfiguration {

	static final String BEARER = "access_token";

	static final String REFRESH = "refresh_token";

	static final String BASIC = "service_client";

	private static final String DESCRIPTION = """
			Accounts, sessions and tokens for frontend applications.

			Every success is `{"code", "message", "data"}`, every failure
			`{"code", "message", "error", "reason", "request_id"}`: program against `reason`. A client whose `Accept`
			names `application/problem+json` gets failures as RFC 9457 problem details. Messages come in the language
			of `Accept-Language`: `en`, `zh-CN` or `zh-TW`.""";

	/** In the order in which a frontend needs them. */
	private static final List<String> CHAPTERS = List.of("Sign up", "Sign in", "E-mail codes", "Captcha", "Session",
			"Own account", "Password", "For other services", "Administration: users", "Administration: audit",
			"Administration", "Service");

	static {
		// arguments that Moongate fills in and no caller sends
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Language.class);
	}

	@Bean
	OpenAPI document() {
		SecurityScheme bearer = new SecurityScheme().type(SecurityScheme.Type.HTTP)
			.scheme("bearer")
			.bearerFormat("JWT")
			.description("The `access_token` of a login, a registration or a refresh");
		SecurityScheme refresh = new SecurityScheme().type(SecurityScheme.Type.HTTP)
			.scheme("bearer")
			.bearerFormat("JWT")
			.description("The `refresh_token` of a login, a registration or a refresh, for the next refresh alone");
		SecurityScheme basic = new SecurityScheme().type(SecurityScheme.Type.HTTP)
			.scheme("basic")
			.description("A service of `SERVICE_CLIENTS` (RFC 6749 section 2.3.1)");
		return new OpenAPI().info(new Info().title("Moongate").version("unknown").description(DESCRIPTION))
			.tags(CHAPTERS.stream().map(chapter -> new Tag().name(chapter)).toList())
			.servers(List.of(new Server().url("/").description("This server")))
			.components(new Components().addSecuritySchemes(BEARER, bearer)
				.addSecuritySchemes(REFRESH, refresh)
				.addSecuritySchemes(BASIC, basic));
	}

	@Bean
	ModelResolver models() {
		return new RecordModels();
	}

}
