package dev.moongate.docs;

import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.moongate.system.SystemProperties;

/**
 * Gives the OpenAPI document the name that this service goes by, and its version. All
 * else in it is the same everywhere.
 */
@Component
class DocumentTitle implements ResourceTransformer {

	private final JsonMapper json;

	private final String name;

	private final String version;

	DocumentTitle(JsonMapper json, SystemProperties properties, ObjectProvider<BuildProperties> build) {
		this.json = json;
		this.name = properties.appName();
		this.version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("unknown");
	}

	@Override
	public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
			throws IOException {
		Resource file = chain.transform(request, resource);
		try (InputStream content = file.getInputStream()) {
			ObjectNode document = (ObjectNode) json.readTree(content);
			document.withObject("info").put("title", name).put("version", version);
			return new TransformedResource(file, json.writeValueAsBytes(document));
		}
	}

}
