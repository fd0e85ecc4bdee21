package dev.moongate.admin;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an emergency rotation has done.
 *
 * @param keysRotated whether there are new signing keys; with HS256 the operator has to
 * change {@code JWT_SECRET_KEY}
 * @param sessionsEnded how many sessions have ended
 */
@Schema(name = "KeyRotation")
public record KeyRotation(boolean keysRotated, int sessionsEnded) {
}
