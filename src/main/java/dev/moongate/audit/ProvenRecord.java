package dev.moongate.audit;

/**
 * A record with its proof.
 *
 * @param content the record
 * @param proof what proves it
 */
record ProvenRecord(AuditRecord content, Proof proof) {
}
