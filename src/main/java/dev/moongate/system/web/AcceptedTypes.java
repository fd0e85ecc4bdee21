package dev.moongate.system.web;

import java.util.Comparator;
import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What an {@code Accept} header asks for. Its parameters ask for nothing that there is:
 * JSON is written in UTF-8 and has no versions. Whoever asks for problem details asks for
 * the form of failures; successes are JSON to them as to everyone.
 */
final class AcceptedTypes extends HeaderContentNegotiationStrategy {

	/** RFC 7517, section 8.5.2. */
	static final MediaType JWK_SET = MediaType.valueOf("application/jwk-set+json");

	/** All that is written. */
	private static final List<MediaType> FORMS = List.of(MediaType.APPLICATION_JSON, JWK_SET);

	@Override
	public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		List<MediaType> named = super.resolveMediaTypes(request);
		if (named.equals(MEDIA_TYPE_ALL_LIST)) {
			return named;
		}
		List<MediaType> ranges = named.stream().map(AcceptedTypes::withoutParameters).toList();
		List<MediaType> accepted = ranges.stream().anyMatch(range -> range.getQualityValue() == 0)
				? FORMS.stream().filter(form -> quality(form, ranges) > 0).toList() : ranges;
		if (accepted.isEmpty()) {
			throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
		}
		return accepted;
	}

	/**
	 * Returns how much a form is wanted: what the most specific range says that has it
	 * (RFC 9110 section 12.5.1), and 0 if none has, or it is refused (section 12.4.2).
	 */
	private static double quality(MediaType form, List<MediaType> ranges) {
		return ranges.stream()
			.filter(range -> range.includes(form))
			.max(Comparator.comparingInt(AcceptedTypes::specificity).thenComparing(MediaType::getQualityValue))
			.map(MediaType::getQualityValue)
			.orElse(0.0);
	}

	private static int specificity(MediaType range) {
		return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
	}

	/**
	 * To refuse problem details is not to refuse JSON.
	 */
	private static MediaType withoutParameters(MediaType type) {
		boolean details = MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(type) && type.getQualityValue() > 0;
		MediaType form = details ? MediaType.APPLICATION_JSON : type;
		return new MediaType(form.getType(), form.getSubtype(), type.getQualityValue());
	}

}
