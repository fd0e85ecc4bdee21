package dev.moongate.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

import dev.moongate.session.ClientInfo;
import dev.moongate.system.Caller;
import dev.moongate.system.ClientAddressResolver;
import dev.moongate.system.Ids;
import dev.moongate.system.RequestId;

/**
 * Makes a record of an event and the request it came with.
 */
@Component
class AuditScribe {

	private final ClientAddressResolver addresses;

	private final JsonMapper json;

	private final Ids ids;

	private final Clock clock;

	AuditScribe(ClientAddressResolver addresses, JsonMapper json, Ids ids, Clock clock) {
		this.addresses = addresses;
		this.json = json;
		this.ids = ids;
		this.clock = clock;
	}

	AuditRecord write(AuditEvent event) {
		return new AuditRecord(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), event.type(), event.result(),
				event.reason() == null ? null : event.reason().name(), 1, jsonOf(event.details()),
				event.target() == null ? null : event.target().value(), originOf(event));
	}

	private @Nullable String jsonOf(Map<String, Object> details) {
		return details.isEmpty() ? null : json.writeValueAsString(details);
	}

	private Origin originOf(AuditEvent event) {
		Caller caller = event.actor() == AuditEvent.Actor.ANYBODY ? null : caller();
		UUID session = caller == null ? null : caller.sessionId().value();
		if (event.session() != null) {
			session = event.session().value();
		}
		HttpServletRequest request = request();
		if (request == null) {
			return new Origin(actorOf(event, caller), null, null, null, session);
		}
		ClientInfo client = new ClientInfo(addresses.resolve(request), request.getHeader(HttpHeaders.USER_AGENT));
		return new Origin(actorOf(event, caller), client.address().toString(), client.userAgent(),
				RequestId.of(request), session);
	}

	private static @Nullable UUID actorOf(AuditEvent event, @Nullable Caller caller) {
		if (event.actor() == AuditEvent.Actor.TARGET && event.target() != null) {
			return event.target().value();
		}
		return caller == null ? null : caller.userId().value();
	}

	private static @Nullable Caller caller() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : null;
	}

	private static @Nullable HttpServletRequest request() {
		return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
				? attributes.getRequest() : null;
	}

}
