package io.baton.it.cluster.rules;

/**
 * An event.
 *
 * @param text anything
 */
public record Word(String text) {}
