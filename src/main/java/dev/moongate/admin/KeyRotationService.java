package dev.moongate.admin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import dev.moongate.session.EmergencyService;
import dev.moongate.system.UserId;
import dev.moongate.token.SigningKeyService;

/**
 * What to do when a signing key, a backup or a log with tokens may be in somebody else's
 * hands: new keys, and everybody signs in again.
 */
@Service
public class KeyRotationService {

	private static final Logger logger = LoggerFactory.getLogger(KeyRotationService.class);

	private final SigningKeyService keys;

	private final EmergencyService emergency;

	KeyRotationService(SigningKeyService keys, EmergencyService emergency) {
		this.keys = keys;
		this.emergency = emergency;
	}

	/**
	 * Replaces the signing keys and ends every session, that of the administrator too. If
	 * it breaks off, it can be repeated.
	 * @param admin who asks for it
	 */
	public KeyRotation rotate(UserId admin) {
		boolean rotated = keys.rotateNow();
		int ended = emergency.endEverySession();
		logger.warn("Administrator {} ended every session, {} in all; signing keys replaced: {}", admin, ended,
				rotated);
		return new KeyRotation(rotated, ended);
	}

}
