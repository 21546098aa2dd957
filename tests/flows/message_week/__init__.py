"""A week of messages in a small county, lived through in minutes."""
