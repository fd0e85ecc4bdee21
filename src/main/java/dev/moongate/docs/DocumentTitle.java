package dev.moongate.docs;

import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the OpenAPI document the name that this service goes by, and its version. All
 * else in it is the same everywhere.
 */
class DocumentTitle implements ResourceTransformer {

	private final JsonMapper json;

	private final String name;

	private final String version;

	DocumentTitle(JsonMapper json, String name, String version) {
		this.json = json;
		this.name = name;
		this.version = version;
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
