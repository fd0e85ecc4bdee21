package dev.moongate.docs;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of records: names in {@code snake_case}, as the service writes them, and
 * every member that cannot be null required, so that generated clients need not ask
 * whether it is there. Only answers have nulls: in a request, what may be null in Java is
 * what may be absent, and where null means something the member says so itself. Beside
 * records there are maps, of which some hold anything, not objects alone.
 */
class RecordModels extends ModelResolver {

	private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES = new PropertyNamingStrategies.SnakeCaseStrategy();

	/** How records are called that are read and never written. */
	private static final Pattern READ = Pattern.compile(".*Request|.*Form|Imported.*");

	RecordModels() {
		super(snakeCase());
	}

	private static ObjectMapper snakeCase() {
		return Json.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
	}

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		Schema<?> schema = super.resolve(type, context, chain);
		JavaType java = _mapper.constructType(type.getType());
		if (schema != null && java.isMapLikeType() && java.getContentType().isJavaLangObject()) {
			schema.setAdditionalProperties(true);
		}
		Class<?> shape = java.getRawClass();
		if (schema != null && shape.isRecord()) {
			Schema<?> model = schema.get$ref() == null ? schema
					: context.getDefinedModels().get(schema.get$ref().replaceFirst(".*/", ""));
			if (model != null && model.getProperties() != null) {
				describe(shape, model);
			}
		}
		return schema;
	}

	private static void describe(Class<?> shape, Schema<?> model) {
		for (RecordComponent component : shape.getRecordComponents()) {
			String name = nameOf(component);
			Schema<?> property = model.getProperties().get(name);
			if (property == null) {
				continue;
			}
			boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
			if (!nullable && (model.getRequired() == null || !model.getRequired().contains(name))) {
				model.addRequiredItem(name);
			}
			else if (nullable && property.getTypes() != null && mayBeNull(shape, component)) {
				property.addType("null");
			}
		}
	}

	private static String nameOf(RecordComponent component) {
		JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
		return given == null || given.value().isEmpty() ? NAMES.translate(component.getName()) : given.value();
	}

	private static boolean mayBeNull(Class<?> shape, RecordComponent component) {
		if (READ.matcher(shape.getSimpleName()).matches()) {
			var given = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
			return given != null && given.nullable();
		}
		JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
		JsonInclude all = shape.getAnnotation(JsonInclude.class);
		return (own == null ? all : own) == null;
	}

}
