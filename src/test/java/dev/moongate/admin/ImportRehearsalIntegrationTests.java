package dev.moongate.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.moongate.support.ApiResponse;
import dev.moongate.support.IntegrationTest;
import dev.moongate.support.TestAdmin;
import dev.moongate.support.TestApi;

import static dev.moongate.admin.TestImport.DRY_RUN;
import static dev.moongate.admin.TestImport.IMPORT;
import static dev.moongate.admin.TestImport.crowd;
import static dev.moongate.admin.TestImport.line;
import static dev.moongate.admin.TestImport.refusals;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A dry run answers as the import would, and stores nothing.
 */
@IntegrationTest
class ImportRehearsalIntegrationTests {

	@Autowired
	private TestApi api;

	@Autowired
	private JdbcTemplate jdbc;

	@SuppressWarnings("NullAway.Init")
	private TestAdmin admin;

	@BeforeEach
	void signIn() {
		admin = TestAdmin.of("the_admin", api, jdbc);
	}

	@Test
	void dryRunTellsWhatWouldBecomeOfTheLinesAndStoresNothing() {
		assertThat(send(IMPORT, List.of(line("ann")))).hasValue("/data/created", "1");
		List<String> lines = new ArrayList<>(crowd(600));
		lines.addAll(List.of(line("ann"), "{", line("other").replace("other@", "crowd7@"),
				line("Crowd8").replace("crowd8@", "eight@"), line("crowd9"), line("ANN").replace("ann@", "nobody@")));
		ApiResponse real = sendTwice(lines);
		assertThat(real).hasValue("/data/created", "600");
		assertThat(refusals(real)).containsExactly("602 MALFORMED_JSON", "603 EMAIL_TAKEN", "604 USERNAME_TAKEN",
				"606 USERNAME_TAKEN");
	}

	@Test
	void ofLinesThatShareANameTheFirstIsTheOneInADryRunToo() {
		ApiResponse real = sendTwice(
				List.of(line("ccc"), line("ccc"), line("ccc").replace("ccc@example", "CCC@EXAMPLE"), line("CCC"),
						line("ddd").replace("ddd@", "ccc@"), line("ccc").replace("ccc@", "eee@")));
		assertThat(real).hasValue("/data/created", "1").hasValue("/data/unchanged", "3");
		assertThat(refusals(real)).containsExactly("5 EMAIL_TAKEN", "6 USERNAME_TAKEN");
	}

	@Test
	void dryRunIsToldToComeBackWhenEnoughAreUnderWayAndNothingElseIs() throws IOException {
		TestApi second = TestAdmin.of("second_admin", api, jdbc).api();
		TestApi third = TestAdmin.of("third_admin", api, jdbc).api();
		try (OpenImport one = new OpenImport(admin.api(), DRY_RUN); OpenImport two = new OpenImport(second, DRY_RUN)) {
			one.send(crowd(700));
			two.send(crowd(700));
			Awaitility.await().until(() -> TestImport.rehearsals(jdbc) == 2);
			assertThat(TestImport.send(third, DRY_RUN, crowd(1))).hasReason("BUSY").hasHeader("Retry-After", "5");
			assertThat(TestImport.send(third, IMPORT, List.of(line("ann")))).isOk();
			assertThat(one.end()).isOk().hasValue("/data/created", "700");
			assertThat(TestImport.send(second, DRY_RUN, crowd(1))).hasReason("BUSY");
			assertThat(TestImport.send(third, DRY_RUN, crowd(1))).isOk();
			assertThat(two.end()).isOk();
		}
		assertThat(TestImport.send(second, DRY_RUN, crowd(1))).isOk();
	}

	/**
	 * Rehearses an import, which must change nothing, then makes it, which must answer
	 * the same.
	 */
	private ApiResponse sendTwice(List<String> lines) {
		List<@Nullable String> before = everything();
		ApiResponse rehearsal = send(DRY_RUN, lines);
		assertThat(rehearsal).isOk().hasValue("/data/dry_run", "true");
		assertThat(everything()).isEqualTo(before);
		ApiResponse real = send(IMPORT, lines);
		assertThat(rehearsal.text().replace("\"dry_run\":true", "\"dry_run\":false")).isEqualTo(real.text());
		return real;
	}

	private ApiResponse send(String path, List<String> lines) {
		return TestImport.send(admin.api(), path, lines);
	}

	private List<@Nullable String> everything() {
		return jdbc.queryForList("select users::text from users order by id", String.class);
	}

}
