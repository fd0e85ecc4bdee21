package dev.moongate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/**
 * The Moongate authentication service.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(sharedModules = { "problem", "system" })
public class MoongateApplication {

	public static void main(String[] args) {
		SpringApplication.run(MoongateApplication.class, args);
	}

}
