package dev.moongate;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import jakarta.persistence.Entity;
import org.springframework.context.annotation.Configuration;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The rules of the house. One that applies to nothing yet holds (see
 * {@code archunit.properties}).
 */
@AnalyzeClasses(packages = "dev.moongate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final DescribedPredicate<JavaClass> OURS = resideInAnyPackage("dev.moongate..");

	private static final DescribedPredicate<JavaClass> DATA = OURS
		.and(outermost(simpleNameEndingWith("Repository").or(simpleNameEndingWith("Store"))));

	private static final DescribedPredicate<JavaClass> SERVICE = OURS.and(simpleNameEndingWith("Service"));

	private static final DescribedPredicate<JavaClass> WEB = resideInAnyPackage("dev.moongate..web..")
		.or(OURS.and(simpleNameEndingWith("Controller")));

	@ArchTest
	static final ArchRule controllersCallServicesAndServicesCallRepositories = CompositeArchRule
		.of(noClasses().that(WEB).should().dependOnClassesThat(DATA))
		.and(noClasses().that(not(WEB)).should().dependOnClassesThat(WEB))
		.and(noClasses().that(DATA).should().dependOnClassesThat(SERVICE));

	@ArchTest
	static final ArchRule whatBelongsToOneFeatureIsNotPublic = classes()
		.that(DATA.or(annotatedWith(Entity.class)).or(simpleNameEndingWith("Controller")))
		.should(ArchConditions.not(haveModifier(JavaModifier.PUBLIC)));

	@ArchTest
	static final ArchRule tokensAreMadeAndReadInOnePlace = noClasses()
		.that(not(resideInAnyPackage("dev.moongate.token..")))
		.should()
		.dependOnClassesThat(resideInAnyPackage("io.jsonwebtoken.."));

	@ArchTest
	static final ArchRule storesSpeakToRedis = noClasses()
		.that(not(outermost(simpleNameEndingWith("Store").or(annotatedWith(Configuration.class)))))
		.should()
		.dependOnClassesThat(resideInAnyPackage("org.springframework.data.redis.."));

	@ArchTest
	static final ArchRule mailsAreSentFromOnePlace = noClasses().that(not(resideInAnyPackage("dev.moongate.mail..")))
		.should()
		.dependOnClassesThat(resideInAnyPackage("jakarta.mail..", "org.eclipse.angus.."));

	@ArchTest
	static final ArchRule timeAndRandomnessAreGiven = noClasses().that(not(resideInAnyPackage("dev.moongate.system..")))
		.should()
		.callMethodWhere(describe("reads the time of the machine", ArchitectureTests::readsTheTime))
		.orShould()
		.callMethod(UUID.class, "randomUUID")
		.orShould()
		.callConstructor(SecureRandom.class);

	@ArchTest
	static final ArchRule noTransactionIsOpenWhileAPasswordIsHashed = methods().that(PasswordHashing.TRANSACTIONAL)
		.should(PasswordHashing.NEVER_HASH);

	@ArchTest
	static final ArchRule namesSayWhatAThingIs = noClasses().should()
		.haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)");

	@ArchTest
	static final ArchRule changesOfCaseNameALocale = noClasses().should()
		.callMethod(String.class, "toLowerCase")
		.orShould()
		.callMethod(String.class, "toUpperCase");

	@ArchTest
	void nobodyImportsAdminMailOrSecurity(JavaClasses classes) {
		for (String feature : List.of("admin", "mail", "security")) {
			DescribedPredicate<JavaClass> itself = resideInAnyPackage("dev.moongate." + feature + "..");
			noClasses().that(not(itself)).should().dependOnClassesThat(itself).check(classes);
		}
	}

	private static boolean readsTheTime(JavaCall<?> call) {
		JavaClass owner = call.getTargetOwner();
		return switch (call.getName()) {
			case "now" -> owner.getPackageName().equals("java.time") && call.getTarget()
				.getRawParameterTypes()
				.stream()
				.noneMatch((type) -> type.isEquivalentTo(Clock.class));
			case "system", "systemUTC", "systemDefaultZone" -> owner.isEquivalentTo(Clock.class);
			case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
			default -> false;
		};
	}

	/**
	 * A class counts as part of the one it is written in.
	 */
	private static DescribedPredicate<JavaClass> outermost(DescribedPredicate<? super JavaClass> predicate) {
		return describe(predicate.getDescription(), (type) -> {
			JavaClass outer = type;
			while (outer.getEnclosingClass().isPresent()) {
				outer = outer.getEnclosingClass().get();
			}
			return predicate.test(outer);
		});
	}

}
