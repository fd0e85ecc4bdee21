package dev.moongate.system;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/**
 * Strict JSON: UTF-8 (RFC 8259 section 8.1), no duplicate keys, nothing after the value,
 * no guessing between types, no depth that serves no honest caller. Times are whole
 * seconds of UTC (RFC 3339).
 */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

	private static final int MAX_DEPTH = 16;

	private static final int MAX_NAME_LENGTH = 256;

	private static final int MAX_NUMBER_LENGTH = 64;

	@Bean
	JsonFactoryBuilderCustomizer strictReading() {
		return factory -> factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(MAX_DEPTH)
				.maxNameLength(MAX_NAME_LENGTH)
				.maxNumberLength(MAX_NUMBER_LENGTH)
				.build());
	}

	@Bean
	JsonMapperBuilderCustomizer strictBinding() {
		return mapper -> mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.withCoercionConfig(LogicalType.Textual,
					text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
			.addModule(new SimpleModule("moongate").addSerializer(Instant.class, new WholeSeconds()));
	}

	private static final class WholeSeconds extends StdSerializer<Instant> {

		private WholeSeconds() {
			super(Instant.class);
		}

		@Override
		public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
			json.writeString(text(value));
		}

		/**
		 * Writes what Instant itself writes, in a fraction of the time: that of a date
		 * and time needs no formatter, and leaves out seconds that are none.
		 */
		private static String text(Instant value) {
			LocalDateTime time = LocalDateTime.ofEpochSecond(value.getEpochSecond(), 0, ZoneOffset.UTC);
			return time + (time.getSecond() == 0 ? ":00Z" : "Z");
		}

	}

}
