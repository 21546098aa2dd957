"""Checks on a catalogue, each with the place of what is wrong."""
