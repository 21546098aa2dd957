"""The differences of two versions of an item, and what they mean."""
