package dev.moongate.token;

import java.io.OutputStream;
import java.io.Reader;
import java.util.Map;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.AbstractDeserializer;
import io.jsonwebtoken.io.AbstractSerializer;
import io.jsonwebtoken.io.DeserializationException;
import io.jsonwebtoken.io.Deserializer;
import io.jsonwebtoken.io.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of tokens, for jjwt, whose own module knows only an older Jackson. It refuses
 * duplicate members (RFC 7515 section 4, RFC 7519 section 4) and anything after the
 * object.
 */
@Component
class TokenJson {

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private final JsonMapper mapper;

	TokenJson(JsonMapper mapper) {
		this.mapper = mapper.rebuild()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.build();
	}

	/**
	 * Returns a builder of tokens that writes this JSON.
	 */
	JwtBuilder builder() {
		return Jwts.builder().json(serializer()).b64Url(SegmentOutput::new);
	}

	private Serializer<Map<String, ?>> serializer() {
		return new AbstractSerializer<>() {
			@Override
			protected void doSerialize(Map<String, ?> object, OutputStream out) {
				mapper.writeValue(out, object);
			}
		};
	}

	Deserializer<Map<String, ?>> deserializer() {
		return new AbstractDeserializer<>() {
			@Override
			protected Map<String, ?> doDeserialize(Reader reader) {
				return required(mapper.readValue(reader, OBJECT));
			}
		};
	}

	/**
	 * Reads one JSON object.
	 * @throws tools.jackson.core.JacksonException if it is not JSON of that shape
	 * @throws DeserializationException if it is {@code null}
	 */
	Map<String, Object> read(byte[] json) {
		return required(mapper.readValue(json, OBJECT));
	}

	private static Map<String, Object> required(@Nullable Map<String, Object> object) {
		if (object == null) {
			throw new DeserializationException("null is no object");
		}
		return object;
	}

}
