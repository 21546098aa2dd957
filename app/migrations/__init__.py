"""Migrations: generated, reviewed by hand, never edited after they are merged."""
