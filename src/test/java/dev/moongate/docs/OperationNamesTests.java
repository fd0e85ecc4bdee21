package dev.moongate.docs;

import io.swagger.v3.oas.models.PathItem.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OperationNames}.
 */
class OperationNamesTests {

	@ParameterizedTest
	@CsvSource({ "GET, /, getService", "GET, /health, getHealth", "GET, /.well-known/jwks.json, getJwks",
			"POST, /api/v1/auth/login, login", "POST, /api/v1/auth/send-code, sendCode",
			"POST, /api/v1/auth/captcha/refresh, refreshCaptcha", "POST, /api/v1/auth/refresh, refresh",
			"GET, /api/v1/auth/me, getMe", "PATCH, /api/v1/auth/me, updateMe", "DELETE, /api/v1/auth/me, deleteMe",
			"GET, /api/v1/auth/me/export, getMeExport", "GET, /api/v1/auth/sessions, getSessions",
			"DELETE, /api/v1/auth/sessions/{id}, deleteSession", "POST, /api/v1/admin/users, createAdminUser",
			"GET, /api/v1/admin/users/{id}, getAdminUser", "POST, /api/v1/admin/users/{id}/logout, logoutAdminUser",
			"POST, /api/v1/admin/users/import, importAdminUsers",
			"GET, /api/v1/admin/audit-events, getAdminAuditEvents" })
	void nameSaysWhatIsDoneToWhat(HttpMethod method, String path, String name) {
		assertThat(OperationNames.name(method, path)).isEqualTo(name);
	}

}
