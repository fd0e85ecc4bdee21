package dev.moongate.system.web;

import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What an {@code Accept} header asks for. Its parameters ask for nothing that there is:
 * JSON is written in UTF-8 and has no versions. What has a quality of 0 is not accepted
 * (RFC 9110 section 12.4.2). Whoever asks for problem details asks for the form of
 * failures; successes are JSON to them as to everyone.
 */
final class AcceptedTypes extends HeaderContentNegotiationStrategy {

	@Override
	public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		List<MediaType> named = super.resolveMediaTypes(request);
		if (named.equals(MEDIA_TYPE_ALL_LIST)) {
			return named;
		}
		List<MediaType> accepted = named.stream()
			.filter(type -> type.getQualityValue() > 0)
			.map(AcceptedTypes::withoutParameters)
			.toList();
		if (accepted.isEmpty()) {
			throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
		}
		return accepted;
	}

	private static MediaType withoutParameters(MediaType type) {
		MediaType form = MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(type) ? MediaType.APPLICATION_JSON
				: type;
		return new MediaType(form.getType(), form.getSubtype(), type.getQualityValue());
	}

}
