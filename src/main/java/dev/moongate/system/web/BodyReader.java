package dev.moongate.system.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.system.Utf8;

/**
 * Reads the {@link RequestBody} of a controller: JSON in UTF-8, and no relative of it,
 * such as {@code application/merge-patch+json}, that means something else, nor anything
 * that is compressed. A body without a byte is none, whatever its type:
 * {@code curl -d ''} calls it a form, and some clients name a type with every request.
 */
final class BodyReader implements HandlerMethodArgumentResolver {

	private final JsonMapper json;

	BodyReader(JsonMapper json) {
		this.json = json;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(RequestBody.class);
	}

	/**
	 * Reads the body.
	 * @return {@code null} when there is none, or the JSON is {@code null}, and the
	 * controller can do without
	 * @throws HttpMediaTypeNotSupportedException when there is one of another type; it is
	 * not read to its end
	 * @throws HttpMessageNotReadableException when it is not what the controller takes,
	 * or does not arrive
	 */
	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders)
			throws HttpMediaTypeNotSupportedException {
		HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
		Object body;
		try {
			body = read(http, parameter.getParameterType());
		}
		catch (IOException | JacksonException ex) {
			throw unreadable("The body cannot be read as JSON", ex, http);
		}
		if (body == null && Objects.requireNonNull(parameter.getParameterAnnotation(RequestBody.class)).required()) {
			throw unreadable("There is no body", null, http);
		}
		return body;
	}

	private @Nullable Object read(HttpServletRequest request, Class<?> type)
			throws IOException, HttpMediaTypeNotSupportedException {
		InputStream body = request.getInputStream();
		if (isJson(request.getContentType()) && isPlain(request.getHeaders(HttpHeaders.CONTENT_ENCODING))) {
			byte[] bytes = body.readAllBytes();
			return (bytes.length > 0) ? json.readValue(Utf8.decodeJson(bytes), type) : null;
		}
		if (body.read() >= 0) {
			throw new HttpMediaTypeNotSupportedException((MediaType) null, List.of(MediaType.APPLICATION_JSON));
		}
		return null;
	}

	/**
	 * Nothing is decompressed, and what is compressed is no JSON (RFC 9110 section 8.4).
	 */
	private static boolean isPlain(Enumeration<String> encodings) {
		return Collections.list(encodings).stream().allMatch("identity"::equalsIgnoreCase);
	}

	private static boolean isJson(@Nullable String contentType) {
		if (contentType == null) {
			return false;
		}
		try {
			MediaType type = MediaType.parseMediaType(contentType);
			Charset charset = type.getCharset();
			return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
					&& (charset == null || charset.equals(StandardCharsets.UTF_8));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static HttpMessageNotReadableException unreadable(String message, @Nullable Exception cause,
			HttpServletRequest request) {
		return new HttpMessageNotReadableException(message, cause, new ServletServerHttpRequest(request));
	}

}
