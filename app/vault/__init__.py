"""Keeps personal data unreadable at rest: envelopes, a key ring that can turn, a blind index."""
