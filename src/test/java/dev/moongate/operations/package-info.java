/**
 * What docs/operations promises operators, held against the service.
 */
@NullMarked
package dev.moongate.operations;

import org.jspecify.annotations.NullMarked;
