package dev.moongate.problem;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The answer to failures that the servlet container reports by an error dispatch.
 */
@Hidden
@Controller
class ContainerErrorController implements ErrorController {

	private final ProblemRenderer renderer;

	ContainerErrorController(ProblemRenderer renderer) {
		this.renderer = renderer;
	}

	@RequestMapping("${spring.web.error.path:/error}")
	void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		// whoever asks for this path by hand finds nothing here
		int code = status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
		renderer.render(ProblemException.of(Reason.ofStatus(code)), request, response);
	}

}
