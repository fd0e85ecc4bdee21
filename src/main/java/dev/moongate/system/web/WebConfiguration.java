package dev.moongate.system.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/**
 * How requests are read and answers written.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer, WebMvcRegistrations {

	private static final AcceptedTypes ACCEPTED = new AcceptedTypes();

	private final RequestLanguage language;

	private final JsonMapper json;

	private final MessageSource messages;

	WebConfiguration(RequestLanguage language, JsonMapper json, MessageSource messages) {
		this.language = language;
		this.json = json;
		this.messages = messages;
	}

	/**
	 * Bodies are read by {@link BodyReader} and written by {@link AnswerWriter}, and the
	 * methods of a path by {@link OptionsWriter}. They come first: among Spring's own,
	 * others take whatever {@code @RequestBody} asks for and a {@code @RestController}
	 * returns.
	 */
	@Override
	public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
		BodyReader bodies = new BodyReader(json);
		List<HandlerMethodReturnValueHandler> writers = List.of(new AnswerWriter(json, messages), new OptionsWriter());
		return new RequestMappingHandlerAdapter() {

			@Override
			public void afterPropertiesSet() {
				super.afterPropertiesSet();
				setArgumentResolvers(startingWith(List.of(bodies), Objects.requireNonNull(getArgumentResolvers())));
				setReturnValueHandlers(startingWith(writers, Objects.requireNonNull(getReturnValueHandlers())));
			}

		};
	}

	private static <T> List<T> startingWith(List<? extends T> first, List<T> others) {
		List<T> all = new ArrayList<>(first);
		all.addAll(others);
		return all;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(language);
	}

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
		negotiation.strategies(List.of(ACCEPTED));
	}

	/**
	 * The answer to a proxy has no body.
	 */
	@Override
	public void addInterceptors(InterceptorRegistry interceptors) {
		interceptors.addInterceptor(new JsonIsAccepted(ACCEPTED))
			.addPathPatterns("/api/**", "/health")
			.excludePathPatterns("/api/v1/auth/forward-auth/**");
	}

	/**
	 * JSON is all that is spoken, and files go out as they are. Spring would add whatever
	 * else a library on the class path can write.
	 */
	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
		JacksonJsonHttpMessageConverter writer = new JacksonJsonHttpMessageConverter(json);
		writer.setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON, AcceptedTypes.JWK_SET));
		converters.disableDefaults()
			.withStringConverter(new StringHttpMessageConverter(StandardCharsets.UTF_8))
			.withJsonConverter(writer)
			.addCustomConverter(new ByteArrayHttpMessageConverter())
			.addCustomConverter(new ResourceHttpMessageConverter(false));
	}

}
