package dev.moongate.session.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An endpoint that hands refresh tokens out or takes them, in the body or in a cookie as
 * the client asks. The OpenAPI document tells it.
 */
@Parameter(name = RefreshTokenCookie.TRANSPORT, in = ParameterIn.HEADER, description = """
		`cookie` keeps the refresh token out of the body, in a cookie that is `Secure`, `HttpOnly`,
		`SameSite=Strict` and sent to `/api/v1/auth` alone. Where a refresh token is taken, it is then taken from
		that cookie, and only from a page of the same or an allowed origin; without the header the cookie is not
		looked at.""", schema = @Schema(type = "string", allowableValues = { "body", "cookie" }, defaultValue = "body"))
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface TakesTokenTransport {

}
