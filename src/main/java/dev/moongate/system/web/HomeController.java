package dev.moongate.system.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.moongate.system.SystemProperties;

/**
 * What the service is, for whoever finds its address.
 */
@Tag(name = "Service")
@RestController
class HomeController {

	private final HomeResponse home;

	HomeController(SystemProperties properties, ObjectProvider<BuildProperties> build) {
		String version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("unknown");
		this.home = new HomeResponse(properties.appName(), version, properties.servesDocs() ? "/docs" : null);
	}

	@Operation(summary = "Name, version and where the documentation is",
			description = "A browser, or whoever else accepts `text/html`, gets the sign-in page where one is served.")
	@ApiResponse(responseCode = "200", description = "What the service is, or the sign-in page",
			content = {
					@Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(implementation = HomeResponse.class)),
					@Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")) })
	@GetMapping("/")
	HomeResponse home() {
		return home;
	}

	/**
	 * What the service is.
	 *
	 * @param name its name
	 * @param version its version
	 * @param docs the path of its documentation, or null where none is served
	 */
	@Schema(name = "Home")
	record HomeResponse(String name, String version, @Nullable String docs) {
	}

}
