package dev.moongate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

import dev.moongate.system.SettingsCheck;

/**
 * The Moongate authentication service.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(sharedModules = { "problem", "system" })
public class MoongateApplication {

	public static void main(String[] args) {
		if (SettingsCheck.isAskedFor(args)) {
			System.exit(SettingsCheck.run(args, System.out));
		}
		SpringApplication.run(MoongateApplication.class, args);
	}

}
