package dev.moongate.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Takes out of ReDoc's script the picture that it loads from its maker's host, which the
 * page's policy forbids anyway.
 */
class LogoFromNowhere implements ResourceTransformer {

	private static final String LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg";

	private static final String NOTHING = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

	@Override
	public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
			throws IOException {
		Resource transformed = chain.transform(request, resource);
		String name = transformed.getFilename();
		if (name == null || !name.endsWith(".js")) {
			return transformed;
		}
		String script = transformed.getContentAsString(StandardCharsets.UTF_8);
		return new TransformedResource(transformed, script.replace(LOGO, NOTHING).getBytes(StandardCharsets.UTF_8));
	}

}
