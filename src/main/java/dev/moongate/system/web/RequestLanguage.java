package dev.moongate.system.web;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.LocaleResolver;

import dev.moongate.system.Language;
import dev.moongate.system.SystemProperties;

/**
 * The language of a request: the locale of its messages, and a {@link Language} argument
 * for controllers that pass it on. The bean's name is the one Spring MVC looks for.
 */
@Component("localeResolver")
class RequestLanguage implements LocaleResolver, HandlerMethodArgumentResolver {

	private final Language fallback;

	RequestLanguage(SystemProperties properties) {
		this.fallback = properties.defaultLanguage();
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		return Language.of(request, fallback).locale();
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("The language is the caller's choice");
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Language.class;
	}

	@Override
	public Language resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) {
		return Language.of((HttpServletRequest) request.getNativeRequest(), fallback);
	}

}
