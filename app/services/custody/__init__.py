"""Originals that change hands: where each is, who has it, and who confirmed it."""
