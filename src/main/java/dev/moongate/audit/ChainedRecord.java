package dev.moongate.audit;

/**
 * A record at its place in the chain of a day.
 *
 * @param record the record with its proof
 * @param position its place, from 1
 * @param hash the keyed hash of its proof and of the hash before, in hexadecimal
 */
record ChainedRecord(ProvenRecord record, long position, String hash) {
}
